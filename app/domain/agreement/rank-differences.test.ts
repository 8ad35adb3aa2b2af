import { describe, expect, it } from 'vitest';
import {
  makeDimensionResult,
  makeDistribution,
  makeFigure,
  makeGroupMean,
  makeItemResult,
} from '../../../tests/factories/shown-results';
import {
  countAgreement,
  endsOfFigure,
  endsOfMeans,
  partnersView,
  RANKED,
  rankByAgreement,
  rankByGap,
} from './rank-differences';

const between = (gap: number, differs: boolean) => ({ gap, differs, etaSquared: 10, icc1: 0.1, icc2: 0.5 });
const dimension = (id: string, gap: number, differs: boolean) =>
  makeDimensionResult(id, { between: between(gap, differs) });
const withGaps = (...gaps: (number | null)[]) => [
  makeDimensionResult('a', { questions: gaps.map((gap, index) => makeItemResult(`q${index}`, { gap })) }),
];
const withAnswers = (...distributions: (ReturnType<typeof makeDistribution> | null)[]) => [
  makeDimensionResult('a', {
    questions: distributions.map((distribution, index) => makeItemResult(`q${index}`, { distribution })),
  }),
];

const AGREED = makeDistribution(0, 10, 80, 10, 0);
const LEANING = makeDistribution(10, 20, 40, 20, 10);
const LEANING_LESS = makeDistribution(12, 22, 32, 22, 12);
const SPLIT = makeDistribution(40, 10, 0, 10, 40);
const SPLIT_LESS = makeDistribution(22, 19, 18, 19, 22);

describe('how partners see the place', () => {
  it('is furthest apart on the widest gap of those beyond chance, of equals the first', () => {
    const view = partnersView([
      dimension('a', 1.9, false),
      dimension('b', 0.8, true),
      dimension('c', 1.1, true),
      dimension('d', 1.1, true),
    ]);
    expect(view).toMatchObject({ status: 'differ', dimension: { id: 'c' }, differing: 3 });
  });

  it('is alike where no gap is beyond chance, however wide', () => {
    expect(partnersView([dimension('a', 2, false), makeDimensionResult('b')])).toEqual({ status: 'alike' });
  });

  it('cannot be compared where there are no two groups on any dimension', () => {
    expect(partnersView([makeDimensionResult('a')])).toEqual({ status: 'not-compared' });
  });
});

describe('questions by gap', () => {
  const ids = (dimensions: Parameters<typeof rankByGap>[0]) =>
    rankByGap(dimensions).gaps.map(({ question }) => question.id);

  it('are those with a gap of 0.3 or more, the widest first', () => {
    const dimensions = withGaps(0.3, 0.2, 1.4, null, 0.9);
    expect(rankByGap(dimensions).which).toBe('wide');
    expect(ids(dimensions)).toEqual(['q2', 'q4', 'q0']);
  });

  it('are the ten widest where none is that wide, without those that have none', () => {
    const dimensions = withGaps(
      ...Array.from({ length: 14 }, (_, index) => (index % 7 === 0 ? 0 : 0.2)),
      0.1,
    );
    expect(rankByGap(dimensions).which).toBe('widest');
    expect(ids(dimensions)).toHaveLength(RANKED.atOnce);
    expect(ids(dimensions)).not.toContain('q0');
  });

  it('are none where nothing is apart, or nothing can be compared, which are told from each other', () => {
    expect(rankByGap(withGaps(0, 0, null))).toEqual({ which: 'none', gaps: [] });
    expect(rankByGap(withGaps(null, null))).toEqual({ which: 'not-compared', gaps: [] });
  });
});

describe('questions by agreement', () => {
  it('are the split ones first, then those that lean, each the lowest A first, and never the agreed', () => {
    const dimensions = withAnswers(LEANING, SPLIT_LESS, AGREED, null, LEANING_LESS, SPLIT);
    expect(rankByAgreement(dimensions).map(({ id }) => id)).toEqual(['q5', 'q1', 'q4', 'q0']);
  });

  it('are counted by word, with those of which it is not told', () => {
    expect(countAgreement(withAnswers(LEANING, SPLIT, AGREED, null, AGREED, null))).toEqual({
      agreed: 2,
      leaning: 1,
      split: 1,
      notTold: 2,
    });
  });
});

describe('the ends of means', () => {
  const [low, mid, high] = [
    makeGroupMean('acute', 2),
    makeGroupMean('mental-health', 3),
    makeGroupMean('voluntary', 4),
  ];

  it('are the highest and the lowest, several where they are the same', () => {
    const also = makeGroupMean('ambulance', 4);
    expect(endsOfMeans([mid, high, low, also])).toEqual({ high: [high, also], low: [low] });
  });

  it('put “or more” above and “or less” below the same number', () => {
    const more = makeGroupMean('ambulance', 4, { capped: 'high' });
    const less = makeGroupMean('community', 2, { capped: 'low' });
    expect(endsOfMeans([low, high, more, less])).toEqual({ high: [more], low: [less] });
  });

  it('are none where all are the same, of one group, and of a figure that is not shown', () => {
    expect(endsOfMeans([low, makeGroupMean('ambulance', 2)])).toBeNull();
    expect(endsOfMeans([low])).toBeNull();
    expect(endsOfMeans([])).toBeNull();
    expect(endsOfFigure({ status: 'withheld' })).toBeNull();
    expect(endsOfFigure(makeFigure(3, [low, high]))).toEqual({ high: [high], low: [low] });
  });
});
