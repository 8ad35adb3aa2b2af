import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lowestFoundation, mostAmenable, whereToStart } from './where-to-start';

const relatedBarriers = {
  relationships: ['barrier.a', 'barrier.b'],
  vision: ['barrier.a'],
  money: ['barrier.b', 'barrier.c'],
  learning: ['barrier.c'],
};

describe('a foundation to start with', () => {
  it('is the lowest of relationships, vision and leadership, with all that are shown', () => {
    expect(lowestFoundation({ relationships: 2.5, vision: 2.1, leadership: 3, money: 1 })).toEqual({
      dimension: 'vision',
      score: 2.1,
      among: [
        { id: 'relationships', value: 2.5 },
        { id: 'vision', value: 2.1 },
        { id: 'leadership', value: 3 },
      ],
    });
  });

  it('is suggested below 2.6 only', () => {
    expect(lowestFoundation({ relationships: 2.6, vision: 2.6, leadership: 2.6 })).toBeNull();
    expect(lowestFoundation({ relationships: 2.6, vision: 2.6, leadership: 2.5 })).toMatchObject({
      dimension: 'leadership',
    });
  });

  it('is the first of equals', () => {
    expect(lowestFoundation({ leadership: 2, vision: 2, relationships: 3 })?.dimension).toBe('vision');
  });

  it('is looked for among those that are shown, and is none where none is', () => {
    expect(lowestFoundation({ leadership: 2 })).toMatchObject({ dimension: 'leadership' });
    expect(lowestFoundation({ money: 1 })).toBeNull();
  });
});

describe('the most amenable dimension', () => {
  const means = { relationships: 3, money: 2, 'barrier.a': 2, 'barrier.b': 4, 'barrier.c': 1 };

  it('has the index of room, agreement and calm, with its reasons', () => {
    const [best, next] = mostAmenable({
      means,
      agreement: { relationships: 0.5, money: 0.5 },
      relatedBarriers,
    });
    // 0.4 x 3/4 + 0.3 x 1.5/2 + 0.3 x 2.5/4 and 0.4 x 2/4 + 0.3 x 1.5/2 + 0.3 x 2/4
    expect(best).toEqual({
      dimension: 'money',
      index: expect.closeTo(0.3 + 0.225 + 0.1875, 9) as number,
      score: 2,
      agreement: 0.5,
      pressure: 2.5,
      barriers: [
        { id: 'barrier.b', value: 4 },
        { id: 'barrier.c', value: 1 },
      ],
    });
    expect(next).toMatchObject({
      dimension: 'relationships',
      index: expect.closeTo(0.2 + 0.225 + 0.15, 9) as number,
    });
  });

  it('has an index only with a score, an agreement and a related barrier', () => {
    const dimensionsOf = (
      more: Readonly<Record<string, number>>,
      agreement: Readonly<Record<string, number>>,
    ) => mostAmenable({ means: more, agreement, relatedBarriers }).map(({ dimension }) => dimension);
    const agreement = { relationships: 0, money: 0 };
    expect(dimensionsOf({ money: 2, 'barrier.b': 2 }, agreement)).toEqual(['money']);
    expect(dimensionsOf({ money: 2, 'barrier.b': 2 }, { relationships: 0 })).toEqual([]);
    expect(dimensionsOf({ money: 2, 'barrier.a': 2 }, agreement)).toEqual([]);
    expect(dimensionsOf({ 'barrier.b': 2 }, agreement)).toEqual([]);
  });

  const mean = fc.integer({ min: 10, max: 50 }).map((tenths) => tenths / 10);
  const A = fc.double({ min: -1, max: 1, noNaN: true });

  it('has an index from 0 to 1, which a lower score, more agreement and less pressure raise', () => {
    const indexOf = (score: number, agreed: number, pressure: number) =>
      mostAmenable({
        means: { vision: score, 'barrier.a': pressure },
        agreement: { vision: agreed },
        relatedBarriers,
      })[0]!.index;
    expect(indexOf(1, 1, 1)).toBeCloseTo(1, 12);
    expect(indexOf(5, -1, 5)).toBeCloseTo(0, 12);
    fc.assert(
      fc.property(mean, A, mean, mean, A, mean, (score, agreed, pressure, score2, agreed2, pressure2) => {
        const worse = indexOf(
          Math.max(score, score2),
          Math.min(agreed, agreed2),
          Math.max(pressure, pressure2),
        );
        const better = indexOf(
          Math.min(score, score2),
          Math.max(agreed, agreed2),
          Math.min(pressure, pressure2),
        );
        expect(better).toBeGreaterThanOrEqual(worse);
        expect(worse).toBeGreaterThanOrEqual(-1e-12);
        expect(better).toBeLessThanOrEqual(1 + 1e-12);
      }),
    );
  });

  it('stands before those with a lower index, of equals in the order of the related barriers', () => {
    const agreement = { relationships: 0.2, vision: 0.2, money: 0.2, learning: 0.2 };
    const equal = { 'barrier.a': 3, 'barrier.b': 3, 'barrier.c': 3 };
    const orderOf = (scores: Readonly<Record<string, number>>) =>
      mostAmenable({ means: { ...equal, ...scores }, agreement, relatedBarriers }).map(
        ({ dimension }) => dimension,
      );
    expect(orderOf({ learning: 2, money: 2, vision: 2, relationships: 2 })).toEqual([
      'relationships',
      'vision',
      'money',
      'learning',
    ]);
    expect(orderOf({ learning: 1, money: 3, vision: 2, relationships: 3 })).toEqual([
      'learning',
      'vision',
      'relationships',
      'money',
    ]);
  });
});

describe('where to start', () => {
  const means = {
    relationships: 2.4,
    vision: 2.5,
    money: 2,
    learning: 3,
    'barrier.a': 2,
    'barrier.b': 2,
    'barrier.c': 2,
  };

  it('is a foundation and the most amenable, with the three best for a vote', () => {
    const agreement = { relationships: 0.4, vision: 0.4, money: 0.4, learning: 0.4 };
    const { foundation, amenable, candidates } = whereToStart({ means, agreement, relatedBarriers });
    expect(foundation?.dimension).toBe('relationships');
    expect(amenable).toBe(candidates[0]);
    expect(candidates.map(({ dimension }) => dimension)).toEqual(['money', 'relationships', 'vision']);
  });

  it('is a foundation alone where nothing is known of agreement', () => {
    const { foundation, amenable, candidates } = whereToStart({ means, relatedBarriers });
    expect(foundation?.dimension).toBe('relationships');
    expect(amenable).toBeNull();
    expect(candidates).toEqual([]);
  });

  it('is nowhere in a place of which nothing is shown', () => {
    expect(whereToStart({ means: {}, agreement: {}, relatedBarriers })).toEqual({
      foundation: null,
      amenable: null,
      candidates: [],
    });
  });
});
