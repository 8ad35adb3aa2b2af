import type { QuestionSet } from 'questions/types';
import { whyLeftOut } from './messages';

/** A question that only one of two rounds asks in these words: as it is asked now, or was asked where it is not any more. */
export interface LeftOutQuestion {
  readonly id: string;
  readonly text: string;
  /** In words. */
  readonly why: string;
}

/** The questions with these ids (see `RoundChange.leftOut`), in their order, with the reason for each. */
export function leftOutQuestions(
  ids: readonly string[],
  now: QuestionSet,
  before: QuestionSet,
): readonly LeftOutQuestion[] {
  const [present, earlier] = [textsOf(now), textsOf(before)];
  return ids.map((id) => ({
    id,
    text: present.get(id) ?? earlier.get(id) ?? id,
    why: whyLeftOut({ now: present.has(id), before: earlier.has(id) }),
  }));
}

function textsOf(set: QuestionSet): ReadonlyMap<string, string> {
  return new Map(set.dimensions.flatMap(({ questions }) => questions).map(({ id, text }) => [id, text]));
}
