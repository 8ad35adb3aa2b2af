import { describe, expect, it } from 'vitest';
import {
  makeDimensionResult,
  makeDistribution,
  makeFigure,
  makeItemResult,
} from '../../../tests/factories/shown-results';
import type { ShownEdition } from '../edition/edition';
import { editionFindings } from './edition-findings';

const dimension = (id: string, mean: number, told: boolean) =>
  makeDimensionResult(id, {
    figure: makeFigure(mean),
    questions: [makeItemResult(`${id}.one`, told ? { distribution: makeDistribution(0, 0, 100, 0, 0) } : {})],
  });

const edition: ShownEdition = {
  method: 'edition-2',
  questionSet: 'made-up-1',
  threshold: 5,
  n: 40,
  groups: [],
  overall: makeFigure(3),
  pressure: makeFigure(3),
  dimensions: [dimension('vision', 2, true), dimension('money', 3, true), dimension('place', 1, false)],
  barriers: [makeItemResult('barrier.a', { figure: makeFigure(3) })],
  tiers: null,
  tierGap: null,
  rounds: [],
  details: {},
};
const related = { vision: ['barrier.a'], money: ['barrier.a'], place: ['barrier.a'] };

describe('what an edition amounts to', () => {
  it('has the lowest foundation, and the most amenable of those whose agreement is told', () => {
    const { start, means } = editionFindings(edition, related);
    expect(start.foundation?.dimension).toBe('vision');
    expect(start.candidates.map((one) => one.dimension)).toEqual(['vision', 'money']);
    // 0.4 x 3/4 + 0.3 x 2/2 + 0.3 x 2/4
    expect(start.amenable?.index).toBeCloseTo(0.75, 12);
    expect(means).toMatchObject({ vision: 2, 'barrier.a': 3 });
  });

  it('looks at every pattern', () => {
    const { patterns } = editionFindings(edition, related);
    expect(patterns.length).toBe(17);
    expect(patterns.filter(({ status }) => status === 'found')).toEqual([]);
  });
});
