import { expect, it } from 'vitest';
import { readJoinCode } from '../assessment/join-code';
import { drawEntryCode, readEntryCode, shownEntryCode } from './entry-code';

it('a single-use code has twelve symbols, shown in fours and read as people type them', () => {
  const bytes = Uint8Array.from([255, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]);
  expect(drawEntryCode(bytes)).toBe('BCDFHJKMNPQR');
  expect(shownEntryCode('BCDFHJKMNPQR')).toBe('BCDF-HJKM-NPQR');
  expect(readEntryCode(' bcdf hjkm-npqr ')).toBe('BCDFHJKMNPQR');
  expect(readEntryCode('8CDF-HJKM-NPQ5')).toBe('BCDFHJKMNPQ5');
  expect(drawEntryCode(bytes.subarray(0, 12))).toBeUndefined();
});

it('is never taken for a join code, nor a join code for it', () => {
  expect(readJoinCode('BCDF-HJKM-NPQR')).toBeUndefined();
  expect(readEntryCode('BCDF-HJKM')).toBeUndefined();
});
