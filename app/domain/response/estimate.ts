import type { Barrier, FormId, Question, QuestionSet } from 'questions/types';
import { helpIn, itemsIn } from './form-items';

/** The figures of the design (framework.md, "Forms"), until there are real timings. */
const WORDS_A_MINUTE = 230;
const SECONDS_A_CHOICE = 4;

/** A question and how long it takes, in seconds. */
export interface TimedItem {
  readonly id: string;
  readonly seconds: number;
}

/**
 * How long one question takes, in whole seconds: its text, the help this form shows and its descriptors at 230 words a
 * minute, and 4 seconds for the choice. The pressure scale repeats from barrier to barrier, so it is not counted.
 */
export function secondsFor(item: Question | Barrier, form: FormId): number {
  const descriptors = 'descriptors' in item ? item.descriptors : [];
  const words = countWords([item.text, helpIn(form, item) ?? '', ...descriptors].join(' '));
  return Math.round((words * 60) / WORDS_A_MINUTE + SECONDS_A_CHOICE);
}

/**
 * How many minutes a person still needs for the questions that are not yet answered ("I don't know" and "Does not apply
 * here" are answers), rounded up to whole minutes; 0 once everything is answered. Comments are not counted.
 */
export function minutesLeft(items: readonly TimedItem[], answers: Readonly<Record<string, unknown>>): number {
  const open = items.filter(({ id }) => answers[id] === undefined);
  return Math.ceil(open.reduce((sum, { seconds }) => sum + seconds, 0) / 60);
}

/** Worked out once for each set and form: sets never change, and counting their words takes longer than a request should. */
const timed = new WeakMap<QuestionSet, Map<FormId, readonly TimedItem[]>>();

/** A form's questions and barriers, each with the time it takes. */
export function timedItems(set: QuestionSet, form: FormId): readonly TimedItem[] {
  const ofSet = timed.get(set) ?? new Map<FormId, readonly TimedItem[]>();
  timed.set(set, ofSet);
  const known = ofSet.get(form);
  if (known) return known;
  const items = itemsIn(form, set).map((item) => ({ id: item.id, seconds: secondsFor(item, form) }));
  ofSet.set(form, items);
  return items;
}

function countWords(text: string): number {
  return text.split(/\s+/).filter((word) => word !== '').length;
}
