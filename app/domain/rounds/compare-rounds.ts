import type { QuestionSet } from 'questions/types';
import { fUpperTail } from '../agreement/f-distribution';
import { holmAdjusted } from '../agreement/holm';
import { BEYOND_CHANCE } from '../edition/between-groups';
import type { DimensionChange, Moments, RoundChange } from '../edition/edition';
import type { GroupStatistics, PlaceScore, Spread } from '../edition/place-score';
import { balancedMean, intervalOf, statisticsOf, together } from '../edition/place-score';
import { oneDecimalOf } from '../edition/told-means';
import { commonGroups } from './common-groups';
import { sameQuestions } from './same-questions';
import type { ToldGroup, ToldGroups } from './told-groups';

/** One assessment of a place, as far as it takes to compare it with another: an edition and what it was made with. */
export interface Round {
  readonly assessmentId: string;
  /** The edition's number. */
  readonly edition: number;
  readonly set: QuestionSet;
  /** k, as it was for this round. */
  readonly threshold: number;
  /** Of the shown part, the dimensions. */
  readonly shown: { readonly dimensions: readonly { readonly id: string }[] };
  readonly groups: ToldGroups;
}

/**
 * How each dimension of the present round changed since an earlier one of the same place (analysis.md, "Rounds").
 *
 * Both rounds are brought to the groups that both have (`commonGroups`), each counting once. The people of two rounds
 * are taken as independent samples, since nobody is followed from one to the next: where the same people answered
 * again, ranges are wider than they need be. The variance of a change is the sum of the two rounds', with degrees of
 * freedom as of Welch and Satterthwaite.
 *
 * Nothing comes into it but groups that either round shows, each as it may be told (`tellableBeside`): capped before groups
 * are put together, so that no subtraction brings back what lies beyond a cap. Hence a change can differ a little from
 * the difference of the places' own means, whose groups may be finer.
 *
 * No range, and never real, where fewer than 2k people of either round have a score, or nothing is known of their
 * spread.
 */
export function compareRounds(now: Round, before: Round): RoundChange {
  const same = sameQuestions(now.set, before.set);
  const compared = now.shown.dimensions.map(({ id }): Comparison => {
    if (!same.dimensions.has(id)) return { id, why: 'other-questions' };
    const [present, earlier] = [now.groups[id], before.groups[id]];
    return present && earlier
      ? { id, ...change({ k: now.threshold, groups: present }, { k: before.threshold, groups: earlier }) }
      : { id, why: 'not-shown' };
  });
  const adjusted = holmAdjusted(compared.map((one) => ('why' in one ? null : one.p)));
  return {
    assessmentId: before.assessmentId,
    edition: before.edition,
    dimensions: compared.map((one, index) => told(one, adjusted[index] ?? null)),
    leftOut: same.leftOut,
  };
}

type Comparison = { readonly id: string } & (
  Change | { readonly why: Extract<DimensionChange, { status: 'not-compared' }>['why'] }
);

/** Unrounded. */
interface Change {
  readonly before: number;
  readonly now: number;
  readonly spread: Spread | null;
  /** Two-sided; null where there is no spread. */
  readonly p: number | null;
  readonly groups: readonly (readonly string[])[];
}

/** The groups of one round in which a figure is shown. */
interface GroupsOfRound {
  readonly k: number;
  readonly groups: readonly ToldGroup[];
}

function change(now: GroupsOfRound, before: GroupsOfRound): Change {
  const common = commonGroups(now.groups, before.groups);
  const present = scoreOf(
    common.map((group) => group.now),
    now.k,
  );
  const earlier = scoreOf(
    common.map((group) => group.before),
    before.k,
  );
  const spread = present.spread && earlier.spread && ofDifference(present.spread, earlier.spread);
  return {
    before: earlier.mean,
    now: present.mean,
    spread,
    p: spread && twoSided(present.mean - earlier.mean, spread),
    groups: common.map(({ sectors }) => sectors),
  };
}

/** The balanced mean over groups of groups; without its spread where fewer than 2k people are behind it. */
function scoreOf(unions: readonly (readonly ToldGroup[])[], k: number): PlaceScore {
  const n = unions.flat().reduce((sum, group) => sum + group.n, 0);
  const { mean, spread } = balancedMean(
    unions.map((groups) => statisticsOf(together(groups.map(({ statistics }) => momentsFrom(statistics))))),
    2 * k,
  );
  return { mean, spread: n < 2 * k ? null : spread };
}

/** Moments that have these statistics: those of the people themselves, but for a mean that was capped. */
function momentsFrom({ n, mean, within }: GroupStatistics): Moments {
  return { n, sum: n * mean, squares: within + n * mean * mean };
}

/** Welch 1947, Satterthwaite 1946: the spread of the difference of two independent means. */
function ofDifference(a: Spread, b: Spread): Spread {
  const [va, vb] = [a.se ** 2, b.se ** 2];
  return { se: Math.sqrt(va + vb), df: (va + vb) ** 2 / (va ** 2 / a.df + vb ** 2 / b.df) };
}

/** The square of a t has the F distribution with 1 and as many degrees of freedom. */
function twoSided(difference: number, { se, df }: Spread): number {
  return fUpperTail((difference / se) ** 2, 1, df);
}

function told(one: Comparison, adjusted: number | null): DimensionChange {
  const { id } = one;
  if ('why' in one) return { id, status: 'not-compared', why: one.why };
  const difference = one.now - one.before;
  const interval = intervalOf({ mean: difference, spread: one.spread });
  return {
    id,
    status: 'compared',
    before: oneDecimalOf(one.before),
    now: oneDecimalOf(one.now),
    change: oneDecimalOf(difference),
    range: interval && {
      low: oneDecimalOf(Math.max(-MOST, interval.low)),
      high: oneDecimalOf(Math.min(MOST, interval.high)),
    },
    real: adjusted !== null && adjusted < BEYOND_CHANCE,
    groups: one.groups,
  };
}

/** From one end of the scale to the other. */
const MOST = 4;
