import { describe, expect, it } from 'vitest';
import { makeDistribution, makeItemResult } from '../../../tests/factories/shown-results';
import { questionsToDiscuss } from './to-discuss';

const agreed = makeDistribution(0, 10, 80, 10, 0);
const leaning = makeDistribution(10, 20, 40, 20, 10);
const split = makeDistribution(40, 10, 0, 10, 40);

describe('questions worth a workshop’s time', () => {
  it('are those people agree least on and those partners see most differently, in turn, with both reasons', () => {
    const questions = [
      makeItemResult('quiet', { distribution: agreed, gap: 0.1 }),
      makeItemResult('leaning', { distribution: leaning, gap: 0.2 }),
      makeItemResult('split', { distribution: split, gap: 0.4 }),
      makeItemResult('apart', { distribution: agreed, gap: 1.2 }),
    ];
    const found = questionsToDiscuss([{ questions }]);
    expect(found.map(({ id }) => id)).toEqual(['split', 'apart', 'leaning']);
    expect(found[0]!.why).toMatch(/^Split: \d+% within one level .* 0\.4 levels apart/);
    expect(found[1]!.why).toBe(
      'Types of partner see it differently: 1.2 levels apart in your survey, allowing for chance.',
    );
    expect(found[2]!.why).toMatch(/^Not agreed: /);
  });

  it('are none where nothing is told of how answers spread', () => {
    expect(questionsToDiscuss([{ questions: [makeItemResult('hidden')] }])).toEqual([]);
  });
});
