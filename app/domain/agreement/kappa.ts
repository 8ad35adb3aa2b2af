/**
 * Agreement of two readers beyond chance, weighted by the square of the distance between levels: 1 is full agreement, 0
 * what chance would give, below 0 less than that (Cohen 1968, Psychological Bulletin 70:213-220).
 *
 * @param pairs the two readers' levels, one pair for each thing that both rated.
 * @returns null without a pair, and where both readers gave everything one same level: then there is nothing to weigh.
 */
export function weightedKappa(pairs: readonly (readonly [number, number])[]): number | null {
  const total = (of: (a: number, b: number) => number) => pairs.reduce((sum, [a, b]) => sum + of(a, b), 0);
  const observed = total((a, b) => (a - b) ** 2) * pairs.length;
  // Every level of the one reader beside every level of the other, without going through all those pairs.
  const expected = total((a, b) => a ** 2 + b ** 2) * pairs.length - 2 * total((a) => a) * total((_, b) => b);
  return expected === 0 ? null : 1 - observed / expected;
}

/**
 * Agreement of two readers beyond chance on a yes or no (Cohen 1960, Educational and Psychological Measurement
 * 20:37-46), which is what the weighted one is for two values.
 *
 * @returns null without a pair, and where both readers said the same of everything.
 */
export function yesNoKappa(pairs: readonly (readonly [boolean, boolean])[]): number | null {
  return weightedKappa(pairs.map(([a, b]) => [Number(a), Number(b)]));
}

/** The share of pairs that are the same, 0 to 1; null without a pair. */
export function exactAgreement(pairs: readonly (readonly [number, number])[]): number | null {
  return pairs.length === 0 ? null : pairs.filter(([a, b]) => a === b).length / pairs.length;
}
