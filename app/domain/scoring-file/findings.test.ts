import { describe, expect, it } from 'vitest';
import { makeQuestionSet } from '../../../tests/factories/question-set';
import type { Answer } from '../response/answer';
import type { FileRespondent } from '../answers-file/read-answers';
import { scoreFile } from './score-file';

const set = makeQuestionSet();
const questions = set.dimensions.flatMap((dimension) => dimension.questions.map(({ id }) => id));

function people(sector: string, tier: string, levels: readonly Answer[]): FileRespondent[] {
  return levels.map((level) => ({
    sector,
    tier,
    answers: Object.fromEntries([...questions.map((id) => [id, level]), ['barrier.a', 2]]) as never,
  }));
}

const scored = (respondents: FileRespondent[]) =>
  scoreFile({
    set,
    form: 'full',
    mergeBelow: 0,
    respondents,
    relatedBarriers: { a: ['barrier.a'], b: ['barrier.b'] },
  });

const pattern = (respondents: FileRespondent[], id: string) =>
  scored(respondents).patterns.find((one) => one.id === id)!;

describe('the patterns of a file', () => {
  it('find where the top sees more than the front, within sectors alone', () => {
    const deep = [
      ...people('acute', 'board', [5, 5]),
      ...people('acute', 'frontline', [4, 4]),
      ...people('mental-health', 'board', [3]),
      ...people('mental-health', 'middle-manager', [2]),
      // Of no help: nobody else answers for it.
      ...people('voluntary', 'frontline', [1]),
    ];
    expect(pattern(deep, 'only-an-inch-deep')).toMatchObject({
      status: 'found',
      numbers: [{ id: 'tier-gap', value: 1 }],
    });
    expect(pattern(people('acute', 'board', [5, 5]), 'only-an-inch-deep').status).toBe('not-evaluated');
  });

  it('find where partners see different places, beyond chance', () => {
    const apart = [
      ...people('acute', 'frontline', [5, 4, 5, 4, 5, 4]),
      ...people('voluntary', 'frontline', [1, 2, 1, 2, 1, 2]),
    ];
    expect(pattern(apart, 'partners-see-different-places')).toMatchObject({
      status: 'found',
      numbers: [{ id: 'differing-dimensions', value: 12 }],
    });
    const mixed = [
      ...people('acute', 'frontline', [5, 1, 3, 4, 2]),
      ...people('voluntary', 'frontline', [4, 2, 3, 5, 1]),
    ];
    expect(pattern(mixed, 'partners-see-different-places').status).toBe('not-found');
  });
});

describe('where a file says to start', () => {
  it('weighs room, agreement and pressure of the dimensions whose barriers were answered', () => {
    const { start } = scored(people('acute', 'frontline', [3, 3, 3, 3]));
    // 0.4 x 2/4 + 0.3 x 2/2 + 0.3 x 3/4
    expect(start.amenable).toMatchObject({ dimension: 'a', score: 3, agreement: 1, pressure: 2 });
    expect(start.amenable!.index).toBeCloseTo(0.2 + 0.3 + 0.225, 12);
    expect(start.candidates).toHaveLength(1);
  });
});
