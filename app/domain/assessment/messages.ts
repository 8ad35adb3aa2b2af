import type { FormId } from 'questions/types';
import { CONTEXT_FIELDS, type ContextProblem, type PlaceContext } from './context';
import type { DateProblem } from './dates';
import { organisationsProblemWords } from './organisations';
import { LONGEST_TITLE, MOST_EXPECTED, type SetUpProblem, THRESHOLD } from './set-up';
import type { AssessmentState, MoveRefusal } from './state';
import { ukMomentWords } from './uk-time';

/** The forms by name. */
export const FORM_NAMES: Readonly<Record<FormId, string>> = {
  full: 'Full form',
  workshop: 'Workshop form',
  resident: 'Resident form',
};

/** A state in a word or two. */
export const STATE_NAMES: Readonly<Record<AssessmentState, string>> = {
  draft: 'Draft',
  scheduled: 'Opens by itself',
  open: 'Open',
  closed: 'Closed',
  archived: 'Archived',
};

/** A state in a sentence. Dates are ISO-8601 UTC. */
export function stateWords(
  state: AssessmentState,
  { opensAt, closesAt }: { opensAt: string | null; closesAt: string | null },
): string {
  switch (state) {
    case 'draft':
      return 'This is a draft. Nobody can answer yet, and you can change everything.';
    case 'scheduled':
      return opensAt === null
        ? 'It is about to open.'
        : `It opens by itself on ${ukMomentWords(opensAt)}. Until then nobody can answer.`;
    case 'open':
      return closesAt === null
        ? 'It is open: people can answer until you close it.'
        : `It is open: people can answer until ${ukMomentWords(closesAt)}.`;
    case 'closed':
      return 'It is closed: nobody can answer or change an answer any more.';
    case 'archived':
      return 'It is in the archive: its results can be read, and nothing about it changes any more.';
  }
}

/** Why an assessment could not be opened, closed or reopened, and what to do. */
export function moveRefusalWords(refusal: MoveRefusal | 'edition-under-way'): string {
  switch (refusal) {
    case 'not-from-here':
      return 'Somebody changed this assessment in the meantime. Open its page again to see how it stands now.';
    case 'not-due':
      return 'Its time has not come yet. Open its page again to see how it stands now.';
    case 'edition-under-way':
      return 'Its results are being worked out. Try again in a minute.';
    case 'answers-gone':
      return 'Its answers are no longer kept, so it cannot be opened again: new results could not be set beside them. Start another assessment.';
    case 'to-be-deleted':
      return 'It is to be deleted. Keep it first, then try again.';
    case 'closing-passed':
      return 'Its closing time has passed. Set a later one first, or none.';
  }
}

const DATE_WORDS: Record<DateProblem, (end: 'opening' | 'closing') => string> = {
  'day-missing': (end) => `Enter the day of the ${end} too, such as 3 November 2026`,
  'time-missing': (end) => `Enter the time of the ${end} too, such as 9am`,
  'no-such-day': () => 'Enter a real date, such as 3 November 2026 or 3/11/2026',
  'no-such-time': () => 'Enter a time, such as 9am, 5:30pm or 17:30',
  'left-out-hour': () => 'The clocks go forward that night and leave this time out. Choose another time',
  past: (end) => `Choose a day and time for the ${end} that are still to come, or leave both empty`,
  'not-after-opening': () => 'Choose a closing that is later than the opening',
};

/** What is wrong with a date, and how to mend it. */
export const dateProblemWords = (end: 'opening' | 'closing', problem: DateProblem) =>
  DATE_WORDS[problem](end);

const MISSING_WORDS: Readonly<Partial<Record<string, string>>> = {
  form: 'Choose the form',
  entry: 'Choose how people get in',
  keepMonths: 'Choose how long answers are kept',
};

/** What is wrong with a field of the set-up, and how to mend it. */
export function setUpProblemWords(field: string, problem: SetUpProblem): string {
  if (typeof problem === 'object') return organisationsProblemWords(problem);
  switch (problem) {
    case 'missing':
      return MISSING_WORDS[field] ?? 'Enter a title, such as Autumn 2026';
    case 'too-long':
      return `Shorten the title to ${LONGEST_TITLE} characters or fewer`;
    case 'out-of-range':
      return field === 'threshold'
        ? `Enter a whole number from ${THRESHOLD.least} to ${THRESHOLD.most}`
        : `Enter a whole number from 1 to ${MOST_EXPECTED.toLocaleString('en-GB')}, or leave it empty`;
    case 'nobody-invited':
      return 'Tick at least one type of organisation';
    case 'residents-not-invited':
      return 'Invite residents and carers below, or do not offer the resident form';
    default:
      return dateProblemWords(field.startsWith('opens') ? 'opening' : 'closing', problem);
  }
}

/** The threshold as it is told to respondents. */
export const thresholdWords = (threshold: number) =>
  `No figure is shown about fewer than ${threshold} people.`;

/** What is wrong with a field of the context, and how to mend it. */
export function contextProblemWords(name: keyof PlaceContext, problem: ContextProblem): string {
  const field = CONTEXT_FIELDS[name];
  if (problem === 'out-of-range' && field.kind === 'number') {
    const [least, most] = [field.least, field.most].map((number) => number.toLocaleString('en-GB'));
    return `Enter a whole number from ${least} to ${most}, or leave it empty`;
  }
  if (problem === 'too-long' && field.kind === 'text') {
    return `Shorten this to ${field.most} characters or fewer`;
  }
  return 'Choose one of the options, or “Not told”';
}
