import type { Barrier, Dimension, FormId, Question, QuestionSet } from 'questions/types';

const LETTERS = [...'abcdefghijkl'];
const LEVEL_NAMES = ['Not started', 'Emerging', 'Developing', 'Maturing', 'Thriving'];
const PRESSURE_NAMES = ['Not at all', 'A little', 'Somewhat', 'A lot', 'Severely'];
const SOURCE = { report: 'R1', heading: 'Working together' };

/**
 * A question set with the shape of a real one and made-up words: dimensions `a` to `l` with questions `a.one`, `a.two`,
 * `a.three`, and `barrier.a` to `barrier.l`. The workshop form asks each dimension's first question and four barriers;
 * the resident form asks the first question of `a` to `h`, two of `i` and none of `j` to `l`, and four barriers.
 */
export function makeQuestionSet(change: Partial<QuestionSet> = {}): QuestionSet {
  return {
    id: 'made-up-1',
    status: 'draft',
    title: 'A made-up question set',
    levels: LEVEL_NAMES.map((name, index) => ({
      level: levelAt(index),
      name,
      meaning: `What ${name} means`,
    })),
    pressureScale: PRESSURE_NAMES.map((name, index) => ({ level: levelAt(index), name })),
    dimensions: LETTERS.map(makeDimension),
    barriers: LETTERS.map((letter, index) => makeBarrier(letter, index < 4)),
    ...change,
  };
}

function levelAt(index: number) {
  return ([1, 2, 3, 4, 5] as const)[index] ?? 5;
}

function makeDimension(id: string, index: number): Dimension {
  const residents = index < 8 ? ['one'] : index === 8 ? ['one', 'two'] : [];
  return {
    id,
    name: `Dimension ${id}`,
    about: `What ${id} is about`,
    questions: ['one', 'two', 'three'].map((name) => {
      const shorter: FormId[] = [
        ...(name === 'one' ? (['workshop'] as const) : []),
        ...(residents.includes(name) ? (['resident'] as const) : []),
      ];
      return makeQuestion(`${id}.${name}`, { forms: ['full', ...shorter] });
    }),
  };
}

/** A question with this id in the full form alone; its descriptors differ from those of any other. */
export function makeQuestion(id: string, change: Partial<Question> = {}): Question {
  return {
    id,
    text: `Partners do ${id} together`,
    descriptors: [
      `Nobody does ${id} at ${id} yet`,
      `Someone tries ${id} with friends of ${id}`,
      `Agreed plans for ${id} exist in ${id}`,
      `Main partners keep ${id} going through ${id}`,
      `Visitors come to learn ${id} from ${id}`,
    ],
    why: `Because ${id} matters`,
    forms: ['full'],
    sources: [{ ...SOURCE }],
    ...change,
  };
}

function makeBarrier(letter: string, inShorterForms: boolean): Barrier {
  return {
    id: `barrier.${letter}`,
    text: `Outside force ${letter} holds the place back`,
    why: `Because ${letter} hurts`,
    forms: inShorterForms ? ['full', 'workshop', 'resident'] : ['full'],
    sources: [{ ...SOURCE }],
  };
}
