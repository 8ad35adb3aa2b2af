import { oneDecimal } from '~/domain/scoring/messages';

/** Differences below this are called "about the same". */
const ABOUT_THE_SAME = 0.25;

/**
 * How one's own answers differ from a case study, in words, with the number of questions both have: "1.3 lower than
 * our reading of South Tyneside (report of 2020), on 2 questions".
 * @param label the case study's
 * @param difference own minus case study, -4 to 4; null where no question is shared
 */
export function comparedWords(label: string, difference: number | null, shared: number): string {
  if (difference === null)
    return `Nothing to compare with ${label}: its report is silent on what you answered.`;
  const on = shared === 1 ? 'on 1 question' : `on ${shared} questions`;
  if (Math.abs(difference) < ABOUT_THE_SAME) return `About the same as our reading of ${label}, ${on}.`;
  const way = difference > 0 ? 'higher' : 'lower';
  return `${oneDecimal(Math.abs(difference))} ${way} than our reading of ${label}, ${on}.`;
}
