import { type CountedGroup, everyone, inOrder, join, smallestFirst } from './groups';

/** Of one sector and one figure: people who could have a value (they were asked), and those with a valid one. */
export interface Standing {
  readonly asked: number;
  readonly valid: number;
}

/** By sector; a sector where nobody was asked is absent. */
export type Standings = Readonly<Record<string, Standing>>;

/** What became of one figure since the edition before. */
export interface SinceBefore {
  readonly before: Standings;
  readonly now: Standings;
  /** The part of `now` that comes from new or changed responses. */
  readonly changed: Standings;
  /** The sectors of each group shown before, one of all where everyone stood in one; empty where it was not shown. */
  readonly groupsBefore: readonly (readonly string[])[];
  /** The same of those alone who were not imported; absent where nobody was, then or now. */
  readonly own?: Pick<SinceBefore, 'before' | 'now' | 'changed'>;
}

/**
 * The groups of one figure in a later edition: those it would have (`groups`, as `groupsOfFigure` gives them) put
 * together until no difference between this edition and an earlier one is about fewer than k people (at least 1).
 * Empty where that cannot be had: too few values are new.
 *
 * Groups only ever grow together. Start from the finest parts that split neither a group of now nor one of before; a
 * sector that appears only now goes with its group of now, one that is gone counts among those who left its part. A
 * part is **settled** when
 *
 * - at least k of its valid values are new or changed; or
 * - the figure was shown before, nobody of the part who was asked is new, changed or gone, and so its values are
 *   exactly those of the groups before that it is made of. (It is also so where at least k people were asked anew and
 *   none of them has a value, nor has any value gone.)
 *
 * A part that is not settled is put together with the smallest other one until all are.
 *
 * **Why this is enough.** Say that a value is one person's answer as it was at one edition; a changed one is another
 * value. Claim: for any set U of groups of this edition and any set V of groups of an earlier one, either both hold
 * the same values or at least k people's values are in one and not in the other. By induction over editions:
 *
 * 1. If a part in U has k new values, no earlier edition holds any of them: the claim holds whatever V is.
 * 2. Else every part in U holds exactly the values of some groups of the edition before; let W be all of those groups.
 *    If V is of the edition before, then V = W, or a whole group is in one and not in the other. Groups of one edition
 *    share nobody, and each has at least k. If V is of a yet earlier edition, the claim holds for W and V, which is
 *    the induction, and U and W hold the same values.
 *
 * The same holds of those who were not imported, for whoever imported the others: a part must be settled among them
 * too, or hold none of them, then and now; and a group has at least k of them, or none (see `mergeSmall`).
 *
 * An empty U or V is covered, since every group has at least k values. Totals, and means over groups, are made of
 * whole groups. What is not covered: an onlooker who knows some of the k values already, as with any threshold; and
 * combining different figures.
 */
export function laterGroups(
  groups: readonly CountedGroup[],
  since: SinceBefore,
  k: number,
): readonly CountedGroup[] {
  let parts = finestParts(groups, since.groupsBefore);
  for (;;) {
    const inTurn = parts.toSorted((a, b) => smallestFirst(everyone(a.groups), everyone(b.groups)));
    const open = inTurn.find((part) => !isSettled(part, since, k));
    if (!open) return namedGroups(parts);
    const other = inTurn.find((part) => part !== open);
    if (!other) return [];
    parts = [...parts.filter((part) => part !== open && part !== other), together([open, other])];
  }
}

/** Groups of now that may only be shown together, and all sectors whose people are or were in them. */
interface Part {
  readonly groups: readonly CountedGroup[];
  readonly sectors: ReadonlySet<string>;
}

function finestParts(
  groups: readonly CountedGroup[],
  before: readonly (readonly string[])[],
): readonly Part[] {
  let parts: readonly Part[] = groups.map((group) => ({ groups: [group], sectors: new Set(group.sectors) }));
  for (const earlier of before) {
    const touched = parts.filter(({ sectors }) => earlier.some((id) => sectors.has(id)));
    if (touched.length === 0) continue;
    const whole = together([...touched, { groups: [], sectors: new Set(earlier) }]);
    parts = [...parts.filter((part) => !touched.includes(part)), whole];
  }
  return parts;
}

function together(parts: readonly Part[]): Part {
  return {
    groups: parts.flatMap(({ groups }) => groups),
    sectors: new Set(parts.flatMap(({ sectors }) => [...sectors])),
  };
}

function isSettled(part: Part, since: SinceBefore, k: number): boolean {
  return isSettledAmong(part, since, k) && isSettledAmongOwn(part, since, k);
}

function isSettledAmongOwn(part: Part, { own, groupsBefore }: SinceBefore, k: number): boolean {
  if (!own) return true;
  const isNone = [...part.sectors].every((id) => !own.before[id]?.asked && !own.now[id]?.asked);
  return isNone || isSettledAmong(part, { ...own, groupsBefore }, k);
}

function isSettledAmong(
  { sectors }: Part,
  { before, now, changed, groupsBefore }: SinceBefore,
  k: number,
): boolean {
  const sum = (standings: Standings, key: keyof Standing) =>
    [...sectors].reduce((total, id) => total + (standings[id]?.[key] ?? 0), 0);
  const added = (key: keyof Standing) => sum(changed, key);
  const gone = (key: keyof Standing) => Math.max(0, sum(before, key) - (sum(now, key) - added(key)));
  if (added('valid') >= k) return true;
  if (groupsBefore.length === 0 || added('valid') > 0 || gone('valid') > 0) return false;
  return added('asked') >= k || (added('asked') === 0 && gone('asked') === 0);
}

function namedGroups(parts: readonly Part[]): readonly CountedGroup[] {
  const [first, second] = parts;
  if (first && !second) return [everyone(first.groups)];
  return parts.map(({ groups }) => named(groups)).toSorted(inOrder);
}

/** Groups that were put together go by the largest, but never as "Other partners", of which there is one already. */
function named(groups: readonly CountedGroup[]): CountedGroup {
  const largestFirst = groups.toSorted(smallestFirst).reverse();
  const host = largestFirst.find(({ kind }) => kind !== 'others') ?? largestFirst[0]!;
  const guests = groups.filter((group) => group !== host);
  return guests.length === 0 ? host : join(host, ...guests);
}
