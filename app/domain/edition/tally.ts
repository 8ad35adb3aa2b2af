import type { FormId, QuestionSet } from 'questions/types';
import type { Answer, Answers } from '../response/answer';
import { isLevel } from '../response/answer';
import type { ItemAnswer } from '../scoring/own-profile';
import { ownProfile } from '../scoring/own-profile';
import type { Score } from '../scoring/score';
import type { ClassChanges, ClassTally, Counts, Moments, ProtectedEdition } from './edition';

/** One sent response, as the tally takes it. `changed`: new or changed since the edition before. */
export interface TalliedResponse {
  readonly form: FormId;
  readonly sector: string;
  readonly tier: string;
  readonly changed: boolean;
  readonly answers: Answers;
}

/** Counts responses one by one and keeps none of them, so that its memory does not grow with their number. */
export interface Tally {
  /** Counts a response once; adding it again counts it again. */
  add(response: TalliedResponse): void;
  /** What has been counted so far, with ids in order. The same responses in any order give the same JSON. */
  result(): ProtectedEdition;
}

/**
 * A tally of responses to a question set. Each respondent's scores follow the rules of `ownProfile` (analysis.md,
 * "Scores"): a dimension or overall that their form does not score, or that they answered too little of, is not
 * counted. Questions are counted one by one, for every form that asks them; what a form does not ask is left out.
 */
export function startTally(set: QuestionSet): Tally {
  const sectors = new Classes(set);
  const tiers = new Classes(set);
  const changes = new Map<string, RunningChanges>();
  return {
    add(response) {
      const { form, sector, tier, changed } = response;
      const { overall, pressure, dimensions, barriers } = ownProfile(response.answers, set, form);
      const scores = [
        ['overall', overall] as const,
        ['pressure', pressure] as const,
        ...dimensions.map(({ id, score }) => [id, score] as const),
      ];
      const items = [...dimensions.flatMap(({ questions }) => questions), ...barriers];
      sectors.of(sector).add(scores, items);
      tiers.of(tier).add(scores, items);
      if (changed) entry(changes, sector, () => new RunningChanges()).add(scores, items);
    },
    result: () => ({
      sectors: sectors.result(),
      tiers: tiers.result(),
      changes: inOrder(changes, (running) => running.result()),
    }),
  };
}

/** The tally of all responses of a list or a generator; see `startTally`. */
export function tallyResponses(set: QuestionSet, responses: Iterable<TalliedResponse>): ProtectedEdition {
  const tally = startTally(set);
  for (const response of responses) tally.add(response);
  return tally.result();
}

type Scores = readonly (readonly [id: string, score: Score])[];

class Classes {
  private readonly classes = new Map<string, RunningClass>();
  constructor(private readonly set: QuestionSet) {}

  of(id: string): RunningClass {
    return entry(this.classes, id, () => new RunningClass(this.set));
  }

  result(): Record<string, ClassTally> {
    return inOrder(this.classes, (running) => running.result());
  }
}

/** One sector or one tier. */
class RunningClass {
  private n = 0;
  private readonly scores: ReadonlyMap<string, RunningMoments>;
  private readonly items: ReadonlyMap<string, RunningCounts>;

  constructor(set: QuestionSet) {
    const scores = ['overall', 'pressure', ...set.dimensions.map(({ id }) => id)];
    const items = [...set.dimensions.flatMap(({ questions }) => questions), ...set.barriers];
    this.scores = new Map(scores.map((id) => [id, new RunningMoments()]));
    this.items = new Map(items.map(({ id }) => [id, new RunningCounts()]));
  }

  add(scores: Scores, items: readonly ItemAnswer[]): void {
    this.n += 1;
    for (const [id, score] of scores) if (score.status === 'scored') this.scores.get(id)?.add(score.mean);
    for (const { id, answer } of items) this.items.get(id)?.add(answer);
  }

  result(): ClassTally {
    const asked = [...this.items].filter(([, counts]) => counts.asked > 0);
    return {
      n: this.n,
      scores: Object.fromEntries([...this.scores].map(([id, moments]) => [id, moments.result()])),
      items: Object.fromEntries(asked.map(([id, counts]) => [id, counts.result()])),
    };
  }
}

class RunningMoments {
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

class RunningCounts {
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

class RunningChanges {
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

function entry<T>(map: Map<string, T>, id: string, make: () => T): T {
  const found = map.get(id) ?? make();
  map.set(id, found);
  return found;
}

/** By the code units of the ids, which is the same on every computer. */
function inOrder<T, R>(map: ReadonlyMap<string, T>, result: (value: T) => R): Record<string, R> {
  const ids = [...map.keys()].sort();
  return Object.fromEntries(ids.map((id) => [id, result(map.get(id)!)]));
}
