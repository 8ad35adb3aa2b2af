import type { Figure, SizedGroup } from '~/domain/edition/edition';
import { groupLabel } from '~/domain/edition/labels';
import { Table } from '../nhs/table';
import { groupKey } from './figure-words';
import { groupCell, WITH_OTHERS } from './group-cells';
import { NotTold } from './not-told';
import { TogetherNotes, togetherNotes } from './together-notes';

/**
 * Means of the groups of partners, a figure a row. Where too few of a group answered a figure, the group stands together
 * with others there: its cell says so, and a line below tells the mean of those together.
 */
export function GroupTable(props: {
  id: string;
  caption: string;
  rowLabel: string;
  groups: readonly SizedGroup[];
  sectorName: (id: string) => string;
  rows: readonly { id: string; name: string; figure: Figure }[];
}) {
  const { groups, sectorName, rows } = props;
  return (
    <>
      <Table
        id={props.id}
        compact
        caption={props.caption}
        head={[
          { id: 'row', text: props.rowLabel },
          ...groups.map((group) => ({
            id: groupKey(group),
            text: `${groupLabel(group, sectorName)} (${group.n.toLocaleString('en-GB')})`,
            numeric: true,
          })),
        ]}
        rows={rows.map(({ id, name, figure }) => ({
          id,
          cells: [
            name,
            ...groups.map((group) => <Cell key={groupKey(group)} figure={figure} group={group} />),
          ],
        }))}
      />
      <TogetherNotes notes={togetherNotes(rows, groups, sectorName)} />
    </>
  );
}

function Cell({ figure, group }: { figure: Figure; group: SizedGroup }) {
  const { value, text } = groupCell(figure, group);
  return value === null && text !== WITH_OTHERS ? <NotTold because={text} /> : <>{text}</>;
}
