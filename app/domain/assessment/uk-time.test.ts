import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  clockWords,
  momentInUk,
  readClockTime,
  readDay,
  typedMoment,
  ukClock,
  ukDayWords,
  ukMomentWords,
} from './uk-time';

const at = (day: string, hour: number, minute = 0) => ({ ...readDay(day)!, hour, minute });

describe('UK time', () => {
  it('is UTC in winter and an hour ahead in summer', () => {
    expect(momentInUk(at('3 11 2026', 17))).toBe('2026-11-03T17:00:00.000Z');
    expect(momentInUk(at('3 7 2026', 17))).toBe('2026-07-03T16:00:00.000Z');
    expect(ukClock('2026-07-03T23:30:00.000Z')).toEqual({
      year: 2026,
      month: 7,
      day: 4,
      hour: 0,
      minute: 30,
    });
  });

  it('has no moment in the hour that is left out when clocks go forward', () => {
    expect(momentInUk(at('29 3 2026', 0, 59))).toBe('2026-03-29T00:59:00.000Z');
    expect(momentInUk(at('29 3 2026', 1))).toBeUndefined();
    expect(momentInUk(at('29 3 2026', 1, 59))).toBeUndefined();
    expect(momentInUk(at('29 3 2026', 2))).toBe('2026-03-29T01:00:00.000Z');
  });

  it('has two moments in the hour that comes twice when clocks go back', () => {
    expect(momentInUk(at('25 10 2026', 1, 30), 'first')).toBe('2026-10-25T00:30:00.000Z');
    expect(momentInUk(at('25 10 2026', 1, 30), 'second')).toBe('2026-10-25T01:30:00.000Z');
    expect(momentInUk(at('25 10 2026', 2), 'first')).toBe(momentInUk(at('25 10 2026', 2), 'second'));
  });

  it('comes back to the same minute from what the clock shows', () => {
    const minute = fc.integer({ min: Date.UTC(2024, 0, 1) / 60_000, max: Date.UTC(2040, 0, 1) / 60_000 });
    fc.assert(
      fc.property(minute, (minutes) => {
        const iso = new Date(minutes * 60_000).toISOString();
        const shown = ukClock(iso);
        expect([momentInUk(shown, 'first'), momentInUk(shown, 'second')]).toContain(iso);
      }),
    );
  });

  it('is written in words, with midday and midnight said so that nobody is a day out', () => {
    expect(ukMomentWords('2026-11-03T17:00:00.000Z')).toBe('Tuesday 3 November 2026, 5pm');
    expect(ukMomentWords('2026-07-03T08:30:00.000Z')).toBe('Friday 3 July 2026, 9:30am');
    expect(ukMomentWords('2026-11-03T12:00:00.000Z')).toBe('Tuesday 3 November 2026, midday');
    expect(ukMomentWords('2026-11-03T00:00:00.000Z')).toBe(
      'midnight at the start of Tuesday 3 November 2026',
    );
    expect(ukDayWords('2026-11-03')).toBe('Tuesday 3 November 2026');
    expect(clockWords({ hour: 0, minute: 5 })).toBe('12:05am');
  });
});

describe('a day', () => {
  it('is read as people write it', () => {
    const day = { year: 2026, month: 11, day: 3 };
    for (const typed of [
      '3 11 2026',
      '03/11/2026',
      '3.11.2026',
      '3 November 2026',
      ' 3 nov 2026 ',
      'Tuesday 3rd of November, 2026',
      '2026-11-03',
    ]) {
      expect([typed, readDay(typed)]).toEqual([typed, day]);
    }
  });

  it('is not read from what is no day', () => {
    for (const typed of [
      '',
      'soon',
      '31 11 2026',
      '29 2 2026',
      '3 11 26',
      '11 2026',
      '3 13 2026',
      '3 xyz 2026',
    ]) {
      expect([typed, readDay(typed)]).toEqual([typed, undefined]);
    }
    expect(readDay('29 2 2028')).toBeDefined();
  });
});

describe('a time', () => {
  it('is read as people write it', () => {
    const read = ['5pm', '5 PM', '5.30pm', '17:00', '09:05', '12am', '12pm', 'midday', 'midnight'].map(
      (typed) => {
        const time = readClockTime(typed)!;
        return `${time.hour}:${time.minute}`;
      },
    );
    expect(read).toEqual(['17:0', '17:0', '17:30', '17:0', '9:5', '0:0', '12:0', '12:0', '0:0']);
  });

  it('is not read from what could be two or none', () => {
    for (const typed of ['', '5', '25:00', '13pm', '0am', '5:60pm', '5:3pm', 'evening']) {
      expect([typed, readClockTime(typed)]).toEqual([typed, undefined]);
    }
  });

  it('and its day are read again from what a form shows', () => {
    const iso = '2026-07-03T16:30:00.000Z';
    const { day, time } = typedMoment(iso);
    expect([day, time]).toEqual(['3 July 2026', '5:30pm']);
    expect(momentInUk({ ...readDay(day)!, ...readClockTime(time)! })).toBe(iso);
  });
});
