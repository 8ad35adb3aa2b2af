/** A figure that a finding rests on, by the id of its question, dimension or barrier, or by one of `OTHER_FIGURES` (clauses.ts). */
export interface FoundNumber {
  readonly id: string;
  readonly value: number;
}

/** Those of some means that are there, in the order of the ids. */
export function numbersOf(
  ids: readonly string[],
  means: Readonly<Record<string, number>>,
): readonly FoundNumber[] {
  return ids.flatMap((id) => {
    const value = means[id];
    return value === undefined ? [] : [{ id, value }];
  });
}
