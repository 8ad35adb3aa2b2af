import { type VotedStart, votedStart, type WhereToStart } from '../patterns/where-to-start';
import type { StepView, ToldRound } from './view';

/** The result that a step ended with: the last round that may be seen; undefined where none may. */
export const lastRound = ({ rounds }: Pick<StepView, 'rounds'>): ToldRound | undefined => rounds.at(-1);

/**
 * The option in which a group put its energy: the one with most votes in the last round.
 * @returns its id; null where there was no vote, nobody chose any, or several have as many
 */
export function energyWinner({
  kind,
  choices,
  rounds,
}: Pick<StepView, 'kind' | 'choices' | 'rounds'>): string | null {
  const votes = lastRound({ rounds })?.result.choices;
  if (kind !== 'energy' || !votes) return null;
  const most = Math.max(...votes);
  const winners = choices.filter((_, index) => votes[index] === most);
  return most > 0 && winners.length === 1 ? winners[0]!.value : null;
}

/** What a workshop on an assessment came to, beside its results. */
export interface WorkshopOutcome {
  readonly id: string;
  readonly title: string;
  /** ISO-8601 UTC. */
  readonly heldAt: string;
  /** Levels (1 to 5) as the group agreed them in words, by question id. */
  readonly agreed: Readonly<Record<string, number>>;
  /** What won its energy vote, by the option's id; null: nothing. */
  readonly energy: string | null;
}

/** What a workshop that has ended came to. Of several steps on one question the last counts. */
export function outcomeOf(
  { id, title, steps }: { readonly id: string; readonly title: string; readonly steps: readonly StepView[] },
  heldAt: string,
): WorkshopOutcome {
  const agreed = steps.flatMap(({ kind, subject, agreedLevel }) =>
    kind === 'question' && subject !== null && agreedLevel !== null ? [[subject, agreedLevel] as const] : [],
  );
  const energy = steps.map(energyWinner).findLast((winner) => winner !== null);
  return { id, title, heldAt, agreed: Object.fromEntries(agreed), energy: energy ?? null };
}

/** Where the latest workshop that chose a suggested start put its energy, and which it was; null where none did. */
export function lastVotedStart(
  start: WhereToStart,
  workshops: readonly WorkshopOutcome[],
): (VotedStart & { readonly workshop: WorkshopOutcome }) | null {
  for (const workshop of workshops) {
    const voted = votedStart(start, workshop.energy);
    if (voted) return { ...voted, workshop };
  }
  return null;
}
