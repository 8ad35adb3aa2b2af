import { describe, expect, it } from 'vitest';
import {
  agreementCountsSentence,
  agreementName,
  agreementSentence,
  kappaWords,
  percentWords,
} from './messages';

const LEVELS = ['Not started', 'Emerging', 'Developing', 'Maturing', 'Thriving'];

describe('how far people agree, in a sentence', () => {
  it('names the level that most are at or next to', () => {
    expect(agreementSentence({ word: 'agreed', a: 0.7, share: 82, median: 3 }, LEVELS, 1)).toBe(
      'Agreed: 82% chose Developing or a level next to it.',
    );
    expect(agreementSentence({ word: 'leaning', a: 0.4, share: 65, median: 5 }, LEVELS, 1)).toBe(
      'Leaning: only 65% chose Thriving or a level next to it.',
    );
  });

  it('says what keeps it from being agreed where enough are near the middle answer', () => {
    expect(agreementSentence({ word: 'leaning', a: 0.4, share: 82, median: 4 }, LEVELS, 1)).toMatch(
      /^Leaning: 82% chose Maturing or a level next to it, but the answers spread over too many levels/,
    );
  });

  it('names none where they are split, and says why by share only where fewer than half are near', () => {
    const far = agreementSentence({ word: 'split', a: 0.3, share: 41, median: null }, LEVELS, 1);
    expect(far).toMatch(/^Split: fewer than half \(41%\)/);
    const spread = agreementSentence({ word: 'split', a: 0, share: 60, median: null }, LEVELS, 1);
    expect(spread).toMatch(/^Split: /);
    for (const sentence of [far, spread]) expect(sentence).not.toMatch(new RegExp(LEVELS.join('|')));
    expect(spread).not.toContain('60');
  });

  it('says about where the percents are rounded to more than one', () => {
    expect(agreementSentence({ word: 'agreed', a: 0.7, share: 82, median: 3 }, LEVELS, 10)).toBe(
      'Agreed: about 82% chose Developing or a level next to it.',
    );
  });

  it('counts the questions by word, and says of how many it is not told', () => {
    const counts = { agreed: 20, leaning: 10, split: 3, notTold: 0 };
    expect(agreementCountsSentence(counts)).toBe(
      'Of 33 questions, people are agreed on 20, leaning on 10 and split on 3.',
    );
    expect(agreementCountsSentence({ ...counts, notTold: 3 })).toMatch(/On 3 more it is not told/);
    expect(agreementCountsSentence({ agreed: 0, leaning: 0, split: 0, notTold: 36 })).toBeUndefined();
    expect(agreementName('split')).toBe('Split');
  });
});

describe('figures of two readings', () => {
  it('are to two decimals and in whole percent, or a dash', () => {
    expect([kappaWords(0.916), kappaWords(null)]).toEqual(['0.92', '–']);
    expect([percentWords(0.906), percentWords(null)]).toEqual(['91%', '–']);
  });
});
