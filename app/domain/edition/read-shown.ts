import { METHOD, type DimensionResult, type ItemResult, type ShownEdition } from './edition';

/** What editions of the first method did not tell yet. */
const ITEM = { distribution: null, groupDistributions: [], groupsUnsaid: [], gap: null } as const;
const DIMENSION = { between: null, within: [], reliability: null } as const;
const EDITION = { tiers: null, tierGap: null, rounds: [], details: {} } as const;

/**
 * The shown part of a stored edition, from its JSON. An edition never changes, so that one of an earlier method tells
 * less: what it does not hold is not told, and `method` still says which it is.
 */
export function readShown(text: string): ShownEdition {
  const stored = JSON.parse(text) as ShownEdition;
  if (stored.method === METHOD) return stored;
  const item = (one: ItemResult): ItemResult => ({ ...ITEM, ...one });
  const dimension = (one: DimensionResult): DimensionResult => ({
    ...DIMENSION,
    ...one,
    questions: one.questions.map(item),
  });
  return {
    ...EDITION,
    ...stored,
    dimensions: stored.dimensions.map(dimension),
    barriers: stored.barriers.map(item),
  };
}

/** Whether an edition was worked out as they are now, so that it can be worked out again. */
export function isOfThisMethod({ method }: { readonly method: string }): boolean {
  return method === METHOD;
}
