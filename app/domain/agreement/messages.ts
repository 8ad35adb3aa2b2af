/** A kappa to two decimals, "0.92"; where there is none, a dash. */
export const kappaWords = (kappa: number | null) => (kappa === null ? '–' : kappa.toFixed(2));

/** A share of 0 to 1 in whole percent, "91%"; where there is none, a dash. */
export const percentWords = (share: number | null) => (share === null ? '–' : `${Math.round(share * 100)}%`);
