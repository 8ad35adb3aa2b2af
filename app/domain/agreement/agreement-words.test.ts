import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { agreementA } from './agreement-a';
import { agreementWord, lowerMedian, shareWithinOne } from './agreement-words';

const counts = fc
  .array(fc.integer({ min: 0, max: 40 }), { minLength: 5, maxLength: 5 })
  .filter((all) => all.some((count) => count > 0));

describe('the median of levels', () => {
  it('is the lower of the two in the middle where the number of people is even', () => {
    expect(lowerMedian([2, 0, 0, 2, 0])).toBe(1);
    expect(lowerMedian([1, 1, 1, 1, 0])).toBe(2);
    expect(lowerMedian([2, 0, 0, 3, 0])).toBe(4);
  });

  it('is the middle one of all levels in order', () => {
    fc.assert(
      fc.property(counts, (given) => {
        const all = given.flatMap((count, index) => Array.from({ length: count }, () => index + 1));
        expect(lowerMedian(given)).toBe(all[Math.floor((all.length - 1) / 2)]);
        const near = all.filter((level) => Math.abs(level - lowerMedian(given)!) <= 1).length;
        expect(shareWithinOne(given)).toBeCloseTo(near / all.length, 12);
      }),
    );
  });

  it('is not known where nobody chose a level', () => {
    expect(lowerMedian([0, 0, 0, 0, 0])).toBeNull();
    expect(shareWithinOne([0, 0, 0, 0, 0])).toBeNull();
  });
});

describe('the word for how far people agree', () => {
  it.each([
    // All on one level, and nearly so.
    [[0, 0, 10, 0, 0], 'agreed'],
    [[0, 5, 5, 0, 0], 'agreed'],
    // Spread evenly, halves at the ends, and two camps.
    [[1, 1, 1, 1, 1], 'split'],
    [[5, 0, 0, 0, 5], 'split'],
    [[3, 0, 1, 0, 4], 'split'],
    // Near one another, but over four or five levels.
    [[10, 20, 30, 15, 4], 'leaning'],
    [[2, 4, 8, 4, 2], 'leaning'],
  ] as const)('for %j is %s', (given, word) => {
    expect(agreementWord(given)).toBe(word);
  });

  it('is agreed from 70% within one level of the median, and leaning below, whatever A is', () => {
    expect(shareWithinOne([0, 3, 3, 0, 14])).toBe(0.7);
    expect(agreementWord([0, 3, 3, 0, 14])).toBe('agreed');
    expect(shareWithinOne([0, 3, 4, 0, 13])).toBe(0.65);
    expect(agreementA([0, 3, 4, 0, 13])).toBeGreaterThan(0.5);
    expect(agreementWord([0, 3, 4, 0, 13])).toBe('leaning');
  });

  it('is agreed at an A of 0.5, and leaning just below, where nearly all stand within one level', () => {
    // Three levels side by side have A 0.5 exactly, and everyone within one level of the middle one.
    expect(agreementA([0, 7, 7, 7, 0])).toBe(0.5);
    expect(agreementWord([0, 7, 7, 7, 0])).toBe('agreed');
    expect(agreementA([1, 7, 7, 7, 0])).toBeLessThan(0.5);
    expect(shareWithinOne([1, 7, 7, 7, 0])).toBeGreaterThan(0.7);
    expect(agreementWord([1, 7, 7, 7, 0])).toBe('leaning');
  });

  it('is split where fewer than half stand within one level of the median, whatever A is, and not at half', () => {
    expect(shareWithinOne([1, 3, 6, 0, 10])).toBe(0.45);
    expect(agreementA([1, 3, 6, 0, 10])).toBeGreaterThan(0.2);
    expect(agreementWord([1, 3, 6, 0, 10])).toBe('split');
    expect(shareWithinOne([0, 3, 7, 0, 10])).toBe(0.5);
    expect(agreementA([0, 3, 7, 0, 10])).toBeGreaterThan(0.2);
    expect(agreementWord([0, 3, 7, 0, 10])).toBe('leaning');
  });

  it('is split below an A of 0.2, and not at it, though floating point comes out a hair below', () => {
    expect(agreementA([0, 5, 6, 3, 6])).toBeLessThan(0.2);
    expect(agreementA([0, 5, 6, 3, 6])).toBeCloseTo(0.2, 12);
    expect(agreementWord([0, 5, 6, 3, 6])).toBe('leaning');
    expect(shareWithinOne([1, 5, 6, 3, 6])).toBeGreaterThan(0.5);
    expect(agreementWord([1, 5, 6, 3, 6])).toBe('split');
  });

  it('is not known where nobody chose a level', () => {
    expect(agreementWord([0, 0, 0, 0, 0])).toBeNull();
  });

  it('follows the table whatever was chosen', () => {
    fc.assert(
      fc.property(counts, (given) => {
        const a = agreementA(given)!;
        const near = shareWithinOne(given)!;
        const word = agreementWord(given);
        const isClear = [a - 0.5, a - 0.2, near - 0.7, near - 0.5].every((one) => Math.abs(one) > 1e-6);
        fc.pre(isClear);
        expect(word === 'split').toBe(a < 0.2 || near < 0.5);
        expect(word === 'agreed').toBe(a >= 0.5 && near >= 0.7);
      }),
    );
  });
});
