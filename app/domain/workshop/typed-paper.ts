import type { Choice } from './view';

/** The most votes on paper for one choice. */
export const MOST_ON_PAPER = 500;

/** What stands for "don't know" among votes on paper. */
export const UNSURE_ON_PAPER = 'dk';

/** What votes on paper can be for: the choices of a step, and not knowing. */
export const paperValues = (choices: readonly Choice[]): string[] => [
  ...choices.map(({ value }) => value),
  UNSURE_ON_PAPER,
];

/**
 * Reads numbers of votes on paper, typed by value; left empty they are none.
 * @returns votes by value, without those of no votes
 */
export function readPaper(
  typed: Readonly<Record<string, string>>,
  choices: readonly Choice[],
): { ok: true; paper: Record<string, number> } | { ok: false; errors: Record<string, string> } {
  const errors: Record<string, string> = {};
  const paper: Record<string, number> = {};
  for (const value of paperValues(choices)) {
    const text = (typed[value] ?? '').trim();
    const number = /^\d{1,6}$/.test(text || '0') ? Number(text) : Number.NaN;
    if (!(number <= MOST_ON_PAPER)) errors[value] = `Enter a whole number from 0 to ${MOST_ON_PAPER}`;
    else if (number > 0) paper[value] = number;
  }
  return Object.keys(errors).length > 0 ? { ok: false, errors } : { ok: true, paper };
}

/** Says how votes on paper stood, for a form to send back: whoever changed them meanwhile is found out by it. */
export const paperMark = (paper: Readonly<Record<string, number>>): string =>
  JSON.stringify(Object.entries(paper).sort(([one], [other]) => (one < other ? -1 : 1)));
