import { describe, expect, it } from 'vitest';
import { fullHour, participationOf, sectorsAboveExpected } from './participation';

describe('participation', () => {
  it('has every sector invited, with 0 where nobody sent, and a rate only where a number is expected', () => {
    const { rows, total } = participationOf(
      ['acute', 'voluntary', 'residents'],
      { acute: 12, residents: 9 },
      {
        acute: 40,
        voluntary: 10,
      },
    );
    expect(rows).toEqual([
      { sector: 'acute', sent: 12, expected: 40, rate: 30 },
      { sector: 'voluntary', sent: 0, expected: 10, rate: 0 },
      { sector: 'residents', sent: 9, expected: null, rate: null },
    ]);
    expect(total).toMatchObject({ sent: 21, expected: null, rate: null });
  });

  it('has a rate of all where every sector has a number; more than expected is said as it is', () => {
    const { total } = participationOf(
      ['acute', 'voluntary'],
      { acute: 12, voluntary: 3 },
      {
        acute: 5,
        voluntary: 5,
      },
    );
    expect(total).toMatchObject({ sent: 15, expected: 10, rate: 150 });
  });

  it('loses nobody whose sector is not on the list', () => {
    const { rows, total } = participationOf(['acute'], { other: 2 }, { acute: 4 });
    expect(rows.map(({ sector, sent }) => [sector, sent])).toEqual([
      ['acute', 0],
      ['other', 2],
    ]);
    expect(total.sent).toBe(2);
  });

  it('is counted at full hours', () => {
    expect(fullHour('2026-11-03T09:59:59.999Z')).toBe('2026-11-03T09:00:00.000Z');
    expect(fullHour('2026-11-03T10:00:00.000Z')).toBe('2026-11-03T10:00:00.000Z');
  });
});

it('tells where more answered than were expected, and nowhere else', () => {
  const participation = participationOf(['a', 'b', 'c'], { a: 5, b: 4, c: 9 }, { a: 4, b: 4 });
  expect(
    sectorsAboveExpected(participation).map(({ sector, sent, expected }) => [sector, sent, expected]),
  ).toEqual([['a', 5, 4]]);
});
