import { describe, expect, it } from 'vitest';
import { staticMarkup } from '../../../tests/factories/static-markup';
import { remainingCharacters } from './character-count';
import { Textarea } from './textarea';

describe('a textarea with a limit', () => {
  const html = staticMarkup(<Textarea id="comment" name="comment" label="Comment" limit={1000} />);

  it('tells the limit in words without a script, and names them in its description', () => {
    expect(html).toContain('You can write up to 1,000 characters');
    expect(html).toMatch(/<textarea[^>]*aria-describedby="comment-info"/);
  });

  it('never cuts what was typed', () => {
    expect(html).not.toContain('maxlength');
  });
});

describe('remainingCharacters', () => {
  it.each([
    [0, 'You have 1,000 characters left'],
    [999, 'You have 1 character left'],
    [1000, 'You have 0 characters left'],
    [1001, 'You have 1 character too many'],
    [3000, 'You have 2,000 characters too many'],
  ])('says for %i of 1,000: %s', (length, words) => {
    expect(remainingCharacters(length, 1000)).toBe(words);
  });
});
