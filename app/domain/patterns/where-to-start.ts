import { meanOf } from '../scoring/score';
import { type FoundNumber, numbersOf } from './found-number';
import { atLeast, THRESHOLDS } from './thresholds';

/** The dimensions that the two King's Fund reports put first. */
export const FOUNDATIONS: readonly string[] = ['relationships', 'vision', 'leadership'];

/** How much each part of the amenable index weighs; each part is from 0 to 1, and so is the index. */
const WEIGHTS = { room: 0.4, agreement: 0.3, calm: 0.3 } as const;

/** Dimensions among which a workshop can vote on energy. */
const VOTED_ON = 3;

/** A suggestion to build a foundation first: the lowest of them that are shown, below the threshold for low. */
export interface Foundation {
  readonly dimension: string;
  readonly score: number;
  /** All foundations that are shown, this one included. */
  readonly among: readonly FoundNumber[];
}

/** How amenable a dimension is to change, and why. */
export interface Amenable {
  readonly dimension: string;
  /** From 0 to 1, the higher the more amenable. */
  readonly index: number;
  /** 1 to 5: the lower, the more room there is to grow. */
  readonly score: number;
  /** -1 to 1: how far people agree on it. */
  readonly agreement: number;
  /** 1 to 5: the mean pressure of its related barriers that are shown. */
  readonly pressure: number;
  readonly barriers: readonly FoundNumber[];
}

export interface WhereToStart {
  /** Null where no foundation is low, or none is shown. */
  readonly foundation: Foundation | null;
  /** Null where no dimension has an index; it may be the same dimension as the foundation. */
  readonly amenable: Amenable | null;
  /** The most amenable and the two after it, the best first, for a workshop to vote among; the vote wins. */
  readonly candidates: readonly Amenable[];
}

export interface StartFigures {
  /** The place's shown balanced means (1 to 5) of dimensions and barriers, by id. */
  readonly means: Readonly<Record<string, number>>;
  /** Agreement (-1 to 1) by dimension id, where it may be shown. Absent: nothing is said of the most amenable. */
  readonly agreement?: Readonly<Record<string, number>>;
  /** The barriers that bear on each dimension most (`Instrument.relatedBarriers`). */
  readonly relatedBarriers: Readonly<Record<string, readonly string[]>>;
}

/** Where a place could start: at most two suggestions, each with the figures behind it (analysis.md, "Where to start"). */
export function whereToStart(figures: StartFigures): WhereToStart {
  const candidates = mostAmenable(figures).slice(0, VOTED_ON);
  return { foundation: lowestFoundation(figures.means), amenable: candidates[0] ?? null, candidates };
}

/** A suggested start that a workshop chose. */
export interface VotedStart {
  readonly dimension: string;
  readonly score: number;
}

/**
 * Where a workshop put its energy: its vote among the suggested starts wins over what the figures alone would put first.
 * @param winner what won the vote; null: nothing
 * @returns null where that is none of the starts that are suggested
 */
export function votedStart(
  { foundation, candidates }: WhereToStart,
  winner: string | null,
): VotedStart | null {
  const suggested = [...(foundation ? [foundation] : []), ...candidates];
  const found = suggested.find(({ dimension }) => dimension === winner);
  return found ? { dimension: found.dimension, score: found.score } : null;
}

/** The lowest of relationships, vision and leadership that are shown, of equals the first, where it is below 2.6. */
export function lowestFoundation(means: StartFigures['means']): Foundation | null {
  const among = numbersOf(FOUNDATIONS, means);
  const lowest = Math.min(...among.map(({ value }) => value));
  const found = among.find(({ value }) => value === lowest);
  if (!found || atLeast(found.value, THRESHOLDS.low)) return null;
  return { dimension: found.id, score: found.value, among };
}

/**
 * The dimensions by their amenable index, 0.4 x (5 - score)/4 + 0.3 x (A + 1)/2 + 0.3 x (5 - pressure)/4, the highest
 * first, of equals the one that stands first among the related barriers. A dimension without a score, without A or with
 * none of its related barriers shown has no index and is left out.
 */
export function mostAmenable({ means, agreement = {}, relatedBarriers }: StartFigures): readonly Amenable[] {
  const found = Object.entries(relatedBarriers).flatMap(([dimension, ids]): Amenable[] => {
    const [score, A, barriers] = [means[dimension], agreement[dimension], numbersOf(ids, means)];
    if (score === undefined || A === undefined || barriers.length === 0) return [];
    const pressure = meanOf(barriers.map(({ value }) => value));
    const index =
      (WEIGHTS.room * (5 - score)) / 4 +
      (WEIGHTS.agreement * (A + 1)) / 2 +
      (WEIGHTS.calm * (5 - pressure)) / 4;
    return [{ dimension, index, score, agreement: A, pressure, barriers }];
  });
  return found.toSorted((a, b) => compared(b.index) - compared(a.index));
}

/** To nine decimals, so that indexes that are equal by hand are so here. */
function compared(index: number): number {
  return Math.round(index * 1e9);
}
