import { describe, expect, it } from 'vitest';
import { makeQuestionSet } from '../../../tests/factories/question-set';
import { showEdition } from './shown';
import { shownMeans } from './shown-means';
import { tallyResponses } from './tally';

describe('the means that an edition shows', () => {
  const set = makeQuestionSet();
  const respond = (answers: Record<string, 3 | 4>) =>
    Array.from({ length: 6 }, () => ({
      form: 'full' as const,
      sector: 'acute',
      tier: 'frontline',
      changed: true,
      answers,
    }));
  const shown = showEdition({
    set,
    threshold: 5,
    protected: tallyResponses(set, [
      ...respond({ 'a.one': 3, 'a.two': 4 }),
      ...respond({ 'a.one': 3 }).slice(0, 3),
    ]),
  });

  it('are those of questions and dimensions, as they are told', () => {
    expect(shownMeans(shown)).toEqual({ a: 3.5, 'a.one': 3, 'a.two': 4 });
  });

  it('leave out what is not shown, even where the number is known inside', () => {
    const few = showEdition({
      set,
      threshold: 7,
      protected: tallyResponses(set, respond({ 'a.one': 3 })),
    });
    expect(shownMeans(few)).toEqual({});
  });
});
