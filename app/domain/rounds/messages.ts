import { ukDayWords } from '../assessment/uk-time';
import type { DimensionChange, RoundChange } from '../edition/edition';
import { oneDecimal } from '../scoring/messages';

type Compared = Extract<DimensionChange, { status: 'compared' }>;

/** What a change came to, in words for a table: "up 0.4, likely a real change (between 0.2 and 0.6 up)". */
export function changeWords(change: DimensionChange): string {
  if (change.status === 'not-compared') return 'not compared';
  const moved = `${moveWords(change)}, ${surenessWords(change)}`;
  return change.range ? `${moved} (${rangeWords(change.range)})` : moved;
}

const moveWords = ({ change }: Compared) => (change === 0 ? 'hardly any change' : sideWords(change));

function surenessWords({ real, range }: Compared): string {
  if (real) return 'likely a real change';
  return range ? 'which could be chance' : 'too little is known to tell it from chance';
}

/** The likely range: "between 0.2 and 0.6 up", "between 0.1 down and 0.5 up". */
function rangeWords({ low, high }: { low: number; high: number }): string {
  if (low === high) return low === 0 ? 'close to no change' : `close to ${sideWords(low)}`;
  if (low > 0) return `between ${oneDecimal(low)} and ${oneDecimal(high)} up`;
  if (high < 0) return `between ${oneDecimal(-high)} and ${oneDecimal(-low)} down`;
  return `between ${endWords(low)} and ${endWords(high)}`;
}

const endWords = (end: number) => (end === 0 ? 'no change' : `${oneDecimal(Math.abs(end))} ${side(end)}`);
const sideWords = (move: number) => `${side(move)} ${oneDecimal(Math.abs(move))}`;
const side = (move: number) => (move < 0 ? 'down' : 'up');

/**
 * What changed since an earlier round, in a few sentences: "Shared vision went up by 0.4, likely a real change. The
 * other eleven changed by no more than chance could bring." `nameOf` gives the name of a dimension id.
 */
export function roundSentence({ dimensions }: RoundChange, nameOf: (id: string) => string): string {
  const compared = dimensions.filter((one): one is Compared => one.status === 'compared');
  if (compared.length === 0) return 'None of the dimensions can be compared between these two rounds.';
  const real = compared.filter((one) => one.real).toSorted((a, b) => Math.abs(b.change) - Math.abs(a.change));
  const chance = compared.filter((one) => !one.real && one.range).length;
  const unknown = compared.length - real.length - chance;
  const sentences = [realSentence(real, nameOf)];
  if (chance > 0)
    sentences.push(chanceSentence(chance, real.length, unknown, compared.length < dimensions.length));
  if (unknown > 0)
    sentences.push(`Of ${dimensionsWords(unknown)} too little is known to tell a change from chance.`);
  return sentences.filter((sentence) => sentence !== '').join(' ');
}

function realSentence(real: readonly Compared[], nameOf: (id: string) => string): string {
  const [only, another] = real;
  if (!only) return '';
  if (!another) return `${nameOf(only.id)} ${wentWords(only)}, likely a real change.`;
  // Names of dimensions hold commas and "and".
  const named = real.slice(0, MOST_NAMED).map((one) => `${nameOf(one.id)} ${moveWords(one)}`);
  return real.length > MOST_NAMED
    ? `${capital(dimensionsWords(real.length))} likely changed for real, most of all: ${named.join('; ')}.`
    : `Likely real changes: ${named.join('; ')}.`;
}

/** A sentence that names more than these is no longer one that people read. */
const MOST_NAMED = 4;

function wentWords({ change }: Compared): string {
  if (change === 0) return 'changed by less than 0.1';
  return `went ${side(change)} by ${oneDecimal(Math.abs(change))}`;
}

function chanceSentence(count: number, real: number, unknown: number, someLeftOut: boolean): string {
  const those = someLeftOut ? ' that can be compared' : '';
  if (real === 0 && unknown === 0)
    return `None of the dimensions${those} changed by more than chance could bring.`;
  const which =
    real > 0 && unknown === 0 ? `The other ${numberWords(count)}${those}` : capital(dimensionsWords(count));
  return `${which} changed by no more than chance could bring.`;
}

const NUMBERS = 'no one two three four five six seven eight nine ten eleven twelve'.split(' ');

const numberWords = (count: number) => NUMBERS[count] ?? String(count);
const dimensionsWords = (count: number) =>
  `${numberWords(count)} ${count === 1 ? 'dimension' : 'dimensions'}`;
const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

/** Why a dimension is not compared. */
export function whyNotCompared(why: Extract<DimensionChange, { status: 'not-compared' }>['why']): string {
  return why === 'not-shown'
    ? 'it may not be shown in one of the two rounds'
    : 'its questions were not the same in both rounds';
}

/** Why a question is left out, from whether each of the two rounds asks it at all. */
export function whyLeftOut({ now, before }: { now: boolean; before: boolean }): string {
  if (now && before) return 'asked in other words before';
  return now ? 'not asked before' : 'not asked any more';
}

/** The groups of partners that two rounds were brought to: "Acute hospital; Council and Voluntary sector together". */
export function commonGroupWords(
  groups: readonly (readonly string[])[],
  sectorName: (id: string) => string,
): string {
  const [first, second] = groups;
  if (first && !second) return 'everybody together';
  return groups
    .map((sectors) =>
      sectors.length === 1
        ? sectorName(sectors[0]!)
        : `${sectors.slice(0, -1).map(sectorName).join(', ')} and ${sectorName(sectors.at(-1)!)} together`,
    )
    .join('; ');
}

/** What an assessment is called, and the day of its results (YYYY-MM-DD). */
export interface NamedRound {
  readonly title: string;
  readonly day: string;
}

/**
 * What two rounds are called beside each other: "October 2025", or "3 October 2025" where both are of one month, or
 * their titles where they are of one day.
 */
export function roundLabels(before: NamedRound, now: NamedRound): { before: string; now: string } {
  const [label = titleOf] = [monthWords, dayWords].filter((words) => words(before) !== words(now));
  return { before: label(before), now: label(now) };
}

const titleOf = ({ title }: NamedRound) => title;
const dayWords = ({ day }: NamedRound) => ukDayWords(day).replace(/^\S+ /, '');
const monthWords = (round: NamedRound) => dayWords(round).replace(/^\S+ /, '');
