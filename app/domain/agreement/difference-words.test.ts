import { describe, expect, it } from 'vitest';
import {
  makeDimensionResult,
  makeFigure,
  makeGroupMean,
  makeItemResult,
} from '../../../tests/factories/shown-results';
import type { TierTable } from '../edition/edition';
import {
  differenceSentence,
  differingSentence,
  partnersSentence,
  rankedGapsSentence,
  tierGapSentence,
  tendencySentence,
  tierSentence,
} from './difference-words';

const names = { sector: (id: string) => id.toUpperCase(), dimension: (id: string) => `Dimension ${id}` };
const between = { differs: true, gap: 1.1, etaSquared: 10, icc1: 0.1, icc2: 0.5 };
const figure = makeFigure(2.9, [
  makeGroupMean('council', 3.4),
  makeGroupMean('acute', 2.8),
  makeGroupMean('voluntary', 1.9),
]);
const money = makeDimensionResult('money', { figure, between });

describe('the sentence on where partners differ', () => {
  it('names the dimension, the groups at the ends and their means', () => {
    const view = { status: 'differ', dimension: money, differing: 3 } as const;
    expect(partnersSentence(view, names)).toBe(
      'Partners see Dimension money most differently: COUNCIL 3.4, VOLUNTARY 1.9.',
    );
    const others = Array.from({ length: 11 }, (_, index) => makeDimensionResult(`other-${index}`));
    expect(differingSentence({ ...view, differing: 1 }, [money, ...others], names.dimension)).toBe(
      'On 1 of 12 dimensions they are further apart than chance would explain: Dimension money.',
    );
    const many = Array.from({ length: 12 }, (_, index) => makeDimensionResult(`d-${index}`, { between }));
    expect(differingSentence({ ...view, differing: 12 }, many, names.dimension)).toBe(
      'On 12 of 12 dimensions they are further apart than chance would explain.',
    );
  });

  it('names all groups that share an end, and never tells a capped mean any closer', () => {
    const tied = makeFigure(3, [
      makeGroupMean('council', 4.6, { capped: 'high' }),
      makeGroupMean('acute', 2),
      makeGroupMean('voluntary', 2),
      makeGroupMean('community', 2),
    ]);
    const dimension = makeDimensionResult('money', { figure: tied, between });
    expect(partnersSentence({ status: 'differ', dimension, differing: 1 }, names)).toBe(
      'Partners see Dimension money most differently: COUNCIL 4.6 or more, ACUTE, VOLUNTARY and COMMUNITY 2.0.',
    );
  });

  it('says who mostly gives the highest and the lowest score, where somebody mostly does', () => {
    const other = makeDimensionResult('other', {
      figure: makeFigure(3, [
        makeGroupMean('council', 3),
        makeGroupMean('acute', 3.4),
        makeGroupMean('voluntary', 2),
      ]),
    });
    expect(tendencySentence([money, money, other], names.sector)).toBe(
      'COUNCIL gives the highest score, alone or with others, on 2 of 3 dimensions; VOLUNTARY the lowest on 3.',
    );
    expect(tendencySentence([money, other, other], (id) => id)).toMatch(/^acute gives the highest/);
    expect(tendencySentence([makeDimensionResult('none')], names.sector)).toBeUndefined();
  });

  it('is without groups where no group’s mean is shown', () => {
    const dimension = makeDimensionResult('money', { figure: { status: 'withheld' }, between });
    expect(partnersSentence({ status: 'differ', dimension, differing: 1 }, names)).toBe(
      'Partners see Dimension money most differently.',
    );
  });

  it('says that they see it alike, or why they cannot be compared', () => {
    expect(partnersSentence({ status: 'alike' }, names)).toMatch(/much alike/);
    expect(partnersSentence({ status: 'not-compared' }, names)).toMatch(/cannot be compared: too few people/);
    expect(differingSentence({ status: 'alike' }, [], String)).toBeUndefined();
  });

  it('says of one dimension whether they differ, by more than chance would explain', () => {
    expect(differenceSentence(money, names.sector)).toMatch(/differently.*: COUNCIL 3.4, VOLUNTARY 1.9\.$/);
    expect(differenceSentence({ ...money, between: { ...between, differs: false } }, names.sector)).toMatch(
      /^Partners are no further apart here/,
    );
    expect(differenceSentence(makeDimensionResult('money'), names.sector)).toMatch(/cannot be compared here/);
  });
});

describe('the sentence above a list by gap', () => {
  const gaps = (count: number) =>
    Array.from({ length: count }, (_, index) => ({ question: makeItemResult(`q${index}`), gap: 0.2 }));

  it('says which questions these are', () => {
    expect(rankedGapsSentence({ which: 'wide', gaps: gaps(12) })).toMatch(
      /^These are the 12 questions with a gap of 0\.3 or more/,
    );
    expect(rankedGapsSentence({ which: 'wide', gaps: gaps(1) })).toMatch(/only question/);
    expect(rankedGapsSentence({ which: 'widest', gaps: gaps(10) })).toMatch(/^On no question.*These 10 have/);
    expect(rankedGapsSentence({ which: 'widest', gaps: gaps(1) })).toMatch(/This one has/);
    expect(rankedGapsSentence({ which: 'none', gaps: [] })).toMatch(/^On no question are/);
    expect(rankedGapsSentence({ which: 'not-compared', gaps: [] })).toMatch(/cannot be compared/);
  });
});

describe('the sentence on roles', () => {
  const tiers = (...means: [string, number][]): TierTable => {
    const groups = means.map(([id, mean]) => ({ kind: 'sector', tiers: [id], n: 12, mean }) as const);
    return { groups, figures: { overall: groups } };
  };

  it('names the roles at the ends', () => {
    expect(tierSentence(tiers(['board', 3.4], ['middle', 3], ['frontline', 2.6]), names.sector)).toBe(
      'Highest overall: BOARD (3.4). Lowest: FRONTLINE (2.6).',
    );
    expect(tierSentence(tiers(['board', 3], ['frontline', 3]), names.sector)).toMatch(
      /the same overall \(3\.0\)/,
    );
    expect(tierSentence(tiers(['board', 3.1], ['frontline', 2.9]), names.sector)).toMatch(
      /much the same overall \(2\.9 to 3\.1\)/,
    );
    expect(tierSentence(tiers(['board', 3.1], ['frontline', 2.8]), names.sector)).toMatch(/^Highest/);
    expect(tierSentence({ groups: [], figures: {} }, names.sector)).toBeUndefined();
  });

  it('says how far leaders are ahead, or behind, or that it is not known', () => {
    expect(tierGapSentence(0.8)).toMatch(/score the place 0\.8 higher than/);
    expect(tierGapSentence(-0.4)).toMatch(/score the place 0\.4 lower than/);
    expect(tierGapSentence(0)).toMatch(/as middle managers and frontline staff do/);
    expect(tierGapSentence(null)).toMatch(/^Too few/);
  });
});
