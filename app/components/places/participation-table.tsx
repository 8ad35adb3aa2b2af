import { Table } from '~/components/nhs/table';
import type { Participation, ParticipationRow } from '~/domain/assessment/participation';

export type ParticipationTableProps = {
  participation: Participation;
  /** Names by sector id. */
  names: Readonly<Record<string, string>>;
  /** When it was counted, as the end of "Answers sent, …". */
  counted: string;
};

/** Who has sent answers, by sector, against those expected where a lead said how many. */
export function ParticipationTable({ participation, names, counted }: ParticipationTableProps) {
  const { rows, total } = participation;
  const cells = (name: string, { sent, expected, rate }: ParticipationRow) => [
    name,
    sent,
    expected ?? 'Not said',
    rate === null ? '–' : `${rate}%`,
  ];
  return (
    <Table
      id="participation"
      compact
      caption={`Answers sent, ${counted}`}
      head={[
        { id: 'sector', text: 'Type of organisation' },
        { id: 'sent', text: 'Sent', numeric: true },
        { id: 'expected', text: 'Expected', numeric: true },
        { id: 'rate', text: 'Share', numeric: true },
      ]}
      rows={[
        ...rows.map((row) => ({ id: row.sector, cells: cells(names[row.sector] ?? row.sector, row) })),
        { id: 'all', cells: cells('All', total) },
      ]}
    />
  );
}
