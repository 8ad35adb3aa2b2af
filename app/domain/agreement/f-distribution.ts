import jStat from 'jstat';

/**
 * How likely an F of at least this is by chance, 0 to 1: the p of an F test, to 1e-6 or better. `f` is 0 or more,
 * the degrees of freedom are 1 or more.
 */
export function fUpperTail(f: number, df1: number, df2: number): number {
  // 1/F has the degrees of freedom exchanged; so a small p is worked out as such, and not as what 1 leaves.
  return f === 0 ? 1 : jStat.centralF.cdf(1 / f, df2, df1);
}

/** The F below which a share `p` of chance results lie, p between 0 and 1; the degrees of freedom are 1 or more. */
export function fQuantile(p: number, df1: number, df2: number): number {
  return jStat.centralF.inv(p, df1, df2);
}
