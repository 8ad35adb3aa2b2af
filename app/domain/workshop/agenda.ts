import type { QuestionSet } from 'questions/types';
import { AGREEMENT_RULES } from '../agreement/agreement-words';
import type { EditionFindings } from '../patterns/edition-findings';
import { itemsIn } from '../response/form-items';
import type { ConsensusRule, StepKind } from './live-state';
import { fitMinutes, type Slot } from './timing';
import type { ToDiscuss } from './to-discuss';

/** A step of an agenda before it is stored. */
export interface AgendaStep {
  readonly kind: StepKind;
  /** The question's id, or the pattern's that a talk is about; null: none. */
  readonly subject: string | null;
  readonly title: string;
  /** Questions to discuss. Where the step was proposed, the first says why. */
  readonly prompts: readonly string[];
  /** What an energy vote is among; else none. */
  readonly options: readonly { readonly id: string; readonly label: string }[];
  readonly minutes: number;
  readonly rule: ConsensusRule;
}

/** The rule that stands unless the group states another. */
export const USUAL_RULE: ConsensusRule = AGREEMENT_RULES.agreed;

/** How long each kind of part is good for, in minutes. On an assessment fewer questions are talked about for longer. */
const TIMES = {
  welcome: { least: 2, most: 5 },
  question: { least: 4, most: 10 },
  discussed: { least: 10, most: 15 },
  pattern: { least: 6, most: 10 },
  energy: { least: 5, most: 8 },
  words: { least: 5, most: 10 },
  actions: { least: 3, most: 15 },
} as const;

/** At most so many questions and patterns are proposed: more than that no group talks through. */
const PROPOSED = { questions: 8, patterns: 2 } as const;

/** After the first three questions other parts come before a fourth. */
const QUESTIONS_FIRST = 3;

const QUESTION_PROMPTS = [
  'What have you seen that made you choose your level?',
  'What would it take to go up one level?',
];

/** Whether a prompt is one that every question has, so that it says nothing of this one. */
export const isUsualPrompt = (prompt: string): boolean => QUESTION_PROMPTS.includes(prompt);

type Part = Omit<AgendaStep, 'minutes'> & { readonly time: keyof typeof TIMES };

const plain = { subject: null, prompts: [], options: [], rule: USUAL_RULE } as const;

const WELCOME: Part = {
  ...plain,
  kind: 'talk',
  time: 'welcome',
  title: 'Welcome',
  prompts: ['Why are we here, and what will happen with what we agree?'],
};

const ENERGY_TITLE = 'Where is our energy?';

const WORDS: Part = { ...plain, kind: 'words', time: 'words', title: 'What would make the difference?' };

const ACTIONS: Part = {
  ...plain,
  kind: 'talk',
  time: 'actions',
  title: 'Actions',
  prompts: ['What will we do first?', 'Which role sees to it, and by when?'],
};

/** A step that votes on a question. @param why it was proposed; left out where it was not */
export function questionStep(
  { id, text }: { readonly id: string; readonly text: string },
  minutes: number,
  why?: string,
): AgendaStep {
  const prompts = why === undefined ? QUESTION_PROMPTS : [why, ...QUESTION_PROMPTS];
  return { ...plain, kind: 'question', subject: id, title: text, prompts, minutes };
}

const questionPart = (question: { id: string; text: string }, time: Part['time'], why?: string): Part => {
  const { minutes: _, ...step } = questionStep(question, 0, why);
  return { ...step, time };
};

/** The questions that a workshop by itself begins with: those of the workshop form. */
export const usualQuestions = (set: QuestionSet): readonly string[] => {
  const questions = new Set(allQuestions(set).map(({ id }) => id));
  return itemsIn('workshop', set).flatMap(({ id }) => (questions.has(id) ? [id] : []));
};

/** Every question of a set that a level can be voted on. */
export const allQuestions = (set: QuestionSet) => set.dimensions.flatMap(({ questions }) => questions);

/** The agenda of a workshop that stands by itself, as far as it fits. @param minutes the time there is */
export function freeStandingAgenda(
  set: QuestionSet,
  questionIds: readonly string[],
  minutes: number,
): readonly AgendaStep[] {
  const questions = allQuestions(set)
    .filter(({ id }) => questionIds.includes(id))
    .map((question) => questionPart(question, 'question'));
  return fitted([WELCOME, ...questions, WORDS, ACTIONS], [WELCOME, ACTIONS, ...questions, WORDS], minutes);
}

/** What an agenda is proposed from: an edition's shown part, and what it amounts to. */
export interface Grounds {
  readonly set: QuestionSet;
  readonly toDiscuss: readonly ToDiscuss[];
  readonly findings: Pick<EditionFindings, 'patterns' | 'start'>;
  /** The words of the patterns. */
  readonly patterns: readonly {
    readonly id: string;
    readonly title: string;
    readonly workshopQuestions: readonly string[];
  }[];
}

/**
 * The agenda proposed for a workshop on an assessment, as far as it fits: what people are split on and partners see
 * differently, patterns that show, a vote among suggested starts, words and actions. Where nothing is known of how people
 * differ, the questions of the workshop form.
 */
export function proposedAgenda(grounds: Grounds, minutes: number): readonly AgendaStep[] {
  const { set, toDiscuss } = grounds;
  const texts = new Map(allQuestions(set).map((question) => [question.id, question]));
  const discussed = toDiscuss.slice(0, PROPOSED.questions).flatMap(({ id, why }) => {
    const question = texts.get(id);
    return question ? [questionPart(question, 'discussed', why)] : [];
  });
  const questions =
    discussed.length > 0
      ? discussed
      : allQuestions(set)
          .filter(({ id }) => usualQuestions(set).includes(id))
          .map((question) => questionPart(question, 'question'));
  const patterns = patternParts(grounds);
  const energy = energyParts(grounds);
  const [first, later] = [questions.slice(0, QUESTIONS_FIRST), questions.slice(QUESTIONS_FIRST)];
  return fitted(
    [WELCOME, ...questions, ...patterns, ...energy, WORDS, ACTIONS],
    [WELCOME, ACTIONS, ...first, ...energy, ...patterns.slice(0, 1), WORDS, ...later, ...patterns.slice(1)],
    minutes,
  );
}

function patternParts({ findings, patterns }: Grounds): Part[] {
  const found = findings.patterns.flatMap(({ id, status }) => {
    const pattern = patterns.find((one) => one.id === id);
    return status === 'found' && pattern ? [pattern] : [];
  });
  return found.slice(0, PROPOSED.patterns).map(({ id, title, workshopQuestions }) => ({
    ...plain,
    kind: 'talk',
    time: 'pattern',
    subject: id,
    title,
    prompts: ['The scores of your survey show this pattern.', ...workshopQuestions],
  }));
}

function energyParts({ set, findings: { start } }: Grounds): Part[] {
  const suggested = [
    ...(start.foundation ? [start.foundation.dimension] : []),
    ...start.candidates.map(({ dimension }) => dimension),
  ];
  const options = [...new Set(suggested)].flatMap((id) => {
    const dimension = set.dimensions.find((one) => one.id === id);
    return dimension ? [{ id, label: dimension.name }] : [];
  });
  if (options.length < 2) return [];
  const prompts = ['These are the starts that your survey results suggest.'];
  return [{ ...plain, kind: 'energy', time: 'energy', title: ENERGY_TITLE, prompts, options }];
}

/** The parts in their order, without those that do not fit. @param byWeight the same parts, the most important first */
function fitted(parts: readonly Part[], byWeight: readonly Part[], minutes: number): AgendaStep[] {
  const slots = byWeight.map(({ time }): Slot => ({ kind: time, ...TIMES[time] }));
  const times = new Map(fitMinutes(slots, minutes).map((time, index) => [byWeight[index]!, time]));
  return parts.flatMap((part) => {
    const { time: _, ...step } = part;
    const given = times.get(part);
    return given === null || given === undefined ? [] : [{ ...step, minutes: given }];
  });
}

/** What the form of a new step begins with. */
export function newStep(kind: Exclude<StepKind, 'question'>): AgendaStep {
  switch (kind) {
    case 'energy':
      return { ...plain, kind, title: ENERGY_TITLE, minutes: TIMES.energy.least };
    case 'words':
      return { ...plain, kind, title: WORDS.title, minutes: TIMES.words.least };
    case 'talk':
      return { ...plain, kind, title: '', minutes: TIMES.pattern.least };
  }
}

/** How long a question that is added takes: longer where there is something to talk about. */
export const newQuestionMinutes = (why: string | undefined): number =>
  TIMES[why === undefined ? 'question' : 'discussed'].least;
