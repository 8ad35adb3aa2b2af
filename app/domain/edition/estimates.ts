import { bandOf } from '../scoring/bands';
import type { Estimate, Figure, GroupMean, Moments, SizedGroup } from './edition';
import type { PlaceScore } from './place-score';
import { balancedMean, intervalOf, pooledMean, together } from './place-score';
import type { Tellable } from './told-means';
import { oneDecimalOf, tellableBeside } from './told-means';

/**
 * A figure as shown, from the groups it is shown in (at least one) and their moments; k is the threshold.
 *
 * The mean of few people, to one decimal, is their exact sum. So that nothing of it comes back by subtraction, all
 * that is shown follows from what may be told of each group (see `tellable`): the place's means, and the differences
 * between groups in the pooled range. Nor do small groups show their own spread: they take the one
 * within all groups, and there is no range with fewer than 2k values in all.
 *
 * @param own the moments of those of each group who were not imported; left out where nobody was
 */
export function shownFigure(
  groups: readonly SizedGroup[],
  moments: readonly Moments[],
  k: number,
  own?: readonly Moments[],
): Figure {
  const told = moments.map((one, index) => tellableBeside(one, own?.[index], k));
  const statistics = told.map((one) => one.statistics);
  const n = together(moments).n;
  const [only, another] = told;
  const capped = another ? {} : (only?.mark ?? {});
  const estimate = (score: PlaceScore) => ({ ...estimateOf(score, n >= 2 * k), ...capped });
  return {
    status: 'shown',
    n,
    balanced: estimate(balancedMean(statistics, 2 * k)),
    pooled: estimate(pooledMean(statistics)),
    groups: another ? groups.map((group, index) => groupMean(group, told[index]!)) : [],
  };
}

function groupMean(group: SizedGroup, { statistics, mark }: Tellable): GroupMean {
  const { kind, sectors, n } = group;
  return { kind, sectors, n, mean: oneDecimalOf(statistics.mean), ...mark };
}

function estimateOf(score: PlaceScore, withRange: boolean): Estimate {
  const mean = oneDecimalOf(score.mean);
  const interval = withRange ? intervalOf(score) : null;
  const range = interval && {
    low: oneDecimalOf(Math.max(1, interval.low)),
    high: oneDecimalOf(Math.min(5, interval.high)),
  };
  const ends = range && ([bandOf(range.low).code, bandOf(range.high).code] as const);
  return { mean, band: bandOf(mean).code, range, between: ends && ends[0] !== ends[1] ? ends : null };
}
