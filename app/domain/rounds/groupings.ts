import type { DimensionChange } from '../edition/edition';

/** Dimensions that are compared in the same groups. */
export interface Grouping {
  readonly dimensions: readonly string[];
  readonly groups: readonly (readonly string[])[];
}

/** The dimensions that are compared, by the groups they are compared in: the groups of most dimensions first. */
export function groupings(changes: readonly DimensionChange[]): readonly Grouping[] {
  const found = new Map<string, { dimensions: string[]; groups: Grouping['groups'] }>();
  for (const change of changes) {
    if (change.status !== 'compared') continue;
    const key = JSON.stringify(change.groups);
    const same = found.get(key);
    if (same) same.dimensions.push(change.id);
    else found.set(key, { dimensions: [change.id], groups: change.groups });
  }
  return [...found.values()].sort((a, b) => b.dimensions.length - a.dimensions.length);
}
