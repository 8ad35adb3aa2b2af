/** A group as one round shows it: its sectors, and how many people of it stand behind the figure. */
export interface RoundGroup {
  readonly sectors: readonly string[];
  readonly n: number;
}

/** Whole groups of two rounds that hold the same sectors between them, at least one group of each round. */
export interface CommonGroup<G extends RoundGroup> {
  /** Ids in order. */
  readonly sectors: readonly string[];
  readonly now: readonly G[];
  readonly before: readonly G[];
}

/**
 * The finest groups to which two rounds can both be brought without splitting a group of either (analysis.md,
 * "Rounds"); at least one group of each round is needed. Every group of either round is in exactly one of them, so
 * that none has fewer people than the groups that are shown already.
 *
 * A sector that only one round has goes with its group. Where that leaves a group without people in the other round,
 * it joins the smallest that has people in both (of equals, the first id), or the smallest where none has. Exchanging
 * the rounds gives the same groups. They are in the order of their first ids.
 */
export function commonGroups<G extends RoundGroup>(
  now: readonly G[],
  before: readonly G[],
): readonly CommonGroup<G>[] {
  let parts: readonly CommonGroup<G>[] = [];
  for (const group of now) parts = withGroup(parts, { sectors: group.sectors, now: [group], before: [] });
  for (const group of before) parts = withGroup(parts, { sectors: group.sectors, now: [], before: [group] });
  for (;;) {
    const inTurn = parts.toSorted(smallestFirst);
    const open = inTurn.find((part) => !isInBoth(part));
    const others = inTurn.filter((part) => part !== open);
    const host = others.find(isInBoth) ?? others[0];
    if (!open || !host) return parts.toSorted((a, b) => byText(firstOf(a), firstOf(b)));
    parts = [...others.filter((part) => part !== host), united([host, open])];
  }
}

const isInBoth = ({ now, before }: CommonGroup<RoundGroup>) => now.length > 0 && before.length > 0;

function withGroup<G extends RoundGroup>(
  parts: readonly CommonGroup<G>[],
  added: CommonGroup<G>,
): readonly CommonGroup<G>[] {
  const touched = parts.filter(({ sectors }) => sectors.some((id) => added.sectors.includes(id)));
  return [...parts.filter((part) => !touched.includes(part)), united([...touched, added])];
}

function united<G extends RoundGroup>(parts: readonly CommonGroup<G>[]): CommonGroup<G> {
  return {
    sectors: [...new Set(parts.flatMap(({ sectors }) => sectors))].sort(),
    now: parts.flatMap(({ now }) => now),
    before: parts.flatMap(({ before }) => before),
  };
}

/** By people in both rounds together. */
function smallestFirst(a: CommonGroup<RoundGroup>, b: CommonGroup<RoundGroup>): number {
  return sizeOf(a) - sizeOf(b) || byText(firstOf(a), firstOf(b));
}

const sizeOf = ({ now, before }: CommonGroup<RoundGroup>) =>
  [...now, ...before].reduce((sum, { n }) => sum + n, 0);

const firstOf = ({ sectors }: CommonGroup<RoundGroup>) => sectors[0] ?? '';

/** By code units, which is the same on every computer. */
const byText = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
