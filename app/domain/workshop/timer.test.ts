import { describe, expect, it } from 'vitest';
import { clockFace, readTimerWish, secondsLeft, timerCall, timerUntil } from './timer';

const NOW = '2026-11-03T10:00:00.000Z';

describe('the timer', () => {
  it('is started, given a minute more, and stopped', () => {
    expect(timerUntil(5, null, NOW)).toBe('2026-11-03T10:05:00.000Z');
    expect(timerUntil('more', '2026-11-03T10:00:30.000Z', NOW)).toBe('2026-11-03T10:01:30.000Z');
    // Over for an hour: one more minute is one minute from now.
    expect(timerUntil('more', '2026-11-03T09:00:00.000Z', NOW)).toBe('2026-11-03T10:01:00.000Z');
    expect(timerUntil('stop', '2026-11-03T10:05:00.000Z', NOW)).toBeNull();
  });

  it('takes no minutes but whole ones of a day', () => {
    expect(['5', '480', 'more', 'stop'].map(readTimerWish)).toEqual([5, 480, 'more', 'stop']);
    for (const text of ['', '0', '481', '-1', '1.5', '1e2', '99999'])
      expect(readTimerWish(text)).toBeUndefined();
  });

  it('counts down to nothing, and not below', () => {
    const at = (seconds: number) => secondsLeft('2026-11-03T10:01:00.000Z', Date.parse(NOW) + seconds * 1000);
    expect([at(0), at(0.5), at(59.9), at(60), at(600)]).toEqual([60, 60, 1, 0, 0]);
    expect([clockFace(0), clockFace(65), clockFace(3_600)]).toEqual(['0:00', '1:05', '60:00']);
  });

  it('is said aloud twice', () => {
    const calls = Array.from({ length: 300 }, (_, left) => timerCall(299 - left)).filter(
      (call, index, all) => call !== '' && call !== all[index - 1],
    );
    expect(calls).toEqual(['1 minute left', 'Time is over']);
  });
});
