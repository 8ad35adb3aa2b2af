import { readCount } from '../assessment/set-up';
import { shownText } from '../comments/shown-text';
import { type AgendaStep, USUAL_RULE } from './agenda';
import type { StepContentChange } from './agenda-changes';
import type { ConsensusRule, StepKind } from './live-state';

/** A step as a form has it. */
export interface TypedStep {
  title: string;
  /** One a line. */
  prompts: string;
  minutes: string;
  /** One a line; only of an energy vote. */
  options: string;
  /** In percent; only of a question, as the next. */
  share: string;
  a: string;
}

export const STEP_LIMITS = {
  title: 200,
  prompts: 10,
  prompt: 500,
  options: { least: 2, most: 12 },
  option: 100,
  minutes: { least: 0, most: 240 },
  share: { least: 50, most: 100 },
  a: { least: 0.2, most: 1 },
} as const;

export type StepProblem = 'missing' | 'too-long' | 'too-many' | 'too-few' | 'twice' | 'out-of-range';
export type StepProblems = { [K in keyof TypedStep]?: StepProblem };

/** What can be voted among under the same id again: options there were, and dimensions by their names. */
type KnownOptions = AgendaStep['options'];

/** Reads the content of a step that was typed; what its kind does not have is left out. */
export function readStep(
  kind: StepKind,
  typed: TypedStep,
  known: KnownOptions,
): { ok: true; content: StepContentChange } | { ok: false; problems: StepProblems } {
  const problems: StepProblems = {};
  const title = oneLine(typed.title);
  if (title === '') problems.title = 'missing';
  else if (title.length > STEP_LIMITS.title) problems.title = 'too-long';
  const prompts = linesOf(typed.prompts);
  if (prompts.length > STEP_LIMITS.prompts) problems.prompts = 'too-many';
  else if (prompts.some(({ length }) => length > STEP_LIMITS.prompt)) problems.prompts = 'too-long';
  const minutes = readCount(typed.minutes, STEP_LIMITS.minutes.least, STEP_LIMITS.minutes.most);
  if (minutes === undefined) problems.minutes = 'out-of-range';
  const labels = kind === 'energy' ? linesOf(typed.options) : [];
  if (kind === 'energy') {
    const problem = problemOf(labels);
    if (problem) problems.options = problem;
  }
  const rule = kind === 'question' ? readRule(typed) : USUAL_RULE;
  if (rule.shareWithinOne === undefined) problems.share = 'out-of-range';
  if (rule.agreementA === undefined) problems.a = 'out-of-range';
  if (minutes === undefined || Object.keys(problems).length > 0) return { ok: false, problems };
  return {
    ok: true,
    content: { title, prompts, minutes, options: withIds(labels, known), rule: rule as ConsensusRule },
  };
}

function problemOf(labels: readonly string[]): StepProblem | undefined {
  if (labels.length < STEP_LIMITS.options.least) return 'too-few';
  if (labels.length > STEP_LIMITS.options.most) return 'too-many';
  if (labels.some(({ length }) => length > STEP_LIMITS.option)) return 'too-long';
  return new Set(labels.map((label) => label.toLowerCase())).size < labels.length ? 'twice' : undefined;
}

function readRule({ share, a }: TypedStep): { [K in keyof ConsensusRule]: number | undefined } {
  const percent = readCount(share.replace(/%\s*$/, ''), STEP_LIMITS.share.least, STEP_LIMITS.share.most);
  const text = a.trim();
  const value = /^[01]?(\.\d{1,2})?$/.test(text) && text !== '' ? Number(text) : NaN;
  const isFit = value >= STEP_LIMITS.a.least && value <= STEP_LIMITS.a.most;
  return {
    shareWithinOne: percent === undefined ? undefined : percent / 100,
    agreementA: isFit ? value : undefined,
  };
}

/** Options with ids: that of a known one of the same name, else one that nothing here has. */
function withIds(labels: readonly string[], known: KnownOptions): AgendaStep['options'] {
  const given = new Map<string, string>();
  const isFree = (id: string) => ![...given.values()].includes(id) && !known.some((one) => one.id === id);
  for (const label of labels) {
    const same = known.find((one) => one.label === label)?.id;
    let number = 1;
    while (same === undefined && !isFree(`option-${number}`)) number += 1;
    given.set(label, same ?? `option-${number}`);
  }
  return labels.map((label) => ({ id: given.get(label)!, label }));
}

/** A step as its form shows it. */
export const typedStep = ({ title, prompts, minutes, options, rule }: StepContentChange): TypedStep => ({
  title,
  prompts: prompts.join('\n'),
  minutes: String(minutes),
  options: options.map(({ label }) => label).join('\n'),
  share: String(Math.round(rule.shareWithinOne * 100)),
  a: String(rule.agreementA),
});

const oneLine = (typed: string) => shownText(typed).replace(/\s+/g, ' ');

const linesOf = (typed: string) =>
  shownText(typed)
    .split('\n')
    .map((line) => line.replace(/\s+/g, ' ').trim())
    .filter((line) => line !== '');
