import { ukMomentWords } from '~/domain/assessment/uk-time';
import { Table } from '../nhs/table';

/** An entry of the audit log in words. */
export interface ShownEntry {
  seq: number;
  /** ISO-8601 UTC. */
  at: string;
  who: string;
  what: string;
  place: string | null;
}

/** Entries of the audit log, as they are given. */
export function AuditTable({ entries, withPlace }: { entries: readonly ShownEntry[]; withPlace: boolean }) {
  if (entries.length === 0) return <p>No entries.</p>;
  return (
    <Table
      id="log"
      caption="Entries, the newest first"
      captionHidden
      head={[
        { id: 'what', text: 'What was done' },
        { id: 'who', text: 'By whom' },
        ...(withPlace ? [{ id: 'place', text: 'Place' }] : []),
        { id: 'at', text: 'When' },
        { id: 'seq', text: 'Entry', numeric: true },
      ]}
      rows={entries.map(({ seq, at, who, what, place }) => ({
        id: String(seq),
        cells: [what, who, ...(withPlace ? [place ?? '–'] : []), ukMomentWords(at), seq],
      }))}
    />
  );
}

/** Links to newer and older entries, each with what the log is filtered by. */
export function logNeighbours(
  path: string,
  filter: Readonly<Record<string, string>>,
  { newerThan, olderThan }: { newerThan: number | null; olderThan: number | null },
) {
  const at = (spot: Record<string, string>, label: string) => ({
    href: `${path}?${new URLSearchParams({ ...filter, ...spot })}`,
    label,
  });
  return {
    previous: newerThan === null ? null : at({ after: String(newerThan) }, 'Newer entries'),
    next: olderThan === null ? null : at({ before: String(olderThan) }, 'Older entries'),
  };
}
