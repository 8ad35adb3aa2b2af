import { expect, it } from 'vitest';
import { drawWorkshopCode, readWorkshopCode } from './workshop-code';

it('a code has six symbols, and is read as people type it', () => {
  const code = drawWorkshopCode(Uint8Array.from({ length: 16 }, (_, index) => index * 7))!;
  expect(code).toHaveLength(6);
  expect(readWorkshopCode(` ${code.slice(0, 3).toLowerCase()} ${code.slice(3)}`)).toBe(code);
});

it('look-alikes are read as what they stand for, and nothing else is', () => {
  expect(readWorkshopCode('g5z-8kb')).toBe('652BKB');
  expect(readWorkshopCode('8kgszb')).toBe('BK652B');
  for (const typed of ['', 'BCDF2', 'BCDF234', 'BCDF2A', 'BCDF2!', '……']) {
    expect([typed, readWorkshopCode(typed)]).toEqual([typed, undefined]);
  }
});
