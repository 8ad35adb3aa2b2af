import { describe, expect, it } from 'vitest';
import { drawJoinCode, readJoinCode, shownJoinCode } from './join-code';

describe('a join code', () => {
  it('is eight symbols that are not taken for each other', () => {
    const drawn = Array.from({ length: 240 }, (_, byte) => drawJoinCode(new Uint8Array(8).fill(byte))!);
    const symbols = [...new Set(drawn.join(''))].sort().join('');
    expect(symbols).toBe('2345679BCDFHJKMNPQRTVWXY');
    expect(drawn.every((code) => code.length === 8)).toBe(true);
  });

  it('favours no symbol: bytes that would are left out', () => {
    expect(drawJoinCode(new Uint8Array(16).fill(240))).toBeUndefined();
    expect(drawJoinCode(Uint8Array.from([255, 0, 1, 2, 3, 4, 5, 6, 7]))).toBe('BCDFHJKM');
    expect(drawJoinCode(Uint8Array.from([255, 0, 1, 2, 3, 4, 5, 6]))).toBeUndefined();
  });

  it('is read as people type it, look-alikes included', () => {
    expect(readJoinCode(' bcdf-2345 ')).toBe('BCDF2345');
    expect(readJoinCode('BC DF 23 45')).toBe('BCDF2345');
    expect(readJoinCode('8CDFZ34S')).toBe('BCDF2345');
    expect(readJoinCode('gcdf2345')).toBe('6CDF2345');
  });

  it('is not read from anything else', () => {
    for (const typed of ['', 'BCDF234', 'BCDF23456', 'BCDF234A', 'BCDF234O', 'river-tall']) {
      expect([typed, readJoinCode(typed)]).toEqual([typed, undefined]);
    }
  });

  it('is shown in two halves that are read again', () => {
    expect(shownJoinCode('BCDF2345')).toBe('BCDF-2345');
    expect(readJoinCode(shownJoinCode('BCDF2345'))).toBe('BCDF2345');
  });
});
