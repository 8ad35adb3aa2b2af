import { wordlist } from '@scure/bip39/wordlists/english.js';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { drawReturnCode, readReturnCode, RETURN_CODE_WORDS } from './return-code';

const words = wordlist;
const read = (typed: string) => readReturnCode(typed, words);
const anyCode = fc.uint8Array({ minLength: 8, maxLength: 8 }).map((bytes) => drawReturnCode(bytes, words));

/** The ways in which people write down a code and type it in again. */
const separator = fc.constantFrom(' ', '-', ', ', '. ', ' – ', '_', '\n', '\t', ' / ', '; ', ' 1 ', '…');
const around = fc.constantFrom('', ' ', '"', '(', ' - ', '\r\n');
const written = fc.constantFrom<(word: string) => string>(
  (word) => word,
  (word) => word.toUpperCase(),
  (word) => word.charAt(0).toUpperCase() + word.slice(1),
  (word) => word.slice(0, Math.max(4, word.length - 1)),
  (word) => word.slice(0, 4),
);

describe('drawing a return code', () => {
  it('takes four words, of two bytes each', () => {
    expect(drawReturnCode(Uint8Array.of(0, 0, 0, 1, 7, 255, 8, 0), words)).toBe(
      'abandon-ability-zoo-abandon',
    );
    expect(drawReturnCode(Uint8Array.of(0, 0, 0, 1, 7, 255, 8, 0, 99), words)).toBe(
      'abandon-ability-zoo-abandon',
    );
  });

  it('makes every word equally likely, in every place', () => {
    const drawn = Array.from({ length: RETURN_CODE_WORDS }, () => new Map<string, number>());
    for (let pair = 0; pair < 65_536; pair += 1) {
      // Another pair in each place, so that one place taking another's bytes would show.
      const bytes = drawn.flatMap((_, place) => [(pair >> 8) ^ (place * 85), pair & 255]);
      for (const [place, word] of drawReturnCode(Uint8Array.from(bytes), words).split('-').entries()) {
        drawn[place]!.set(word, (drawn[place]!.get(word) ?? 0) + 1);
      }
    }
    for (const counts of drawn) {
      expect(counts.size).toBe(2_048);
      expect(new Set(counts.values())).toEqual(new Set([32]));
    }
  });

  it('refuses too few bytes, and a list that would favour some words', () => {
    expect(() => drawReturnCode(new Uint8Array(7), words)).toThrow(RangeError);
    expect(() => drawReturnCode(new Uint8Array(8), ['one', 'two', 'three'])).toThrow(RangeError);
    expect(() => drawReturnCode(new Uint8Array(8), [])).toThrow(RangeError);
  });
});

describe('reading a return code', () => {
  it('reads any way of writing it down as the code itself', () => {
    const ways = fc.tuple(
      anyCode,
      fc.array(written, { minLength: 4, maxLength: 4 }),
      fc.array(separator, { minLength: 3, maxLength: 3 }),
      around,
      around,
    );
    fc.assert(
      fc.property(ways, ([code, forms, separators, before, after]) => {
        const parts = code.split('-').map((word, i) => `${forms[i]!(word)}${separators[i] ?? ''}`);
        expect(read(before + parts.join('') + after)).toBe(code);
      }),
    );
  });

  it('reads every word of the list, whole and by its first four letters', () => {
    for (let first = 0; first < words.length; first += RETURN_CODE_WORDS) {
      const four = words.slice(first, first + RETURN_CODE_WORDS);
      expect(read(four.join('-'))).toBe(four.join('-'));
      expect(read(four.map((word) => word.slice(0, 4)).join('-'))).toBe(four.join('-'));
    }
  });

  it('prefers a short word to a longer one that begins with it', () => {
    expect(read('act add bar cat')).toBe('act-add-bar-cat');
    expect(read('actor addict barrel category')).toBe('actor-addict-barrel-category');
  });

  it.each([
    ['nothing', ''],
    ['three words', 'zoo zoo zoo'],
    ['five words', 'zoo zoo zoo zoo zoo'],
    ['a word that is not in the list', 'zoo zoo zoo zzzz'],
    ['three letters that are no word', 'zoo zoo zoo aba'],
    ['letters of another alphabet', 'зоо зоо зоо зоо'],
    ['words run together', 'zoozoozoozoo'],
  ])('does not read %s', (_, typed) => {
    expect(read(typed)).toBeUndefined();
  });

  it('takes any text without trouble, and answers with a code or nothing', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 40 }), (typed) => {
        const code = read(typed);
        if (code !== undefined) expect(read(code)).toBe(code);
      }),
    );
  });
});
