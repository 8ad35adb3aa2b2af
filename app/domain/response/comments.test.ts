import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { COMMENT_LIMIT, isTooLong, tidyComment } from './comments';

describe('a tidied comment', () => {
  it('has line breaks of one kind, and no blanks around it', () => {
    expect(tidyComment('  one\r\ntwo\rthree\nfour \t\n')).toBe('one\ntwo\nthree\nfour');
  });

  it('keeps everything that people write', () => {
    const comment = 'It’s “mixed” — 50% ✓\n\tCafé, naïve, Cymru, 👩🏽‍⚕️ <b>&amp;';
    expect(tidyComment(comment)).toBe(comment);
  });

  it('has no control characters, which a database may refuse', () => {
    expect(tidyComment('a\u0000b\u0007c\u001bd\u007fe\u000bf')).toBe('abcdef');
  });

  it('is empty where nothing is left', () => {
    expect(tidyComment(' \r\n\u0000\t ')).toBe('');
  });

  it('is not tidied further, so that a page and the server agree on it', () => {
    const text = fc.string({
      unit: fc.constantFrom('a', ' ', '\n', '\r', '\t', '\u0000', '\u000c', '\u001f', 'é'),
    });
    fc.assert(
      fc.property(text, (typed) => {
        const tidy = tidyComment(typed);
        expect(tidyComment(tidy)).toBe(tidy);
        expect(tidy).not.toMatch(/\r|\p{Cc}(?<![\n\t])/u);
      }),
    );
  });

  it('may have as many characters as the page says, and no more', () => {
    expect(isTooLong('x'.repeat(COMMENT_LIMIT))).toBe(false);
    expect(isTooLong('x'.repeat(COMMENT_LIMIT + 1))).toBe(true);
  });
});
