import { Table } from '../nhs/table';
import type { DistributionRow } from './distribution-data';

/** The numbers of `DistributionBars`: rows down; people and each level's percent across. */
export function DistributionTable(props: {
  id: string;
  caption: string;
  rowLabel: string;
  levels: readonly string[];
  rows: readonly DistributionRow[];
}) {
  const { id, caption, rowLabel, levels, rows } = props;
  return (
    <Table
      id={id}
      caption={caption}
      compact
      head={[
        { id: 'row', text: rowLabel },
        { id: 'people', text: 'People', numeric: true },
        ...levels.map((name) => ({ id: name, text: name, numeric: true })),
      ]}
      rows={rows.map(({ id: row, label, n, percents, note }) => ({
        id: row,
        cells: [
          <Label key="label" label={label} note={percents ? note : (note ?? 'too few to show')} />,
          percents ? n.toLocaleString('en-GB') : <NotShown key="people" />,
          ...levels.map((name, index) => (percents ? `${percents[index]}%` : <NotShown key={name} />)),
        ],
      }))}
    />
  );
}

function Label({ label, note }: { label: string; note: string | undefined }) {
  return (
    <>
      {label}
      {note !== undefined && <span className="app-profile__further">{note}</span>}
    </>
  );
}

/** A dash for the eye; why is said once, beside the name of the row. */
function NotShown() {
  return (
    <>
      <span aria-hidden="true">–</span>
      <span className="nhsuk-u-visually-hidden">not shown</span>
    </>
  );
}
