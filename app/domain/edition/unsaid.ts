import type { Counts, GroupUnsaid, ProtectedEdition, SizedGroup, Unsaid } from './edition';
import { askedOf } from './figures';
import { isMixed } from './own-people';
import { FEWEST_FOR_PERCENTS, percentOf, stepFor } from './whole-percents';

interface UnsaidSource {
  readonly threshold: number;
  readonly protected: ProtectedEdition;
  /** The edition before this one; absent for the first. */
  readonly previous?: { readonly protected: ProtectedEdition } | undefined;
}

/**
 * How many of the place could not say, in percentages that never tell one person from nobody. Null where fewer than k
 * or than 21 were asked, where all of those asked said one or the other, and in a later edition where the place as a whole would not be settled (see `laterGroups`, with being asked
 * for having a value).
 */
export function unsaid(id: string, source: UnsaidSource, before: Unsaid | undefined): Unsaid {
  const counted = countsOf(id, source.protected);
  const { own } = source.protected;
  const isSafe =
    !isMixed(source.protected) ||
    // Also to whoever imported the others. Beside an earlier edition it is not known to be.
    (!source.previous && may(countsOf(id, own!), source.threshold));
  return told(counted, source.threshold, isSafe && isSettled(id, counted.asked, source, before));
}

/** The same by group of the place, of those with at least 2k people asked. A later edition tells it of none. */
export function groupsUnsaid(
  id: string,
  source: UnsaidSource,
  groups: readonly SizedGroup[],
): readonly GroupUnsaid[] {
  if (source.previous || isMixed(source.protected) || groups.length < 2) return [];
  return groups.flatMap(({ kind, sectors }) => {
    const one = {
      kind,
      sectors,
      ...told(countsOf(id, source.protected, sectors), 2 * source.threshold, true),
    };
    return one.dontKnow === null ? [] : [one];
  });
}

interface Counted {
  readonly asked: number;
  readonly dk: number;
  readonly na: number;
}

function may({ asked, dk, na }: Counted, least: number): boolean {
  return asked >= Math.max(least, FEWEST_FOR_PERCENTS) && dk + na < asked;
}

function told(counted: Counted, least: number, settled: boolean): Unsaid {
  const { asked, dk, na } = counted;
  const isTold = settled && may(counted, least);
  const percent = (count: number) => (isTold ? percentOf(count, asked, stepFor(asked)) : null);
  return { asked, dontKnow: percent(dk), notApplicable: percent(na) };
}

function isSettled(id: string, asked: number, source: UnsaidSource, before: Unsaid | undefined): boolean {
  const { previous, threshold } = source;
  if (!previous) return true;
  const changes = Object.values(source.protected.changes);
  const added = changes.reduce((sum, change) => sum + (change.asked[id] ?? 0), 0);
  const kept = asked - added;
  const wasTold = before?.dontKnow != null;
  return added >= threshold || (wasTold && added === 0 && kept === countsOf(id, previous.protected).asked);
}

function countsOf(
  id: string,
  { sectors }: Pick<ProtectedEdition, 'sectors'>,
  among: readonly string[] = Object.keys(sectors),
): Counted {
  const counts = among.flatMap((sector): readonly Counts[] => {
    const found = sectors[sector]?.items[id];
    return found ? [found] : [];
  });
  return counts.reduce<Counted>(
    (all, one) => ({ asked: all.asked + askedOf(one), dk: all.dk + one.dk, na: all.na + one.na }),
    { asked: 0, dk: 0, na: 0 },
  );
}
