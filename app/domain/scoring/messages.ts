import { type BandCode, bandOf, BANDS } from './bands';

const BAND_NAMES: Readonly<Record<BandCode, string>> = {
  'not-started': 'Not started',
  emerging: 'Emerging',
  developing: 'Developing',
  maturing: 'Maturing',
  thriving: 'Thriving',
};

/** A band's name as people read it: "Developing". */
export function bandName(code: BandCode): string {
  return BAND_NAMES[code];
}

/** Which scores get which word, "below 1.8 Not started, 1.8 to 2.6 Emerging, …, 4.2 and above Thriving". */
export function bandsInWords(): string {
  return BANDS.map(({ code, from }, index) => {
    const next = BANDS[index + 1]?.from;
    if (index === 0) return `below ${oneDecimal(next!)} ${bandName(code)}`;
    if (next === undefined) return `${oneDecimal(from)} and above ${bandName(code)}`;
    return `${oneDecimal(from)} to ${oneDecimal(next)} ${bandName(code)}`;
  }).join(', ');
}

/** A number to one decimal, halves upwards: 2.95 is "3.0". (Floating point keeps 2.95 a hair below, hence the nudge.) */
export function oneDecimal(value: number): string {
  return (Math.round(value * 10 + 1e-9) / 10).toFixed(1);
}

/**
 * A mean from 1 to 5 by its band's name, then the number: "Developing (2.9)". The band is that of the unrounded mean,
 * so that 2.57 is "Emerging (2.6)". Throws a RangeError outside 1 to 5.
 */
export function bandAndMean(mean: number): string {
  return `${bandName(bandOf(mean).code)} (${oneDecimal(mean)})`;
}
