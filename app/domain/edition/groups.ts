import type { Group, SizedGroup } from './edition';

/** A group as it is weighed. */
export interface CountedGroup extends SizedGroup {
  /**
   * Those of its people who count towards the threshold, since others of the place were imported: who did that knows
   * what they said, and would be left with the rest. Absent where all count: nobody of the place was imported, or
   * everybody of the group.
   */
  readonly own?: number;
}

/** How many people count towards the threshold, by sector, where some were imported; a sector of none is all imported. */
export type OwnCounts = Readonly<Record<string, number>>;

/**
 * Puts together groups that are too small to be shown (analysis.md, "Groups that may be shown"), for a threshold k.
 *
 * - Groups below k are pooled into `others`; a pool that is large enough becomes part of an `others` group there
 *   already is.
 * - A pool that is not joins the smallest group at or above k (of equals, the first id), which becomes `joined`.
 * - No group at k, but a pool that is large enough: one group of `all`. The same where putting together leaves one.
 * - Else no groups.
 *
 * A pool of k people is large enough up to a k of 8 (see `enoughInPool`).
 *
 * Where some people were imported, those who were not are what counts (see `CountedGroup`); where they cannot be
 * hidden among enough of their like, there are no groups.
 *
 * Everyone is in exactly one of the groups that come out, and each has at least k people. They are in the order of
 * their first ids, `others` last. A group of 0 is pooled like any other, which hides that it is 0: leave out those who
 * should not be there at all.
 */
export function mergeSmall(groups: readonly CountedGroup[], k: number): readonly CountedGroup[] {
  const small = groups.filter((group) => counting(group) < k);
  const large = groups.filter((group) => counting(group) >= k);
  const merged = small.length === 0 ? large : withPool(large, poolOf(small), k);
  return merged.length === 1 ? [everyone(merged)] : merged.toSorted(inOrder);
}

function withPool(large: readonly CountedGroup[], pool: CountedGroup, k: number): readonly CountedGroup[] {
  const isEnough = counting(pool) >= enoughInPool(k);
  const host = isEnough
    ? large.find(({ kind }) => kind === 'others')
    : large.toSorted(smallestFirst).find((group) => counting(join(group, pool)) >= k);
  if (host) return large.map((group) => (group === host ? join(host, pool) : group));
  return isEnough ? [...large, pool] : [];
}

/** How many people of a group count towards the threshold. */
export function counting({ n, own }: CountedGroup): number {
  return own ?? n;
}

/**
 * How many people a pool of small groups needs. Its mean is nearly that of k - 1 of its people when only one is left:
 * with 9 of 10, to within 4/9 of a level. So those who are left must be more than an eighth of the most who may not be
 * told of, and k - 1 people are not known to within half a level, whatever the others said.
 */
export function enoughInPool(k: number): number {
  return k + Math.floor((k - 1) / 8);
}

/** A group with others put to it, under its own name: "Acute hospital and 2 others", or still "Other partners". */
export function join(host: CountedGroup, ...guests: readonly CountedGroup[]): CountedGroup {
  const all = [host, ...guests];
  if (host.kind === 'others') return poolOf(all);
  const [first = '', ...rest] = host.sectors;
  const joining = [...rest, ...guests.flatMap(({ sectors }) => sectors)].sort();
  return { kind: 'joined', sectors: [first, ...joining], ...sizeOf(all) };
}

function poolOf(groups: readonly CountedGroup[]): CountedGroup {
  return { kind: 'others', sectors: sectorsOf(groups), ...sizeOf(groups) };
}

/** One group of everyone in the groups given. */
export function everyone(groups: readonly CountedGroup[]): CountedGroup {
  return { kind: 'all', sectors: sectorsOf(groups), ...sizeOf(groups) };
}

/**
 * The groups of the place as a whole, from the number of people by sector. Sectors of 0 people do not exist.
 * @param own how many of them were not imported; left out where nobody was
 */
export function groupsOfPlace(
  people: Readonly<Record<string, number>>,
  k: number,
  own?: OwnCounts,
): readonly CountedGroup[] {
  const sectors = Object.entries(people).filter(([, n]) => n > 0);
  return mergeSmall(
    sectors.map(([id, n]) => ({ kind: 'sector', sectors: [id], n, ...ownOf([id], own, own) })),
    k,
  );
}

/** `counts` over those of the sectors where not everybody was imported; nothing where everybody was, or nobody at all. */
function ownOf(
  sectors: readonly string[],
  people: OwnCounts | undefined,
  counts: OwnCounts | undefined,
): Pick<CountedGroup, 'own'> {
  const mixed = sectors.filter((id) => (people?.[id] ?? 0) > 0);
  return mixed.length === 0 ? {} : { own: mixed.reduce((sum, id) => sum + (counts?.[id] ?? 0), 0) };
}

/**
 * The groups of one figure: those of the place, put together further where fewer than k of a group have a valid value.
 * `valid` is the number of valid values by sector; a sector that is not there could not have any (nobody of it was
 * asked) and is left out, while one of 0 is pooled as if it were small.
 * @param own of those who were not imported, how many people there are and how many valid values; left out where nobody
 *   was imported
 */
export function groupsOfFigure(
  place: readonly Group[],
  valid: Readonly<Record<string, number>>,
  k: number,
  own?: { readonly people: OwnCounts; readonly valid: OwnCounts },
): readonly CountedGroup[] {
  const groups = place.flatMap(({ kind, sectors }) => {
    const asked = sectors.filter((id) => Object.hasOwn(valid, id));
    if (asked.length === 0) return [];
    const n = asked.reduce((sum, id) => sum + (valid[id] ?? 0), 0);
    // What is left of a joined group or of all may be a single sector, which then goes by its own name.
    const counted = ownOf(asked, own?.people, own?.valid);
    return [{ kind: asked.length === 1 ? 'sector' : kind, sectors: asked, n, ...counted } as const];
  });
  return mergeSmall(groups, k);
}

/** Smallest first, of equals the one with the first id. */
export function smallestFirst(a: SizedGroup, b: SizedGroup): number {
  return a.n - b.n || byText(firstOf(a), firstOf(b));
}

/** By first id, `others` last. */
export function inOrder(a: Group, b: Group): number {
  const last = Number(a.kind === 'others') - Number(b.kind === 'others');
  return last || byText(firstOf(a), firstOf(b));
}

function byText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function firstOf(group: Group): string {
  return group.sectors[0] ?? '';
}

function sectorsOf(groups: readonly Group[]): string[] {
  return groups.flatMap(({ sectors }) => sectors).sort();
}

function sizeOf(groups: readonly CountedGroup[]): Pick<CountedGroup, 'n' | 'own'> {
  const sum = (key: 'n' | 'own') => groups.reduce((total, group) => total + (group[key] ?? 0), 0);
  return { n: sum('n'), ...(groups.some(({ own }) => own !== undefined) && { own: sum('own') }) };
}
