/**
 * In which order somebody believes that people came, from one thing seen: groups of people, in order within each, where
 * nothing is known between groups. Those in one place are told together.
 */
export interface Order {
  /** What it was seen from. */
  from: string;
  groups: string[][][];
}

/** The order of people by a number or a text seen of each; equal ones are told together. */
export function orderBy(from: string, seen: ReadonlyMap<string, number | string>): Order {
  return { from, groups: [sorted(seen)] };
}

/** The orders of people within each page that they were seen in. */
export function orderWithin(
  from: string,
  seen: readonly { id: string; page: number; offset: number }[],
): Order {
  const pages = new Map<number, Map<string, number>>();
  const taken = new Set<string>();
  for (const { id, page, offset } of seen) {
    // Whoever fills several pages is looked at in one.
    if (taken.has(id) && !pages.get(page)?.has(id)) continue;
    taken.add(id);
    const on = pages.get(page) ?? new Map<string, number>();
    pages.set(page, on.set(id, Math.max(offset, on.get(id) ?? 0)));
  }
  return { from, groups: [...pages.values()].map((on) => sorted(on).reverse()) };
}

/**
 * How far an order agrees with the one in which people came: the number of pairs told rightly less those told wrongly
 * (Kendall's S), in standard deviations of what guessing gives. Within 5 either way it tells nothing.
 */
export function agreement({ groups }: Order, came: ReadonlyMap<string, number>): number {
  let score = 0;
  let variance = 0;
  for (const group of groups) {
    const places = group.map((together) => together.flatMap((id) => came.get(id) ?? []));
    const n = places.flat().length;
    variance += (n * (n - 1) * (2 * n + 5)) / 18;
    places.forEach((earlier, index) => {
      for (const later of places.slice(index + 1).flat()) {
        for (const one of earlier) score += Math.sign(later - one);
      }
    });
  }
  return variance === 0 ? 0 : score / Math.sqrt(variance);
}

function sorted(seen: ReadonlyMap<string, number | string>): string[][] {
  const by = new Map<number | string, string[]>();
  for (const [id, value] of seen) by.set(value, [...(by.get(value) ?? []), id]);
  return [...by].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, together]) => together);
}
