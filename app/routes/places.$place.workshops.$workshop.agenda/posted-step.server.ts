import { newQuestionMinutes, newStep, questionStep, allQuestions } from '~/domain/workshop/agenda';
import { type AgendaChange, placeOf } from '~/domain/workshop/agenda-changes';
import { stepProblemWords } from '~/domain/workshop/set-up-messages';
import { readStep, type TypedStep } from '~/domain/workshop/typed-step';
import type { StepErrors } from '~/components/workshop-set-up/step-form';
import { isRandomId, postedText } from '~/lib/http';
import type { Agenda } from '~/services/workshop-agenda.server';

/** Steps that can be added with a content of one's own. */
export const ADDABLE = ['energy', 'words', 'talk'] as const;

export type PostedStep =
  /** `typed`: what a form held; null where it was a button alone. */
  | { ok: true; change: AgendaChange; at: string | null; typed: TypedStep | null }
  | { ok: false; typed: TypedStep | null; errors: StepErrors & { question?: string } };

/** More than any field takes: longer texts are cut, and are too long still. */
const LONGEST = 8_000;

/**
 * Reads what is to be changed of an agenda.
 * @returns undefined where the form is none that the page has; `gone`: the step is no longer there. `at`: the step to show
 *   afterwards, null for none
 */
export function readPostedStep(agenda: Agenda, form: FormData): PostedStep | 'gone' | undefined {
  const [step, to] = [postedText(form, 'step'), postedText(form, 'to')];
  if (to !== '')
    return /^\d{1,3}$/.test(to)
      ? { ok: true, change: { kind: 'move', step, to: Number(to) }, at: step, typed: null }
      : undefined;
  switch (form.get('intent')) {
    case 'remove':
      return { ok: true, change: { kind: 'remove', step }, at: null, typed: null };
    case 'add-question':
      return addedQuestion(agenda, form);
    case 'save':
      return savedStep(agenda, form);
    default:
      return undefined;
  }
}

function addedQuestion({ workshop, questionSet, why }: Agenda, form: FormData): PostedStep | undefined {
  const id = postedText(form, 'ticket');
  if (!isRandomId(id)) return undefined;
  const question = allQuestions(questionSet).find((one) => one.id === form.get('question'));
  if (!question) return { ok: false, typed: null, errors: { question: 'Choose a question' } };
  const reason = why[question.id];
  const step = { ...questionStep(question, newQuestionMinutes(reason), reason), id };
  return {
    ok: true,
    change: { kind: 'add', step, to: placeOf(workshop.steps, 'question') },
    at: id,
    typed: null,
  };
}

function savedStep({ workshop, questionSet }: Agenda, form: FormData): PostedStep | 'gone' | undefined {
  const said = (name: string) => postedText(form, name).slice(0, LONGEST);
  const typed: TypedStep = {
    title: said('title'),
    prompts: said('prompts'),
    minutes: said('minutes'),
    options: said('options'),
    share: said('share'),
    a: said('a'),
  };
  const stepId = postedText(form, 'step');
  const before = workshop.steps.find(({ id }) => id === stepId);
  const kind = before?.kind ?? ADDABLE.find((one) => one === form.get('kind'));
  if (stepId !== '' && !before) return 'gone';
  if (kind === undefined) return undefined;
  const known = [
    ...(before?.kind === 'energy' ? before.choices.map(({ value, label }) => ({ id: value, label })) : []),
    ...questionSet.dimensions.map(({ id, name }) => ({ id, label: name })),
  ];
  const read = readStep(kind, typed, known);
  if (!read.ok) {
    const words = Object.entries(read.problems).map(
      ([field, problem]) => [field, stepProblemWords(field as keyof TypedStep, problem)] as const,
    );
    return { ok: false, typed, errors: Object.fromEntries(words) };
  }
  if (before)
    return { ok: true, change: { kind: 'change', step: stepId, content: read.content }, at: stepId, typed };
  const id = postedText(form, 'ticket');
  if (!isRandomId(id) || kind === 'question') return undefined;
  const step = { ...newStep(kind), ...read.content, id };
  return { ok: true, change: { kind: 'add', step, to: placeOf(workshop.steps, kind) }, at: id, typed };
}
