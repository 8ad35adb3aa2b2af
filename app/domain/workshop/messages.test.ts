import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { AGREEMENT_RULES } from '../agreement/agreement-words';
import type { RoundResult } from './live-state';
import { resultWords, ruleWords, shiftWords, unsureWords, votersWords } from './messages';
import { tallyRound } from './tally';

const LEVELS = ['Not started', 'Emerging', 'Developing', 'Maturing', 'Thriving'];
const rule = AGREEMENT_RULES.agreed;
const question = {
  kind: 'question' as const,
  rule,
  choices: LEVELS.map((label, index) => ({ value: String(index + 1), label, text: '' })),
};
const energy = {
  kind: 'energy' as const,
  rule,
  choices: ['A joint budget', 'One team', 'A shared plan'].map((label) => ({
    value: label,
    label,
    text: '',
  })),
};

/** The result of as many votes for each level. */
const resultOf = (...counts: number[]): RoundResult =>
  tallyRound(
    counts.flatMap((count, index) =>
      Array.from({ length: count }, () => ({ value: String(index + 1), sector: null, people: 1 })),
    ),
    {},
    { choices: ['1', '2', '3', '4', '5'], threshold: 5, weighted: false, rule },
  );

const votesOf = (...choices: number[]): RoundResult => ({
  unit: 'votes',
  choices,
  unsure: 0,
  devices: 20,
  paper: 0,
  agreement: null,
  groups: [],
});

describe('what a round came to', () => {
  it('is agreed, leaning or split, with a level only where it is not split', () => {
    expect(resultWords(question, resultOf(0, 2, 8, 3, 0))).toBe(
      'Agreed on Developing (3): 100% within one level of the middle.',
    );
    expect(resultWords(question, resultOf(0, 4, 5, 2, 6))).toBe(
      'Leaning to Developing (3): 65% within one level of the middle.',
    );
    expect(resultWords(question, resultOf(74, 60, 10, 42, 20))).toBe(
      'Leaning to Emerging (2): just under 70% within one level of the middle.',
    );
    expect(resultWords(question, resultOf(9, 1, 1, 1, 10))).toBe(
      'Split: 14% within one level of the middle.',
    );
  });

  it('says so where the share would do and the votes lie too far apart all the same', () => {
    const one = {
      ...votesOf(4, 3, 4, 0, 3),
      agreement: { word: 'leaning', median: 2, share: 79, a: 0.3 } as const,
    };
    expect(resultWords(question, one)).toBe(
      'Leaning to Emerging (2): 79% within one level of the middle, but the votes lie too far apart.',
    );
  });

  it('never rounds a share up to the number that it missed', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(200), { minLength: 5, maxLength: 5 }), (counts) => {
        const result = resultOf(...counts);
        if (!result.agreement || result.agreement.word === 'agreed') return;
        const words = resultWords(question, result);
        if (!words.includes('just under') && !words.includes('too far apart'))
          expect(result.agreement.share).toBeLessThan(70);
        if (result.agreement.word === 'split') expect(words).not.toMatch(/\(\d\)/);
      }),
      { numRuns: 300 },
    );
  });

  it('names the options with most votes, all of them where several have as many', () => {
    expect(resultWords(energy, votesOf(3, 12, 5))).toBe('Most votes: One team (12).');
    expect(resultWords(energy, votesOf(8, 8, 4))).toBe('Most votes: A joint budget and One team (8 each).');
    expect(resultWords(energy, { ...votesOf(20, 55, 25), unit: 'percent' })).toBe(
      'Most votes: One team (about 55%).',
    );
    expect(resultWords(energy, votesOf(0, 0, 0))).toBe('Nobody chose any of them.');
  });

  it('is nothing where everybody was unsure', () => {
    expect(resultWords(question, resultOf(0, 0, 0, 0, 0))).toBe('Nobody chose a level.');
  });
});

describe('how the group moved', () => {
  const [split, leaning, agreed] = [
    resultOf(9, 1, 1, 1, 10),
    resultOf(4, 6, 4, 4, 0),
    resultOf(0, 2, 8, 3, 0),
  ];

  it('names the middle before and now, but for a round that was split', () => {
    expect(shiftWords(question, leaning, agreed)).toBe(
      'The group has moved from leaning to agreed: the middle went from Emerging (2) to Developing (3).',
    );
    expect(shiftWords(question, split, agreed)).toBe(
      'The group has moved from split to agreed: the middle is now Developing (3).',
    );
    expect(shiftWords(question, agreed, split)).toBe(
      'The group has moved from agreed to split: 14% within one level of the middle, after 100%.',
    );
  });

  it('says what stays', () => {
    expect(shiftWords(question, agreed, agreed)).toBe(
      'The group is still agreed: the middle stays at Developing (3).',
    );
    expect(shiftWords(question, split, split)).toBe(
      'The group is still split: 14% within one level of the middle, after 14%.',
    );
    expect(shiftWords(energy, votesOf(1, 2, 9), votesOf(9, 2, 1))).toBe(
      'Most votes went from A shared plan to A joint budget.',
    );
  });

  it('is not said where a round has nothing to compare', () => {
    expect(shiftWords(question, resultOf(0, 0, 0, 0, 0), agreed)).toBe('');
    expect(shiftWords(energy, votesOf(0, 0, 0), votesOf(1, 0, 0))).toBe('');
  });
});

describe('who voted', () => {
  it('counts devices, and votes on paper beside them', () => {
    expect(votersWords({ devices: 1, paper: 0 })).toBe('1 device voted.');
    expect(votersWords({ devices: 58, paper: 3 })).toBe('58 devices voted, and 3 votes were on paper.');
    expect(votersWords({ devices: 0, paper: 12 })).toBe('All 12 votes came on paper.');
  });

  it('says how many did not know, in what they are counted in', () => {
    expect(unsureWords({ unit: 'votes', unsure: 0 })).toBe('');
    expect(unsureWords({ unit: 'percent', unsure: 10 })).toBe(
      'About 10% said they do not know, or that it does not apply here.',
    );
  });
});

it('states the rule with its numbers', () => {
  expect(ruleWords({ shareWithinOne: 0.7, agreementA: 0.5 })).toMatch(/at least 70% .* 0\.5 or more/);
});
