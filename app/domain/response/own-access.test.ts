import { describe, expect, it } from 'vitest';
import { ownAccessSeconds } from './own-access';

const NOW = new Date('2026-11-03T12:00:00.000Z');
const DAY = 86_400;

describe('a device opens the answers to a place’s assessment', () => {
  it('until 30 days after it closes', () => {
    expect(ownAccessSeconds('2026-11-13T12:00:00.000Z', NOW)).toBe(40 * DAY);
  });

  it('for 30 days from now where it has closed already', () => {
    expect(ownAccessSeconds('2026-10-01T12:00:00.000Z', NOW)).toBe(30 * DAY);
  });

  it('for 180 days where nobody said when it closes', () => {
    expect(ownAccessSeconds(null, NOW)).toBe(180 * DAY);
  });

  it('for no longer than browsers keep a cookie', () => {
    expect(ownAccessSeconds('2030-01-01T12:00:00.000Z', NOW)).toBe(400 * DAY);
  });
});
