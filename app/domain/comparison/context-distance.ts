import type { Context } from 'questions/types';

/** What two places are held beside each other on; the order does not matter. */
type Comparable = Readonly<Record<string, number | string | boolean | undefined>>;

/**
 * How far two places lie apart, from 0 (alike in all that is known of both) to 1: the mean over the fields that both
 * have of the difference in a number, as a share of its range, and of 0 or 1 for the same or another word (Gower 1971,
 * Biometrics 27:857-871).
 *
 * @param ranges of each numeric field, over all places that are compared; a field without a range, or with 0, is alike.
 * @returns the distance and the number of fields it is over; null where they share none.
 */
export function gowerDistance(
  one: Comparable,
  other: Comparable,
  ranges: Readonly<Record<string, number>>,
): { distance: number; shared: number } | null {
  const parts = Object.keys(one).flatMap((field) => {
    const [a, b] = [one[field], other[field]];
    if (a == null || b == null) return [];
    if (typeof a !== 'number' || typeof b !== 'number') return [a === b ? 0 : 1];
    const range = ranges[field] ?? 0;
    return [range === 0 ? 0 : Math.abs(a - b) / range];
  });
  return parts.length === 0
    ? null
    : { distance: parts.reduce((sum, part) => sum + part, 0) / parts.length, shared: parts.length };
}

/** The range of each numeric field over all places; fields that none has are absent. */
export function rangesOf(places: readonly Comparable[]): Record<string, number> {
  const fields = new Set(places.flatMap((place) => Object.keys(place)));
  return Object.fromEntries(
    [...fields].flatMap((field) => {
      const values = places.map((place) => place[field]).filter((value) => typeof value === 'number');
      return values.length === 0 ? [] : [[field, Math.max(...values) - Math.min(...values)]];
    }),
  );
}

/** The fields of a context that are compared: numbers and words, no texts. */
export const CONTEXT_COMPARED = [
  'population',
  'councils',
  'boundariesMatch',
  'acuteTrusts',
  'mentalHealthTrusts',
  'communityTrusts',
  'gpPractices',
  'rurality',
  'deprivation',
  'widerSystemPopulation',
  'widerSystemPlaces',
  'yearsOfJointWorking',
  'localIdentity',
  'voluntaryUmbrella',
] as const satisfies readonly (keyof Context)[];

/** What of a context is compared. */
export function comparedContext(context: Context): Comparable {
  return Object.fromEntries(CONTEXT_COMPARED.map((field) => [field, context[field]]));
}
