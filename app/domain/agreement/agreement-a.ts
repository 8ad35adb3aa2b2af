/**
 * Agreement on an ordered scale, from how many chose each of its levels: 1 where all chose the same, 0 where they are
 * spread evenly, -1 where half stand at either end (van der Eijk 2001, Quality and Quantity 35:325-341).
 *
 * The counts are taken apart into layers, in each of which a level is chosen or not; A is the mean of the layers'
 * agreement, each weighted by how many people are in it.
 *
 * @param counts how many chose each level, from the lowest to the highest; at least two levels, each 0 or more. Those
 *   who chose none ("I don't know", "Does not apply here", nothing) are in none of them.
 * @returns null where nobody chose a level.
 * @throws RangeError for fewer than two levels
 */
export function agreementA(counts: readonly number[]): number | null {
  if (counts.length < 2) throw new RangeError('agreement is on a scale of two levels or more');
  const total = counts.reduce((sum, count) => sum + count, 0);
  if (total === 0) return null;
  const heights = [...new Set(counts)].filter((count) => count > 0).sort((a, b) => a - b);
  return heights.reduce((sum, height, index) => {
    const chosen = counts.map((count) => count >= height);
    const people = (height - (heights[index - 1] ?? 0)) * levelsIn(chosen);
    return sum + (people / total) * layerAgreement(chosen);
  }, 0);
}

/** The agreement of a layer: how few levels are chosen, turned down as far as those between them are not. */
function layerAgreement(chosen: readonly boolean[]): number {
  return unimodality(chosen) * (1 - (levelsIn(chosen) - 1) / (chosen.length - 1));
}

/**
 * 1 where the chosen levels stand side by side; lower, the more often a level between two chosen ones is not chosen
 * (`gaps`), against a level beside two chosen ones (`edges`).
 */
function unimodality(chosen: readonly boolean[]): number {
  const K = chosen.length;
  let edges = 0;
  let gaps = 0;
  for (let low = 0; low < K; low += 1) {
    for (let mid = low + 1; mid < K; mid += 1) {
      for (let high = mid + 1; high < K; high += 1) {
        const [a, b, c] = [chosen[low], chosen[mid], chosen[high]];
        if (b && a !== c) edges += 1;
        if (!b && a && c) gaps += 1;
      }
    }
  }
  return gaps === 0 ? 1 : ((K - 2) * edges - (K - 1) * gaps) / ((K - 2) * (edges + gaps));
}

function levelsIn(chosen: readonly boolean[]): number {
  return chosen.filter(Boolean).length;
}
