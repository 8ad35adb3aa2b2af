import { describe, expect, it } from 'vitest';
import { isLevel, parseAnswer } from './answer';

describe('an answer read from its text', () => {
  it.each([
    ['1', 1],
    ['5', 5],
    ['dk', 'dk'],
    ['na', 'na'],
  ])('%s is understood', (text, answer) => {
    expect(parseAnswer(text)).toBe(answer);
  });

  it.each(['', '0', '6', '3.5', '03', ' 3', '3 ', '1e0', 'DK', 'null', '٣'])('"%s" is none', (text) => {
    expect(parseAnswer(text)).toBeUndefined();
  });
});

describe('a level', () => {
  it('is a number, and not "I don’t know", "Does not apply here" or nothing', () => {
    expect([1, 5, 'dk', 'na', undefined].map((answer) => isLevel(answer as never))).toEqual([
      true,
      true,
      false,
      false,
      false,
    ]);
  });
});
