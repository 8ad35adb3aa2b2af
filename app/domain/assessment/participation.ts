/** How many of one sector have sent their answers. */
export interface ParticipationRow {
  sector: string;
  sent: number;
  /** Null: not said. */
  expected: number | null;
  /** Percent of those expected, rounded; above 100 where more came. Null where none are expected to compare with. */
  rate: number | null;
}

export interface Participation {
  /** One for each sector invited, in the order given; then those who answered for a sector no longer invited. */
  rows: ParticipationRow[];
  /** Expected and rate are null unless every sector invited has a number. */
  total: ParticipationRow;
}

/**
 * Numbers of responses sent, against those expected. A sector of which nobody sent anything has 0.
 * @param counts responses by sector id; sectors without any may be absent
 * @param expected people by sector id; absent: not said
 */
export function participationOf(
  sectors: readonly string[],
  counts: Readonly<Record<string, number>>,
  expected: Readonly<Record<string, number>>,
): Participation {
  const others = Object.keys(counts).filter((id) => !sectors.includes(id));
  const rows = [...sectors, ...others].map((sector) =>
    rowOf(sector, counts[sector] ?? 0, expected[sector] ?? null),
  );
  const sent = rows.reduce((sum, row) => sum + row.sent, 0);
  const all = sectors.every((id) => expected[id] !== undefined);
  const people = all ? sectors.reduce((sum, id) => sum + expected[id]!, 0) : null;
  return { rows, total: rowOf('', sent, people) };
}

/** The sectors with more answers sent than people expected. */
export function sectorsAboveExpected({ rows }: Participation): (ParticipationRow & { expected: number })[] {
  return rows.flatMap((row) =>
    row.expected !== null && row.sent > row.expected ? [{ ...row, expected: row.expected }] : [],
  );
}

function rowOf(sector: string, sent: number, expected: number | null): ParticipationRow {
  return { sector, sent, expected, rate: expected ? Math.round((100 * sent) / expected) : null };
}

const HOUR_MS = 3_600_000;

/** The last full hour before or at a moment (ISO-8601 UTC). */
export function fullHour(iso: string): string {
  return new Date(Math.floor(Date.parse(iso) / HOUR_MS) * HOUR_MS).toISOString();
}
