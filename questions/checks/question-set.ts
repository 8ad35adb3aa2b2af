import type { Problem } from '../problem';
import type { FormId, Item, QuestionSet } from '../types';
import type { Path, QuestionFile } from '../yaml-file';

/** How many of each a question set has (framework.md, "Twelve dimensions" and "Forms"). */
const DIMENSIONS = 12;
const QUESTIONS_A_DIMENSION = 3;
const BARRIERS = 12;
const ASKED: Readonly<Record<FormId, { readonly questions: number; readonly barriers: number }>> = {
  full: { questions: DIMENSIONS * QUESTIONS_A_DIMENSION, barriers: BARRIERS },
  workshop: { questions: DIMENSIONS, barriers: 4 },
  resident: { questions: 10, barriers: 4 },
};

/** A question or barrier, where it stands in its file, and how its id has to start. */
export interface LocatedItem {
  readonly item: Item;
  readonly path: Path;
  readonly prefix: string;
}

/** Every question and then every barrier of a set, with their places in its file. */
export function itemsOf(set: QuestionSet): readonly LocatedItem[] {
  const questions = set.dimensions.flatMap((dimension, i) =>
    dimension.questions.map((item, j) => ({
      item,
      path: ['dimensions', i, 'questions', j],
      prefix: `${dimension.id}.`,
    })),
  );
  const barriers = set.barriers.map((item, i) => ({ item, path: ['barriers', i], prefix: 'barrier.' }));
  return [...questions, ...barriers];
}

/** Every level descriptor of a set, the question it belongs to and its place in the file. */
export function descriptorsOf(set: QuestionSet) {
  return set.dimensions.flatMap((dimension, i) =>
    dimension.questions.flatMap((question, j) =>
      question.descriptors.map((text, index) => ({
        text,
        question: question.id,
        level: index + 1,
        path: ['dimensions', i, 'questions', j, 'descriptors', index],
      })),
    ),
  );
}

/** Checks the ids of a set, how many it has of what, and its forms. */
export function checkQuestionSet(file: QuestionFile<QuestionSet>): Problem[] {
  return [...checkSizes(file), ...checkIds(file), ...checkForms(file)];
}

function checkSizes({ value: set, problemAt }: QuestionFile<QuestionSet>): Problem[] {
  const wrong = (path: Path, name: string, count: number, wanted: number) =>
    count === wanted
      ? []
      : [problemAt(path, `${name} has ${count}, not ${wanted}`, 'Add or remove to make it so')];
  return [
    ...wrong(['dimensions'], 'the list of dimensions', set.dimensions.length, DIMENSIONS),
    ...set.dimensions.flatMap(({ id, questions }, i) =>
      wrong(
        ['dimensions', i, 'questions'],
        `the list of questions of ${id}`,
        questions.length,
        QUESTIONS_A_DIMENSION,
      ),
    ),
    ...wrong(['barriers'], 'the list of barriers', set.barriers.length, BARRIERS),
  ];
}

function checkIds({ value: set, problemAt }: QuestionFile<QuestionSet>): Problem[] {
  const seen = new Set<string>();
  const repeated = (id: string, path: Path) => {
    if (seen.has(id)) return [problemAt(path, `the id ${id} is used twice`, 'Give each its own id')];
    seen.add(id);
    return [];
  };
  return [
    ...set.dimensions.flatMap(({ id }, i) => repeated(id, ['dimensions', i, 'id'])),
    ...itemsOf(set).flatMap(({ item: { id }, path, prefix }) => [
      ...repeated(id, [...path, 'id']),
      ...(id.startsWith(prefix)
        ? []
        : [
            problemAt(
              [...path, 'id'],
              `the id ${id} does not start with ${prefix}`,
              'Start it so, or move it',
            ),
          ]),
    ]),
  ];
}

function checkForms({ value: set, problemAt }: QuestionFile<QuestionSet>): Problem[] {
  const items = itemsOf(set);
  const counts = (Object.keys(ASKED) as FormId[]).flatMap((form) => {
    const asked = items.filter(({ item }) => item.forms.includes(form));
    const barriers = asked.filter(({ prefix }) => prefix === 'barrier.').length;
    const questions = asked.length - barriers;
    const wanted = ASKED[form];
    if (questions === wanted.questions && barriers === wanted.barriers) return [];
    const what = `the ${form} form has ${questions} questions and ${barriers} barriers, not ${wanted.questions} and ${wanted.barriers}`;
    return [problemAt(['dimensions'], what, `Mark with ${form} those it should have`)];
  });
  const workshop = set.dimensions.flatMap((dimension, i) => {
    const marked = dimension.questions.filter((question) => question.forms.includes('workshop')).length;
    if (marked === 1) return [];
    const what = `${dimension.id} has ${marked} questions in the workshop form, not one`;
    return [
      problemAt(['dimensions', i, 'questions'], what, 'Mark exactly one of its questions with workshop'),
    ];
  });
  const strayHelp = items
    .filter(({ item }) => item.residentHelp !== undefined && !item.forms.includes('resident'))
    .map(({ item, path }) =>
      problemAt(
        [...path, 'resident_help'],
        `${item.id} has help for residents but is not in the resident form`,
        'Remove the help, or mark the question with resident',
      ),
    );
  return [...counts, ...workshop, ...strayHelp];
}
