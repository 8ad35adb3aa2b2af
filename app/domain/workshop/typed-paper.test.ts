import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MOST_ON_PAPER, paperMark, readPaper } from './typed-paper';

const choices = ['1', '2', '3', '4', '5'].map((value) => ({ value, label: value, text: '' }));

describe('votes on paper', () => {
  it('are whole numbers up to 500 for what can be chosen, and nothing else', () => {
    const typed = fc.dictionary(
      fc.constantFrom('1', '3', 'dk', 'na', '__proto__', 'other'),
      fc.oneof(fc.string(), fc.integer({ min: -600, max: 600 }).map(String), fc.constant(' 7 ')),
    );
    fc.assert(
      fc.property(typed, (numbers) => {
        const read = readPaper(numbers, choices);
        if (!read.ok) {
          expect(Object.keys(read.errors).length).toBeGreaterThan(0);
          return;
        }
        for (const [value, count] of Object.entries(read.paper)) {
          expect(['1', '2', '3', '4', '5', 'dk']).toContain(value);
          expect(Number.isInteger(count) && count > 0 && count <= MOST_ON_PAPER).toBe(true);
          expect(Number(numbers[value])).toBe(count);
        }
      }),
    );
  });

  it('are refused beside the field that is wrong', () => {
    const words = 'Enter a whole number from 0 to 500';
    expect(readPaper({ '1': '501', '2': '-1', '3': '500', '4': '1.5', '5': 'x', dk: '' }, choices)).toEqual({
      ok: false,
      errors: { '1': words, '2': words, '4': words, '5': words },
    });
  });

  it('have the same mark in whatever order', () => {
    expect(paperMark({ '3': 1, '1': 2 })).toBe(paperMark({ '1': 2, '3': 1 }));
    expect(paperMark({ '3': 1 })).not.toBe(paperMark({ '3': 2 }));
  });
});
