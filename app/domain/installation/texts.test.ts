import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isTelephone, paragraphsOf } from './texts';

describe('the paragraphs of a text', () => {
  it('stand between blank lines, whatever kind of line end was typed', () => {
    expect(paragraphsOf('One\r\nstill one\r\n\r\nTwo\n \t\n\nThree\n')).toEqual([
      'One\nstill one',
      'Two',
      'Three',
    ]);
    expect(paragraphsOf(' \n\n ')).toEqual([]);
  });

  it('lose nothing but blanks', () => {
    const text = fc.string({ unit: fc.constantFrom('a', '<', ' ', '\n', '\r', 'é') });
    const bare = (one: string) => one.replace(/\s/g, '');
    fc.assert(
      fc.property(text, (one) => {
        const paragraphs = paragraphsOf(one);
        expect(bare(paragraphs.join(''))).toBe(bare(one));
        for (const paragraph of paragraphs) expect(paragraph).toMatch(/\S/);
      }),
    );
  });
});

describe('a telephone number', () => {
  it.each(['01632 960 001', '+44 (0)1632 960001', '01632 960001 ext. 12', '111 11'])('is %s', (text) => {
    expect(isTelephone(text)).toBe(true);
  });

  it.each(['', 'call me', '123', 'ext 12', '01632 960001 <b>', '( ) - . -'])('is not %s', (text) => {
    expect(isTelephone(text)).toBe(false);
  });
});
