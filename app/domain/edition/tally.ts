import type { FormId, QuestionSet } from 'questions/types';
import type { Answers } from '../response/answer';
import { isLevel } from '../response/answer';
import type { ItemAnswer } from '../scoring/own-profile';
import { ownProfile } from '../scoring/own-profile';
import type { ClassTally, Depth, ProtectedEdition } from './edition';
import type { Scores } from './running-counts';
import {
  entry,
  inOrder,
  RunningChanges,
  RunningCounts,
  RunningDepth,
  RunningMoments,
  RunningRows,
} from './running-counts';

/** One sent response, as the tally takes it. `changed`: new or changed since the edition before. */
export interface TalliedResponse {
  readonly form: FormId;
  readonly sector: string;
  readonly tier: string;
  readonly changed: boolean;
  /** Whether a lead imported it; not, where left out. */
  readonly imported?: boolean;
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
  const depths = new Map<string, RunningDepth>();
  const changes = new Map<string, RunningChanges>();
  const own = { sectors: new Classes(set), changes: new Map<string, RunningChanges>() };
  let isAnyImported = false;
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
      const end = endOf(tier);
      if (end && overall.status === 'scored')
        entry(depths, sector, () => new RunningDepth()).add(end, overall.mean);
      if (changed) entry(changes, sector, () => new RunningChanges()).add(scores, items);
      if (response.imported) isAnyImported = true;
      else {
        own.sectors.of(sector).add(scores, items);
        if (changed) entry(own.changes, sector, () => new RunningChanges()).add(scores, items);
      }
    },
    result: () => ({
      sectors: sectors.result(),
      tiers: tiers.result(),
      depths: inOrder(depths, (running) => running.result()),
      changes: inOrder(changes, (running) => running.result()),
      ...(isAnyImported && {
        own: {
          sectors: own.sectors.result(),
          changes: inOrder(own.changes, (running) => running.result()),
        },
      }),
    }),
  };
}

/** The tally of all responses of a list or a generator; see `startTally`. */
export function tallyResponses(set: QuestionSet, responses: Iterable<TalliedResponse>): ProtectedEdition {
  const tally = startTally(set);
  for (const response of responses) tally.add(response);
  return tally.result();
}

/** The ends of a hierarchy, by the ids in questions/sectors.yaml. */
const ENDS = { top: ['board'], front: ['middle-manager', 'frontline'] } as const;

/** Which end of its hierarchy a tier stands at: board and executive, or middle managers and frontline; else undefined. */
export function endOf(tier: string): keyof Depth | undefined {
  const ends: Readonly<Record<keyof Depth, readonly string[]>> = ENDS;
  return (['top', 'front'] as const).find((end) => ends[end].includes(tier));
}

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
  private readonly rows: ReadonlyMap<string, RunningRows>;

  constructor(private readonly set: QuestionSet) {
    const scores = ['overall', 'pressure', ...set.dimensions.map(({ id }) => id)];
    const items = [...set.dimensions.flatMap(({ questions }) => questions), ...set.barriers];
    this.scores = new Map(scores.map((id) => [id, new RunningMoments()]));
    this.items = new Map(items.map(({ id }) => [id, new RunningCounts()]));
    this.rows = new Map(set.dimensions.map(({ id, questions }) => [id, new RunningRows(questions.length)]));
  }

  add(scores: Scores, items: readonly ItemAnswer[]): void {
    this.n += 1;
    for (const [id, score] of scores) if (score.status === 'scored') this.scores.get(id)?.add(score.mean);
    for (const { id, answer } of items) this.items.get(id)?.add(answer);
    const answers = new Map(items.map(({ id, answer }) => [id, answer]));
    for (const { id, questions } of this.set.dimensions) {
      const levels = questions.map((question) => answers.get(question.id));
      if (levels.every(isLevel)) this.rows.get(id)?.add(levels);
    }
  }

  result(): ClassTally {
    const asked = [...this.items].filter(([, counts]) => counts.asked > 0);
    return {
      n: this.n,
      scores: Object.fromEntries([...this.scores].map(([id, moments]) => [id, moments.result()])),
      items: Object.fromEntries(asked.map(([id, counts]) => [id, counts.result()])),
      rows: Object.fromEntries(
        [...this.rows].flatMap(([id, rows]) => (rows.n > 0 ? [[id, rows.result()]] : [])),
      ),
    };
  }
}
