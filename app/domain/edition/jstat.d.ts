/** The part of jStat that is used here; the package has no types of its own. */
declare module 'jstat' {
  const jStat: {
    readonly studentt: {
      /** The quantile of Student's t: p from 0 to 1, degrees of freedom above 0 and not always whole. */
      inv(p: number, degreesOfFreedom: number): number;
    };
    /** Fisher's F. */
    readonly centralF: {
      cdf(x: number, degreesOfFreedom1: number, degreesOfFreedom2: number): number;
      inv(p: number, degreesOfFreedom1: number, degreesOfFreedom2: number): number;
    };
  };
  export = jStat;
}
