import type { FormId, Item, Question, QuestionSet } from 'questions/types';
import { askedIn, helpIn, questionsIn } from './form-items';
import { stepsOf } from './steps';

/** One choice of a question: what is stored, its name, and the descriptor that makes it concrete. */
export interface Choice {
  readonly value: string;
  readonly name: string;
  readonly descriptor?: string;
}

export interface QuestionContent {
  readonly id: string;
  readonly text: string;
  readonly help?: string;
  readonly why: string;
  readonly choices: readonly Choice[];
}

/** Everything that stands on one page of the survey, in the words of one form. */
export interface StepContent {
  readonly id: string;
  readonly kind: 'dimension' | 'barriers';
  readonly name: string;
  readonly about: string;
  readonly questions: readonly QuestionContent[];
}

/** What every question offers beside its levels. */
export const OTHER_CHOICES: readonly Choice[] = [
  { value: 'dk', name: 'I don’t know' },
  { value: 'na', name: 'Does not apply here' },
];

const BARRIERS_NAME = 'What holds your place back';
const BARRIERS_ABOUT = 'How much does each of these hold your place back now?';

/** The name a step goes by in headings and lists; undefined for an id that is no page of questions. */
export function stepName(set: QuestionSet, id: string): string | undefined {
  return id === 'barriers' ? BARRIERS_NAME : set.dimensions.find((dimension) => dimension.id === id)?.name;
}

/** The content of one page of questions; undefined where this form has no such page. */
export function stepContent(set: QuestionSet, form: FormId, id: string): StepContent | undefined {
  if (id === 'barriers') {
    const barriers = askedIn(form, set.barriers);
    if (barriers.length === 0) return undefined;
    const choices = set.pressureScale.map(({ level, name }) => ({ value: String(level), name }));
    return {
      id,
      kind: 'barriers',
      name: BARRIERS_NAME,
      about: BARRIERS_ABOUT,
      questions: barriers.map((barrier) => questionContent(barrier, form, choices)),
    };
  }
  const dimension = set.dimensions.find((candidate) => candidate.id === id);
  const questions = dimension ? questionsIn(form, dimension) : [];
  if (!dimension || questions.length === 0) return undefined;
  return {
    id,
    kind: 'dimension',
    name: dimension.name,
    about: dimension.about,
    questions: questions.map((question) => questionContent(question, form, levelChoices(set, question))),
  };
}

/** Every page of questions of a form, by step id. */
export function allStepContent(set: QuestionSet, form: FormId): Record<string, StepContent> {
  const contents = stepsOf(set, form).flatMap((step) => stepContent(set, form, step.id) ?? []);
  return Object.fromEntries(contents.map((content) => [content.id, content]));
}

function levelChoices(set: QuestionSet, question: Question): Choice[] {
  return set.levels.map(({ level, name }) => ({
    value: String(level),
    name,
    descriptor: question.descriptors[level - 1]!,
  }));
}

function questionContent(item: Item, form: FormId, choices: readonly Choice[]): QuestionContent {
  const help = helpIn(form, item);
  return { id: item.id, text: item.text, ...(help === undefined ? {} : { help }), why: item.why, choices };
}
