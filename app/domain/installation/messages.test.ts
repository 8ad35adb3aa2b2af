import { expect, it } from 'vitest';
import { bytesWords } from './messages';

it.each([
  [0, '0 bytes'],
  [999, '999 bytes'],
  [1000, '1.0 KB'],
  [73_728, '74 KB'],
  [1_400_000, '1.4 MB'],
  [2_000_000_000_000_000, '2000 TB'],
])('%i bytes are told as %s', (bytes, words) => {
  expect(bytesWords(bytes)).toBe(words);
});
