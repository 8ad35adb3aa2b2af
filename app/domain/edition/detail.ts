/**
 * How much of the figures of a dimension, a barrier or an overall is told. Figures are told in full unless the auditor
 * finds that this would tell what a few people said; then the next one down is tried.
 */
export interface Detail {
  /** Distributions to the nearest so many percent; null: none. */
  readonly step: 1 | 5 | null;
  /** Of which figures everyone stands in one group: of none, of the dimension's score, or of its questions too. */
  readonly together: 'none' | 'score' | 'all';
  /** Nothing is told. */
  readonly withheld: boolean;
}

/** From all there is to tell down to nothing: groups matter more to a place than how answers spread. */
export const DETAILS: readonly Detail[] = [
  { step: 1, together: 'none', withheld: false },
  { step: 5, together: 'none', withheld: false },
  { step: null, together: 'none', withheld: false },
  { step: 1, together: 'score', withheld: false },
  { step: 5, together: 'score', withheld: false },
  { step: null, together: 'score', withheld: false },
  { step: null, together: 'all', withheld: false },
  { step: null, together: 'all', withheld: true },
];

/** How far down `DETAILS` a dimension, barrier, `overall` or `pressure` is told, by id; those in full are absent. */
export type DetailLevels = Readonly<Record<string, number>>;

/** What of one of them is told. Throws a RangeError for a level that there is not. */
export function detailOf(levels: DetailLevels, id: string): Detail {
  const detail = DETAILS[levels[id] ?? 0];
  if (!detail) throw new RangeError(`no level of detail ${levels[id]}`);
  return detail;
}
