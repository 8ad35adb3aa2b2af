import { LONGEST_TITLE } from '../assessment/set-up';
import type { AgendaRefusal } from './agenda-changes';
import type { LiveState, StepKind } from './live-state';
import {
  MINUTES,
  type SettingsProblem,
  thresholdRange,
  type TypedSettings,
  type WorkshopSettings,
} from './settings';
import { STEP_LIMITS, type StepProblem, type TypedStep } from './typed-step';

/** What a step is called by its kind. */
export const KIND_NAMES: Readonly<Record<StepKind, string>> = {
  question: 'Vote on a question',
  energy: 'Vote on where to put energy',
  words: 'Words',
  talk: 'Talk',
};

/** What a step of each kind is for. */
export const KIND_HINTS: Readonly<Record<StepKind, string>> = {
  question: 'Everybody votes on a level, as in the survey.',
  energy: 'Everybody votes for one of several options.',
  words: 'Everybody may write something. You read it first, then everybody votes for what matters most.',
  talk: 'The group talks. Nobody votes.',
};

/** Where a workshop stands, as a tag. */
export const STAGE_NAMES: Readonly<Record<LiveState['stage'], string>> = {
  draft: 'Not started',
  running: 'Running now',
  ended: 'Ended',
};

/** What is wrong with a setting, and how to mend it. @param own the threshold of the assessment; null: there is none */
export function settingsProblemWords(
  field: keyof TypedSettings,
  problem: SettingsProblem,
  own: number | null,
): string {
  const { least, most } = thresholdRange(own);
  switch (field) {
    case 'minutes':
      return `Enter a whole number of minutes from ${MINUTES.least} to ${MINUTES.most}`;
    case 'threshold':
      return `Enter a whole number from ${least} to ${most}`;
    case 'sectors':
      return 'Tick at least two types of organisation, or none';
    case 'tables':
      return 'Choose how tables vote';
    default:
      return problem === 'too-long'
        ? `Shorten the title to ${LONGEST_TITLE} characters or fewer`
        : 'Enter a title, such as Alliance workshop';
  }
}

/** What is wrong with a step, and how to mend it. */
export function stepProblemWords(field: keyof TypedStep, problem: StepProblem): string {
  const { title, prompts, prompt, options, option, minutes, share, a } = STEP_LIMITS;
  switch (field) {
    case 'title':
      return problem === 'too-long' ? `Shorten the title to ${title} characters or fewer` : 'Enter a title';
    case 'prompts':
      return problem === 'too-many'
        ? `Keep at most ${prompts} lines`
        : `Shorten each line to ${prompt} characters or fewer`;
    case 'minutes':
      return `Enter a whole number of minutes from ${minutes.least} to ${minutes.most}`;
    case 'share':
      return `Enter a whole number from ${share.least} to ${share.most}`;
    case 'a':
      return `Enter a number from ${a.least} to ${a.most}, such as 0.5`;
    case 'options':
      if (problem === 'too-long') return `Shorten each option to ${option} characters or fewer`;
      return problem === 'twice'
        ? 'Write each option once'
        : `Write ${options.least} to ${options.most} options, one a line`;
  }
}

/** Why an agenda stays as it is. */
export const AGENDA_REFUSALS: Readonly<Record<AgendaRefusal, string>> = {
  ended: 'This workshop is over, so its agenda stays as it is. Nothing was changed.',
  begun: 'This step has begun, so it stays as it is. Nothing was changed.',
  full: 'The agenda has as many steps as it can have. Remove one first.',
  'no-such-step': 'This step is no longer on the agenda. This is how it stands now.',
};

/** Said of an agenda where somebody else was faster. */
export const AGENDA_CHANGED =
  'The workshop was changed in the meantime, here or by somebody else. This is how it stands now. Nothing of yours was done: if it is still right, do it again.';

/** Said of a form where somebody else was faster; above it stands what they saved. */
export const FORM_CHANGED =
  'Somebody else changed this workshop in the meantime. This is how it stands now. What you typed is still below: save it again if it is right, or leave this page.';

/** How tables vote, in a few words. */
export const TABLE_WORDS: Readonly<Record<WorkshopSettings['tables'], string>> = {
  none: 'Everybody votes on their own phone',
  one: 'A shared phone has one vote',
  people: 'A shared phone counts for the people at the table',
};
