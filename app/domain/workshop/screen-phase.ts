import { currentStep, shownResult, type StepView, type ToldRound, type WorkshopView } from './view';

/**
 * What the projector shows.
 * - `soon`: the workshop has not begun. `welcome`: people join. `ended`: what was agreed.
 * - `talk`: something to talk about, with no vote.
 * - `ready`, `open`, `closed`: a vote, or words, before the reveal.
 * - `revealed`: what came of it, `earlier` being the round before; `discussing`: the same while a timer runs; `agreed`: the
 *   same once the group has agreed something in words.
 */
export type ScreenPhase =
  | { readonly kind: 'soon' | 'welcome' | 'ended' }
  | { readonly kind: 'talk' | 'ready' | 'open' | 'closed'; readonly step: StepView }
  | {
      readonly kind: 'revealed' | 'discussing' | 'agreed';
      readonly step: StepView;
      /** Undefined for words. */
      readonly told: ToldRound | undefined;
      readonly earlier: ToldRound | undefined;
    };

/** What the projector shows as a workshop stands. */
export function screenPhase(workshop: Pick<WorkshopView, 'state' | 'steps'>): ScreenPhase {
  const { stage, timer } = workshop.state;
  if (stage === 'draft') return { kind: 'soon' };
  if (stage === 'ended') return { kind: 'ended' };
  const step = currentStep(workshop as WorkshopView);
  if (!step) return { kind: 'welcome' };
  if (step.kind === 'talk') return { kind: 'talk', step };
  const { phase } = step.progress;
  if (phase !== 'revealed') return { kind: phase, step };
  const told = shownResult(step);
  const earlier = told && step.rounds.findLast(({ round }) => round < told.round);
  return {
    kind: isAgreed(step) ? 'agreed' : timer === null ? 'revealed' : 'discussing',
    step,
    told,
    earlier,
  };
}

/** Whether the group has put anything into words. */
const isAgreed = ({ agreedLevel, reasons, dissent }: StepView) =>
  agreedLevel !== null || reasons !== '' || dissent !== '';
