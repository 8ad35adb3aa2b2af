import type { AgreementWord } from '../agreement/agreement-words';
import { type LiveState, progressOf, type StepKind } from './live-state';
import { type CommandFacts, nextWorkshopState, type WorkshopCommand } from './next-state';

/** A command that a console offers as a button. The timer has buttons of its own. */
export type OfferedCommand = Exclude<WorkshopCommand, { kind: 'timer' }>;

/**
 * What comes next for a facilitator: a command, or something to do on the page: `agree`: write down what the group
 * agreed; `read`: read the words that wait.
 */
export type NextMove = OfferedCommand | { readonly kind: 'agree' | 'read' };

/** What moves are weighed with. */
export interface OfferFacts {
  /** In the order of the agenda. */
  readonly steps: readonly {
    readonly id: string;
    readonly kind: StepKind;
    /** Whether an agreement is written down, be it that there is none. */
    readonly recorded: boolean;
  }[];
  /** Whether the round at hand has enough votes to be revealed. */
  readonly enough: boolean;
  /** Texts of the step at hand that nobody has read yet. */
  readonly waiting: number;
  /** What the round at hand came to; null where it is not revealed, or nobody gave a level. */
  readonly word: AgreementWord | null;
}

export interface OfferedMoves {
  /** The one that most likely comes next; null where nothing does, after the end. */
  readonly primary: NextMove | null;
  /** Every other command that would be accepted now, those that lead to the step at hand left out. */
  readonly others: readonly OfferedCommand[];
}

/** What a console offers as things stand: nothing that would be refused. */
export function offeredMoves(state: LiveState, facts: OfferFacts): OfferedMoves {
  const commandFacts: CommandFacts = {
    steps: Object.fromEntries(facts.steps.map(({ id, kind }) => [id, kind])),
    enough: facts.enough,
  };
  const legal = commandsOf(facts).filter(
    (command) =>
      !(command.kind === 'go' && command.step === state.step) &&
      nextWorkshopState(state, command, commandFacts).ok,
  );
  const isOffered = (move: NextMove) =>
    move.kind === 'agree' || move.kind === 'read' || legal.some((command) => same(command, move));
  const primary = state.stage === 'ended' ? null : (wishes(state, facts).find(isOffered) ?? null);
  return { primary, others: legal.filter((command) => primary === null || !same(command, primary)) };
}

const commandsOf = ({ steps }: OfferFacts): OfferedCommand[] => [
  { kind: 'start' },
  { kind: 'reveal' },
  { kind: 'close' },
  { kind: 'open' },
  ...[...steps.map(({ id }) => id), null].map((step) => ({ kind: 'go' as const, step })),
  { kind: 'end' },
];

/** What would come next, the likeliest first; some of it may not be legal. */
function wishes(state: LiveState, { steps, waiting, word }: OfferFacts): NextMove[] {
  if (state.stage === 'draft') return [{ kind: 'start' }];
  const at = steps.findIndex(({ id }) => id === state.step);
  const step = steps[at];
  if (!step) return [...goTo(afterWelcome(state, steps)), END];
  const { phase, round } = progressOf(state, step.id);
  const onwards: NextMove[] = [...goTo(steps[at + 1]), END];
  switch (phase) {
    case 'ready':
      return [{ kind: 'open' }, ...onwards];
    case 'open':
      return [{ kind: 'close' }];
    case 'closed':
      if (step.kind === 'words' && waiting > 0 && round === 1) return [{ kind: 'read' }];
      return [{ kind: 'reveal' }, { kind: 'open' }, ...onwards];
    case 'revealed':
      if (step.kind === 'words' && round === 1) return [{ kind: 'open' }, ...onwards];
      if (step.kind !== 'question' || step.recorded) return onwards;
      // A group that differs talks, and votes once more before it writes anything down.
      return round === 1 && word !== 'agreed' ? [{ kind: 'open' }, { kind: 'agree' }] : [{ kind: 'agree' }];
  }
}

/** Where it goes on from the welcome: at the step after the last one dealt with. */
function afterWelcome(state: LiveState, steps: OfferFacts['steps']) {
  const last = steps.findLastIndex(({ id }) => progressOf(state, id).phase !== 'ready');
  const isDone = last < 0 || progressOf(state, steps[last]!.id).phase === 'revealed';
  return steps[isDone ? last + 1 : last];
}

const END: NextMove = { kind: 'end' };
const goTo = (step: OfferFacts['steps'][number] | undefined): NextMove[] =>
  step ? [{ kind: 'go', step: step.id }] : [];

const same = (one: NextMove, other: NextMove): boolean =>
  one.kind === 'go' ? other.kind === 'go' && one.step === other.step : one.kind === other.kind;
