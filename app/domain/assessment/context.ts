import type { Context } from 'questions/types';
import { readCount } from './set-up';

/** What a lead tells of their place; the fields that case studies have too. Notes and citations are theirs alone. */
export type PlaceContext = Omit<Context, 'notes' | 'citations'>;

/** How each field is given: a whole number in a range, one of some words, a text, or yes or no. */
export type ContextField =
  | { kind: 'number'; least: number; most: number }
  | { kind: 'choice'; options: readonly string[] }
  | { kind: 'text'; most: number }
  | { kind: 'yes-no' };

const number = (least: number, most: number): ContextField => ({ kind: 'number', least, most });

/** Every field, in the order they are asked in. */
export const CONTEXT_FIELDS: Readonly<Record<keyof PlaceContext, ContextField>> = {
  population: number(1, 70_000_000),
  councils: number(0, 1_000),
  boundariesMatch: { kind: 'choice', options: ['yes', 'roughly', 'no'] },
  acuteTrusts: number(0, 1_000),
  mentalHealthTrusts: number(0, 1_000),
  communityTrusts: number(0, 1_000),
  gpPractices: number(0, 10_000),
  rurality: { kind: 'choice', options: ['urban', 'rural', 'mixed'] },
  deprivation: {
    kind: 'choice',
    options: ['more deprived than average', 'average', 'less deprived than average'],
  },
  widerSystem: { kind: 'text', most: 200 },
  widerSystemPopulation: number(1, 70_000_000),
  widerSystemPlaces: number(1, 1_000),
  financialPosition: { kind: 'text', most: 500 },
  yearsOfJointWorking: number(0, 100),
  outsideSupport: { kind: 'text', most: 500 },
  localIdentity: { kind: 'choice', options: ['strong', 'some', 'weak'] },
  voluntaryUmbrella: { kind: 'yes-no' },
};

export type ContextProblem = 'out-of-range' | 'unknown-option' | 'too-long';
export type ContextProblems = Partial<Record<keyof PlaceContext, ContextProblem>>;

/**
 * Reads the context as a form has it. Every field may be left empty, and then is absent.
 * @param typed text by field; yes or no as "yes" and "no"
 */
export function readContext(
  typed: Readonly<Record<string, string | undefined>>,
): { ok: true; context: PlaceContext } | { ok: false; problems: ContextProblems } {
  const context: Record<string, unknown> = {};
  const problems: ContextProblems = {};
  for (const [name, field] of Object.entries(CONTEXT_FIELDS) as [keyof PlaceContext, ContextField][]) {
    const text = (typed[name] ?? '').trim();
    if (text === '') continue;
    const value = valueOf(text, field);
    if (typeof value === 'object') problems[name] = value.problem;
    else context[name] = value;
  }
  return Object.keys(problems).length > 0
    ? { ok: false, problems }
    : { ok: true, context: context as PlaceContext };
}

function valueOf(text: string, field: ContextField): string | number | boolean | { problem: ContextProblem } {
  switch (field.kind) {
    case 'number':
      return readCount(text, field.least, field.most) ?? { problem: 'out-of-range' };
    case 'choice':
      return field.options.includes(text) ? text : { problem: 'unknown-option' };
    case 'yes-no':
      return text === 'yes' || text === 'no' ? text === 'yes' : { problem: 'unknown-option' };
    case 'text':
      return text.length <= field.most ? text : { problem: 'too-long' };
  }
}

/** The context as the fields of a form show it again; absent ones as ''. */
export function typedContext(context: PlaceContext): Record<keyof PlaceContext, string> {
  const text = (value: unknown) =>
    value === undefined ? '' : typeof value === 'boolean' ? (value ? 'yes' : 'no') : String(value);
  const names = Object.keys(CONTEXT_FIELDS) as (keyof PlaceContext)[];
  return Object.fromEntries(names.map((name) => [name, text(context[name])])) as Record<
    keyof PlaceContext,
    string
  >;
}
