import jStat from 'jstat';
import type { Moments } from './edition';

/** A group of respondents on one figure: how many, their mean, and the sum of squared differences from that mean. */
export interface GroupStatistics {
  readonly n: number;
  readonly mean: number;
  readonly within: number;
}

/** How far a mean may lie from the truth: its standard error and the degrees of freedom behind that. */
export interface Spread {
  readonly se: number;
  readonly df: number;
}

/** A mean on the 1 to 5 scale, unrounded. No spread where too little is known of it, or everyone answered alike. */
export interface PlaceScore {
  readonly mean: number;
  readonly spread: Spread | null;
}

/** Differences smaller than this, a person, are what rounding of the sums leaves where everyone answered alike. */
const NO_DIFFERENCE = 2e-8;

/** A group's statistics from its moments (at least one value; throws a RangeError for none). */
export function statisticsOf({ n, sum, squares }: Moments): GroupStatistics {
  if (n < 1) throw new RangeError('there are no statistics of nobody');
  const within = squares - (sum * sum) / n;
  return { n, mean: sum / n, within: within / n < NO_DIFFERENCE ? 0 : within };
}

/** The moments of two or more sets of people who have nobody in common; zeroes for none. */
export function together(moments: readonly Moments[]): Moments {
  return moments.reduce(
    (all, one) => ({ n: all.n + one.n, sum: all.sum + one.sum, squares: all.squares + one.squares }),
    { n: 0, sum: 0, squares: 0 },
  );
}

/**
 * The balanced mean of a place: the mean of its groups' means, each counting once (analysis.md, "Scores"). At least
 * one group, each with at least one value.
 *
 * Its variance is that of a stratified sample with equal weights, (1/G^2) sum s_g^2/n_g, with Welch-Satterthwaite
 * degrees of freedom (Satterthwaite 1946). Groups with fewer than `ownVarianceFrom` values (2 or more) take the
 * variance within all groups, pooled, and count as one term with the pool's degrees of freedom, N - G: being one
 * estimate they cannot make each other more certain. No spread where all variances are zero, or nobody shares a group.
 */
export function balancedMean(groups: readonly GroupStatistics[], ownVarianceFrom = 2): PlaceScore {
  const G = groups.length;
  const mean = groups.reduce((sum, group) => sum + group.mean, 0) / G;
  const poolDf = groups.reduce((sum, { n }) => sum + n, 0) - G;
  if (poolDf < 1) return { mean, spread: null };
  const pooled = groups.reduce((sum, { within }) => sum + within, 0) / poolDf;
  const terms = groups
    .filter(({ n }) => n >= ownVarianceFrom)
    .map(({ n, within }) => ({ variance: within / (n - 1) / n, df: n - 1 }));
  const shared = groups
    .filter(({ n }) => n < ownVarianceFrom)
    .reduce((variance, { n }) => variance + pooled / n, 0);
  if (shared > 0) terms.push({ variance: shared, df: poolDf });
  const total = terms.reduce((sum, { variance }) => sum + variance, 0);
  if (total === 0) return { mean, spread: null };
  const df = total ** 2 / terms.reduce((sum, term) => sum + term.variance ** 2 / term.df, 0);
  return { mean, spread: { se: Math.sqrt(total) / G, df } };
}

/**
 * The pooled mean of a place: each person counting once, with the standard error of a simple random sample, s/sqrt(N),
 * and N - 1 degrees of freedom. At least one group, each with at least one value; how people are grouped makes no
 * difference. No spread for one person, or where everyone answered alike.
 */
export function pooledMean(groups: readonly GroupStatistics[]): PlaceScore {
  const N = groups.reduce((sum, { n }) => sum + n, 0);
  const mean = groups.reduce((sum, group) => sum + group.n * group.mean, 0) / N;
  const squares = groups.reduce((sum, { n, mean: own, within }) => sum + within + n * (own - mean) ** 2, 0);
  if (N < 2 || squares / N < NO_DIFFERENCE) return { mean, spread: null };
  return { mean, spread: { se: Math.sqrt(squares / (N - 1) / N), df: N - 1 } };
}

/** The 95% interval around a mean by Student's t, unrounded and not kept to the scale; null where there is no spread. */
export function intervalOf({ mean, spread }: PlaceScore): { low: number; high: number } | null {
  if (!spread) return null;
  const reach = jStat.studentt.inv(0.975, spread.df) * spread.se;
  return { low: mean - reach, high: mean + reach };
}
