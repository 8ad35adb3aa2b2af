import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fitMinutes, type Slot, timingWords } from './timing';

const slot = fc
  .tuple(fc.constantFrom('a', 'b', 'c'), fc.integer({ min: 0, max: 20 }), fc.integer({ min: 0, max: 20 }))
  .map(([kind, least, more]): Slot => ({ kind, least, most: least + more }));

describe('sharing out the time there is', () => {
  it('takes the first that fit, and gives parts of one kind the same time', () => {
    const question = { kind: 'question', least: 4, most: 10 };
    const talk = { kind: 'talk', least: 5, most: 6 };
    expect(fitMinutes([talk, question, question, question], 18)).toEqual([6, 4, 4, 4]);
    expect(fitMinutes([talk, question, question, question], 16)).toEqual([6, 5, 5, null]);
    expect(fitMinutes([question, talk], 5)).toEqual([5, null]);
    expect(fitMinutes([question, talk], 3)).toEqual([null, null]);
  });

  it('never plans more time than there is, and gives no part less or more than it is good for', () => {
    fc.assert(
      fc.property(fc.array(slot, { maxLength: 12 }), fc.integer({ min: 0, max: 200 }), (slots, there) => {
        const given = fitMinutes(slots, there);
        expect(given.reduce((sum: number, minutes) => sum + (minutes ?? 0), 0)).toBeLessThanOrEqual(there);
        for (const [index, minutes] of given.entries()) {
          if (minutes === null) continue;
          expect(minutes).toBeGreaterThanOrEqual(slots[index]!.least);
          expect(minutes).toBeLessThanOrEqual(slots[index]!.most);
        }
      }),
    );
  });

  it('leaves nothing out that would still fit with the least it needs', () => {
    fc.assert(
      fc.property(fc.array(slot, { maxLength: 12 }), fc.integer({ min: 0, max: 200 }), (slots, there) => {
        const given = fitMinutes(slots, there);
        const used = given.reduce((sum: number, minutes) => sum + (minutes ?? 0), 0);
        const out = slots.filter((_, index) => given[index] === null);
        const leastUsed = slots.reduce(
          (sum, { least }, index) => sum + (given[index] === null ? 0 : least),
          0,
        );
        for (const { least } of out) expect(leastUsed + least).toBeGreaterThan(there);
        expect(used).toBeGreaterThanOrEqual(leastUsed);
      }),
    );
  });
});

describe('the timing in words', () => {
  it('says what is planned of the time there is, and what is left or too much', () => {
    expect(timingWords(88, 90)).toBe('88 of 90 minutes planned. 2 minutes are left.');
    expect(timingWords(90, 90)).toBe('90 of 90 minutes planned.');
    expect(timingWords(91, 90)).toContain('1 minute too many');
    expect(timingWords(89, 90)).toContain('1 minute is left');
  });
});
