import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { commentPage, countByState } from './comment-pages';

const count = (questionId: string, number: number, state: 'waiting' | 'hidden' = 'waiting') => ({
  questionId,
  state,
  count: number,
});

describe('commentPage', () => {
  const counts = [count('b', 3), count('a', 2), count('a', 1, 'hidden'), count('other', 9)];

  it('lists comments question by question', () => {
    expect(commentPage(counts, ['a', 'b'], 1, 4)).toEqual({
      page: 1,
      pages: 2,
      total: 6,
      runs: [
        { questionId: 'a', offset: 0, limit: 3 },
        { questionId: 'b', offset: 0, limit: 1 },
      ],
    });
    expect(commentPage(counts, ['a', 'b'], 2, 4).runs).toEqual([{ questionId: 'b', offset: 1, limit: 2 }]);
  });

  it('takes the nearest page there is', () => {
    expect(commentPage(counts, ['a', 'b'], 99, 4).page).toBe(2);
    expect(commentPage(counts, ['a', 'b'], -1, 4).page).toBe(1);
    expect(commentPage([], ['a'], 3, 4)).toEqual({ page: 1, pages: 1, total: 0, runs: [] });
  });

  it('puts every comment on exactly one page', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(30), { maxLength: 6 }), fc.integer({ min: 1, max: 9 }), (numbers, size) => {
        const ids = numbers.map((_, index) => `q${index}`);
        const all = numbers.map((number, index) => count(ids[index]!, number));
        const { pages } = commentPage(all, ids, 1, size);
        const listed = Array.from({ length: pages }, (_, index) => commentPage(all, ids, index + 1, size));
        const seen = listed.flatMap(({ runs }) =>
          runs.flatMap(({ questionId, offset, limit }) =>
            Array.from({ length: limit }, (_, at) => `${questionId} ${offset + at}`),
          ),
        );
        expect(seen).toEqual(
          numbers.flatMap((number, index) => Array.from({ length: number }, (_, at) => `q${index} ${at}`)),
        );
        for (const { runs } of listed) {
          expect(runs.reduce((sum, { limit }) => sum + limit, 0)).toBeLessThanOrEqual(size);
        }
      }),
    );
  });
});

describe('countByState', () => {
  it('adds up over questions', () => {
    expect(countByState([count('a', 2), count('b', 3), count('b', 1, 'hidden')])).toEqual({
      waiting: 5,
      released: 0,
      hidden: 1,
    });
  });
});
