import type { Figure, SizedGroup } from '~/domain/edition/edition';
import { groupLabel } from '~/domain/edition/labels';
import { shownMean } from '~/domain/edition/messages';
import { Table } from '../nhs/table';
import { coarserThan, groupKey, sameGroup, whyHidden } from './figure-words';

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
  const together = rows.flatMap(({ id, name, figure }) =>
    coarserThan(figure, groups).map((group) => ({
      key: `${id} ${groupKey(group)}`,
      words: `${name}, ${groupLabel(group, sectorName)} (${group.sectors.map(sectorName).join(', ')}): ${shownMean(group)}`,
    })),
  );
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
      {together.length > 0 && (
        <>
          <p>“With others”: too few of the group answered, so it is counted together with others.</p>
          <ul>
            {together.map(({ key, words }) => (
              <li key={key}>{words}</li>
            ))}
          </ul>
        </>
      )}
    </>
  );
}

function Cell({ figure, group }: { figure: Figure; group: SizedGroup }) {
  const mean = figure.status === 'shown' ? figure.groups.find((each) => sameGroup(each, group)) : undefined;
  if (mean) return <>{shownMean(mean)}</>;
  const inOther =
    figure.status === 'shown' &&
    figure.groups.some(({ sectors }) => sectors.some((sector) => group.sectors.includes(sector)));
  if (inOther) return <>with others</>;
  return (
    <>
      <span aria-hidden="true">–</span>
      <span className="nhsuk-u-visually-hidden">{whyHidden(figure) ?? 'too few to show'}</span>
    </>
  );
}
