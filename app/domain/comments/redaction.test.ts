import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MARK, redact } from './redaction';
import { shownText } from './shown-text';

const released = (original: string, typed: string) => {
  const redaction = redact(original, typed);
  return redaction.ok ? redaction.text : redaction.problem;
};

/** Said once more, in another way: the text is the original with at least one character replaced by each mark. */
const isOriginalWithGaps = (original: string, text: string) =>
  new RegExp(
    `^${text
      .split(MARK)
      .map((piece) => piece.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&'))
      .join('[^]+')}$`,
  ).test(original);

describe('redact', () => {
  const comment = 'I asked Dr Smith, our only medical director, twice. Nothing came.';

  it('replaces parts by the mark, as it is typed on a keyboard too', () => {
    expect(released(comment, 'I asked […], twice. Nothing came.')).toBe('I asked […], twice. Nothing came.');
    expect(released(comment, 'I asked [...]. Nothing came.')).toBe('I asked […]. Nothing came.');
    expect(released(comment, '[...] Nothing came.')).toBe('[…] Nothing came.');
    expect(released(comment, 'I asked [...]')).toBe('I asked […]');
  });

  it('takes no notice of blanks beside a mark, and keeps those of the comment', () => {
    expect(released(comment, 'I asked  [...] , our only medical director, twice. Nothing came.')).toBe(
      'I asked […], our only medical director, twice. Nothing came.',
    );
    expect(released(comment, 'I asked [...][…] [...], twice. Nothing came.')).toBe(
      'I asked […], twice. Nothing came.',
    );
  });

  it('gives the comment as it is where nothing was taken out', () => {
    expect(released(comment, `\r\n${comment} `)).toBe(comment);
    expect(released('one\ntwo', 'one\r\ntwo')).toBe('one\ntwo');
  });

  it('refuses anything added, changed, moved, or left out without a mark', () => {
    for (const typed of [
      comment.replace('Dr Smith', 'somebody'),
      comment.replace('Dr Smith', ''),
      comment.replace('Dr Smith', '[…] (a doctor)'),
      `${comment} […]`,
      `[…] ${comment}`,
      comment.replace('Dr Smith', 'Dr […] Smith'),
      'Nothing came. […] I asked Dr Smith',
      'I asked […] twice […] twice. Nothing came.',
    ]) {
      expect([typed, released(comment, typed)]).toEqual([typed, 'not-only-taken-out']);
    }
  });

  it('does not release a comment of which no word is left', () => {
    for (const typed of ['[...]', '[…].', '[…] – […]', '']) {
      expect([typed, released(comment, typed)]).toEqual([typed, 'nothing-left']);
    }
  });

  it('takes a mark that the comment itself holds as any other part', () => {
    expect(released('They said [...] twice to Ann', 'They said [...] twice to […]')).toBe(
      'They said […] twice to […]',
    );
  });

  it('works in scripts that run from right to left, and on emoji', () => {
    expect(released('قال الدكتور سميث ذلك', 'قال [...] ذلك')).toBe('قال […] ذلك');
    expect(released('so 👩‍⚕️ good 🏴󠁧󠁢󠁥󠁮󠁧󠁿', 'so […] good 🏴󠁧󠁢󠁥󠁮󠁧󠁿')).toBe('so […] good 🏴󠁧󠁢󠁥󠁮󠁧󠁿');
  });

  const words = fc
    .array(fc.oneof(fc.lorem({ maxCount: 1 }), fc.constantFrom('[', '…', '[…]', '.', '\n', 'ش', '👩‍⚕️')), {
      minLength: 2,
    })
    .map((parts) => shownText(parts.join(' ')));

  it('releases, whatever is typed, the comment itself with parts replaced by marks, or nothing', () => {
    const edits = fc.array(
      fc.tuple(fc.nat(), fc.nat(12), fc.constantFrom(MARK, '[...]', '', ' ', 'x', ' […] ')),
      {
        maxLength: 4,
      },
    );
    fc.assert(
      fc.property(words, edits, (original, changes) => {
        const typed = changes.reduce((text, [at, size, by]) => {
          const start = at % (text.length + 1);
          return text.slice(0, start) + by + text.slice(start + size);
        }, original);
        const redaction = redact(original, typed);
        if (redaction.ok) {
          expect(redaction.text === original || isOriginalWithGaps(original, redaction.text)).toBe(true);
        }
      }),
      { numRuns: 2_000 },
    );
  });

  it('lets any whole words be taken out, as long as some are left', () => {
    fc.assert(
      fc.property(fc.lorem({ maxCount: 12 }), fc.infiniteStream(fc.boolean()), (original, choices) => {
        const parts = original.split(' ');
        const typed = parts.map((part) => (choices.next().value ? '[...]' : part));
        fc.pre(typed.some((part) => part !== '[...]'));
        const redaction = redact(original, typed.join(' '));
        expect(redaction.ok).toBe(true);
        if (redaction.ok && typed.includes('[...]')) expect(redaction.text).toContain(MARK);
      }),
    );
  });
});

describe('shownText', () => {
  it('leaves out what nobody can see and what turns text round', () => {
    expect(shownText('a\u0000b\u200bc\u202ed\u2066e\ufeff\u0085')).toBe('abcde');
    expect(shownText('one\r\ntwo\rthree\u2028four')).toBe('one\ntwo\nthree\nfour');
    expect(shownText(' \u200b ')).toBe('');
    expect(shownText('\ud800')).toBe('\ufffd');
  });

  it('keeps what scripts and emoji are written with', () => {
    for (const text of ['می\u200cخواهم', '👩\u200d⚕️', 'א\u200f!', '𝔸', 'e\u0301', 'tab\there']) {
      expect(shownText(text)).toBe(text);
    }
  });

  it('changes nothing when it is done again', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => shownText(shownText(text)) === shownText(text)),
    );
  });
});
