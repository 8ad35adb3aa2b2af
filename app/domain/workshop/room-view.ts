import type { LiveState } from './live-state';
import { currentStep, type StepView, type WorkshopView } from './view';

/** A text that was sent by somebody in the room and is shown to everybody. */
export interface RoomNote {
  readonly id: string;
  readonly body: string;
  /** How many devices find it important; null until those votes were revealed. */
  readonly upvotes: number | null;
}

/** What everybody in the room may see of a workshop as it stands, and nothing else of it. Plain JSON. */
export interface RoomView {
  readonly id: string;
  readonly code: string;
  readonly title: string;
  readonly rehearsal: boolean;
  readonly stage: LiveState['stage'];
  readonly sequence: number;
  /** ISO-8601 UTC: until when there is time for this part; null: no timer runs. */
  readonly timer: string | null;
  /** Whether anything was asked yet. */
  readonly begun: boolean;
  /** What those who join are asked: ids of sectors (none: not asked), and the tier. */
  readonly sectors: readonly string[];
  readonly askTier: boolean;
  /** k: no result is shown of fewer devices than this. */
  readonly threshold: number;
  /** What a device counts for, which is told before it votes. */
  readonly tables: WorkshopView['tables'];
  /** The step that everybody is at, without votes on paper; null at the welcome and after the end. */
  readonly step: StepView | null;
  /** Which of the questions it is, from 1, and how many there are; null for other steps. */
  readonly question: { readonly number: number; readonly of: number } | null;
  /** Texts of the step that are shown by now. */
  readonly notes: readonly RoomNote[];
}

/** What a device said of the step that everybody is at. Told to that device alone. */
export interface OwnPart {
  /** Its vote in the round at hand; null: none. */
  readonly vote: { readonly value: string; readonly sequence: number } | null;
  /** What it sent, in no order. */
  readonly notes: readonly { readonly id: string; readonly body: string; readonly waiting: boolean }[];
  /** Ids of the shown texts that it finds important. */
  readonly upvotes: readonly string[];
}

export const NOTHING_OWN: OwnPart = { vote: null, notes: [], upvotes: [] };

/**
 * What the room may see of a workshop.
 * @param notes the texts of its present step that everybody may read now
 */
export function roomView(workshop: WorkshopView, notes: readonly RoomNote[]): RoomView {
  const { id, code, title, rehearsal, sequence, sectors, askTier, threshold, tables, state, steps } =
    workshop;
  const step = state.stage === 'running' ? currentStep(workshop) : undefined;
  const questions = steps.filter(({ kind }) => kind === 'question');
  const number = step ? questions.indexOf(step) + 1 : 0;
  return {
    id,
    code: code ?? '',
    title,
    rehearsal,
    stage: state.stage,
    sequence,
    timer: state.timer,
    begun: Object.keys(state.progress).length > 0,
    sectors,
    askTier,
    threshold,
    tables,
    // How many voted for what on paper is as secret before the reveal as what was voted on phones.
    step: step ? { ...step, paper: {} } : null,
    question: number > 0 ? { number, of: questions.length } : null,
    notes: step ? notes : [],
  };
}
