import type { Answer } from '../response/answer';
import { isLevel } from '../response/answer';
import type { ItemAnswer } from '../scoring/own-profile';
import type { Score } from '../scoring/score';
import type { ClassChanges, Counts, Depth, Moments, RowMoments } from './edition';

/** Sums and counts that grow by one response at a time, and give the same result in any order of responses. */

/** The scores of one respondent, by figure. */
export type Scores = readonly (readonly [id: string, score: Score])[];

export class RunningMoments {
  private n = 0;
  private readonly sum = new ExactSum();
  private readonly squares = new ExactSum();

  add(value: number): void {
    this.n += 1;
    this.sum.add(value);
    this.squares.add(value * value);
  }

  result(): Moments {
    return { n: this.n, sum: this.sum.value(), squares: this.squares.value() };
  }
}

const BILLION = 1e9;

/**
 * Adds numbers after rounding each to nine decimals, whole parts and billionths apart. Both are whole numbers, which
 * floating point adds exactly (up to nine million of them), so that the order of adding cannot show in the last digit.
 */
class ExactSum {
  private whole = 0;
  private billionths = 0;

  add(value: number): void {
    const units = Math.round(value * BILLION);
    this.whole += Math.floor(units / BILLION);
    this.billionths += units % BILLION;
  }

  value(): number {
    const carried = Math.floor(this.billionths / BILLION);
    return this.whole + carried + (this.billionths % BILLION) / BILLION;
  }
}

export class RunningCounts {
  private readonly levels: [number, number, number, number, number] = [0, 0, 0, 0, 0];
  private dk = 0;
  private na = 0;
  private blank = 0;
  asked = 0;

  add(answer: Answer | undefined): void {
    this.asked += 1;
    if (answer === undefined) this.blank += 1;
    else if (answer === 'dk') this.dk += 1;
    else if (answer === 'na') this.na += 1;
    else this.levels[answer - 1]! += 1;
  }

  result(): Counts {
    return { levels: [...this.levels], dk: this.dk, na: this.na, blank: this.blank };
  }
}

/** Levels are whole numbers, whose sums are exact in any order. */
export class RunningRows {
  n = 0;
  private totalSquares = 0;
  private readonly sums: number[];
  private readonly squares: number[];

  constructor(questions: number) {
    this.sums = Array<number>(questions).fill(0);
    this.squares = Array<number>(questions).fill(0);
  }

  add(levels: readonly number[]): void {
    this.n += 1;
    levels.forEach((level, index) => {
      this.sums[index]! += level;
      this.squares[index]! += level ** 2;
    });
    this.totalSquares += levels.reduce((sum, level) => sum + level, 0) ** 2;
  }

  result(): RowMoments {
    return { n: this.n, sums: [...this.sums], squares: [...this.squares], totalSquares: this.totalSquares };
  }
}

export class RunningDepth {
  private readonly ends = { top: new RunningMoments(), front: new RunningMoments() };

  add(end: keyof Depth, overall: number): void {
    this.ends[end].add(overall);
  }

  result(): Depth {
    return { top: this.ends.top.result(), front: this.ends.front.result() };
  }
}

export class RunningChanges {
  private n = 0;
  private readonly values = new Map<string, number>();
  private readonly asked = new Map<string, number>();

  add(scores: Scores, items: readonly ItemAnswer[]): void {
    this.n += 1;
    for (const [id, score] of scores) if (score.status === 'scored') addOne(this.values, id);
    for (const { id, answer } of items) {
      addOne(this.asked, id);
      if (isLevel(answer)) addOne(this.values, id);
    }
  }

  result(): ClassChanges {
    const number = (count: number) => count;
    return { n: this.n, values: inOrder(this.values, number), asked: inOrder(this.asked, number) };
  }
}

function addOne(counts: Map<string, number>, id: string): void {
  counts.set(id, (counts.get(id) ?? 0) + 1);
}

/** The entry of a map, made where it is not there yet. */
export function entry<T>(map: Map<string, T>, id: string, make: () => T): T {
  const found = map.get(id) ?? make();
  map.set(id, found);
  return found;
}

/** By the code units of the ids, which is the same on every computer. */
export function inOrder<T, R>(map: ReadonlyMap<string, T>, result: (value: T) => R): Record<string, R> {
  const ids = [...map.keys()].sort();
  return Object.fromEntries(ids.map((id) => [id, result(map.get(id)!)]));
}
