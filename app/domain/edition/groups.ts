import type { Group, SizedGroup } from './edition';

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
 * Everyone is in exactly one of the groups that come out, and each has at least k people. They are in the order of
 * their first ids, `others` last. A group of 0 is pooled like any other, which hides that it is 0: leave out those who
 * should not be there at all.
 */
export function mergeSmall(groups: readonly SizedGroup[], k: number): readonly SizedGroup[] {
  const small = groups.filter(({ n }) => n < k);
  const large = groups.filter(({ n }) => n >= k);
  const pool: SizedGroup = { kind: 'others', sectors: sectorsOf(small), n: sizeOf(small) };
  if (large.length === 0 && pool.n < enoughInPool(k)) return [];
  const merged = small.length === 0 ? large : withPool(large, pool, k);
  return merged.length === 1 ? [everyone(merged)] : merged.toSorted(inOrder);
}

function withPool(large: readonly SizedGroup[], pool: SizedGroup, k: number): readonly SizedGroup[] {
  const host =
    pool.n >= enoughInPool(k)
      ? large.find(({ kind }) => kind === 'others')
      : large.toSorted(smallestFirst).at(0);
  return host ? large.map((group) => (group === host ? join(host, pool) : group)) : [...large, pool];
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
export function join(host: SizedGroup, ...guests: readonly SizedGroup[]): SizedGroup {
  const n = host.n + sizeOf(guests);
  if (host.kind === 'others') return { kind: 'others', sectors: sectorsOf([host, ...guests]), n };
  const [first = '', ...rest] = host.sectors;
  const joining = [...rest, ...guests.flatMap(({ sectors }) => sectors)].sort();
  return { kind: 'joined', sectors: [first, ...joining], n };
}

/** One group of everyone in the groups given. */
export function everyone(groups: readonly SizedGroup[]): SizedGroup {
  return { kind: 'all', sectors: sectorsOf(groups), n: sizeOf(groups) };
}

/** The groups of the place as a whole, from the number of people by sector. Sectors of 0 people do not exist. */
export function groupsOfPlace(people: Readonly<Record<string, number>>, k: number): readonly SizedGroup[] {
  const sectors = Object.entries(people).filter(([, n]) => n > 0);
  return mergeSmall(
    sectors.map(([id, n]) => ({ kind: 'sector', sectors: [id], n })),
    k,
  );
}

/**
 * The groups of one figure: those of the place, put together further where fewer than k of a group have a valid value.
 * `valid` is the number of valid values by sector; a sector that is not there could not have any (nobody of it was
 * asked) and is left out, while one of 0 is pooled as if it were small.
 */
export function groupsOfFigure(
  place: readonly Group[],
  valid: Readonly<Record<string, number>>,
  k: number,
): readonly SizedGroup[] {
  const groups = place.flatMap(({ kind, sectors }) => {
    const asked = sectors.filter((id) => Object.hasOwn(valid, id));
    if (asked.length === 0) return [];
    const n = asked.reduce((sum, id) => sum + (valid[id] ?? 0), 0);
    // What is left of a joined group or of all may be a single sector, which then goes by its own name.
    return [{ kind: asked.length === 1 ? 'sector' : kind, sectors: asked, n } as const];
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

function sizeOf(groups: readonly SizedGroup[]): number {
  return groups.reduce((sum, { n }) => sum + n, 0);
}
