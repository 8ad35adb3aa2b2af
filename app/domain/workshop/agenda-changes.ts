import type { AgendaStep } from './agenda';
import type { LiveState } from './live-state';

/** A step of a stored agenda. */
export type PlannedStep = AgendaStep & { readonly id: string };

/** More than any workshop has time for. */
export const MOST_STEPS = 60;

/**
 * What is changed of an agenda.
 * - `move`: to a position from 0; beyond the end means last.
 * - `add`: at such a position.
 */
export type AgendaChange =
  | { readonly kind: 'move'; readonly step: string; readonly to: number }
  | { readonly kind: 'remove'; readonly step: string }
  | { readonly kind: 'add'; readonly step: PlannedStep; readonly to: number }
  | { readonly kind: 'change'; readonly step: string; readonly content: StepContentChange };

export type StepContentChange = Pick<AgendaStep, 'title' | 'prompts' | 'options' | 'minutes' | 'rule'>;

/**
 * - `ended`: the workshop is over, and its agenda stays as it is.
 * - `begun`: everybody has been at the step, or something was asked in it. With it stays its rule, which is stated before
 *   the first vote.
 * - `full`: there are as many steps as there can be.
 * - `no-such-step`: it is not on the agenda (any more).
 */
export type AgendaRefusal = 'ended' | 'begun' | 'full' | 'no-such-step';

/** An agenda after a change, or why there is none. */
export function changeAgenda(
  steps: readonly PlannedStep[],
  change: AgendaChange,
  { stage, begun }: { readonly stage: LiveState['stage']; readonly begun: ReadonlySet<string> },
):
  | { readonly ok: true; readonly steps: readonly PlannedStep[] }
  | { readonly ok: false; readonly refusal: AgendaRefusal } {
  const refused = (refusal: AgendaRefusal) => ({ ok: false, refusal }) as const;
  if (stage === 'ended') return refused('ended');
  if (change.kind === 'add')
    return steps.length < MOST_STEPS
      ? { ok: true, steps: steps.toSpliced(change.to, 0, change.step) }
      : refused('full');
  const step = steps.find(({ id }) => id === change.step);
  if (!step) return refused('no-such-step');
  if (begun.has(step.id)) return refused('begun');
  const others = steps.filter((one) => one !== step);
  switch (change.kind) {
    case 'remove':
      return { ok: true, steps: others };
    case 'move':
      return { ok: true, steps: others.toSpliced(change.to, 0, step) };
    case 'change':
      return { ok: true, steps: steps.map((one) => (one === step ? { ...step, ...change.content } : one)) };
  }
}

/** Whether an agenda is already as a change would leave it: the same click came twice. */
export function isChanged(steps: readonly PlannedStep[], change: AgendaChange): boolean {
  const at = steps.findIndex(({ id }) => id === (change.kind === 'add' ? change.step.id : change.step));
  switch (change.kind) {
    case 'add':
      return at >= 0;
    case 'remove':
      return at < 0;
    case 'move':
      return at >= 0 && at === Math.min(change.to, steps.length - 1);
    case 'change': {
      const step = steps[at];
      return (
        step !== undefined && JSON.stringify(contentOf(step)) === JSON.stringify(contentOf(change.content))
      );
    }
  }
}

const contentOf = ({ title, prompts, options, minutes, rule }: StepContentChange) => [
  title,
  prompts,
  options.map(({ id, label }) => [id, label]),
  minutes,
  [rule.shareWithinOne, rule.agreementA],
];

/** Where a new step goes: a question after the last question, or else after the welcome; anything else last. */
export function placeOf(steps: readonly Pick<PlannedStep, 'kind'>[], kind: PlannedStep['kind']): number {
  if (kind !== 'question') return steps.length;
  const last = steps.findLastIndex((step) => step.kind === 'question');
  return last >= 0 ? last + 1 : Math.min(1, steps.length);
}
