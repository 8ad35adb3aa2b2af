import type { Dimension, Question, QuestionSet } from 'questions/types';

/** Which dimensions two question sets both ask about in the same words, and which of their questions do not match. */
export interface SameQuestions {
  /** Ids of dimensions, all of whose questions have the same ids and words in both sets, and there is at least one. */
  readonly dimensions: ReadonlySet<string>;
  /**
   * Ids of the dimensions' questions that only one of the sets asks in these words: those of the present set in its
   * order, then those that only the earlier one has. Barriers are not among them.
   */
  readonly leftOut: readonly string[];
}

/** Compares the wording of two sets: a question's text and the descriptors of its levels, not the help beside it. */
export function sameQuestions(now: QuestionSet, before: QuestionSet): SameQuestions {
  const [present, earlier] = [questionsOf(now), questionsOf(before)];
  const wordsBefore = new Map(earlier.map((question) => [question.id, wordsOf(question)]));
  const same = new Set(
    present
      .filter((question) => wordsBefore.get(question.id) === wordsOf(question))
      .map((question) => question.id),
  );
  const ids = [...new Set([...present, ...earlier].map(({ id }) => id))];
  const dimensionsBefore = new Map(before.dimensions.map((dimension) => [dimension.id, dimension]));
  return {
    dimensions: new Set(
      now.dimensions
        .filter((dimension) => hasAll(dimension, dimensionsBefore.get(dimension.id), same))
        .map(({ id }) => id),
    ),
    leftOut: ids.filter((id) => !same.has(id)),
  };
}

function hasAll(now: Dimension, before: Dimension | undefined, same: ReadonlySet<string>): boolean {
  return (
    now.questions.length > 0 &&
    now.questions.length === before?.questions.length &&
    now.questions.every(({ id }) => same.has(id) && before.questions.some((question) => question.id === id))
  );
}

const questionsOf = (set: QuestionSet) => set.dimensions.flatMap(({ questions }) => questions);

const wordsOf = ({ text, descriptors }: Question) => JSON.stringify([text, ...descriptors]);
