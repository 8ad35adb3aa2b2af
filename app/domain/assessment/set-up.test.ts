import { describe, expect, it } from 'vitest';
import { setUpProblemWords } from './messages';
import { readCount, readSetUp, type TypedSetUp } from './set-up';

const NOW = '2026-10-20T12:00:00.000Z';
const typed = (more: Partial<TypedSetUp> = {}): TypedSetUp => ({
  title: ' Autumn 2026 ',
  form: 'full',
  residentForm: true,
  sectors: [
    { id: 'acute', invited: true, expected: ' 40 ' },
    { id: 'local-authority', invited: false, expected: '9' },
    { id: 'residents', invited: true, expected: '' },
  ],
  threshold: '5',
  commentsAsked: true,
  entry: 'link',
  organisations: '',
  keepMonths: '24',
  shared: false,
  opensDay: '3 November 2026',
  opensTime: '9am',
  closesDay: '27/11/2026',
  closesTime: '17:00',
  ...more,
});
const problems = (more: Partial<TypedSetUp>) => {
  const read = readSetUp(typed(more), NOW);
  return read.ok ? 'ok' : read.problems;
};

describe('a set-up', () => {
  it('is read with its dates in UK time and the numbers of those invited only', () => {
    expect(readSetUp(typed(), NOW)).toEqual({
      ok: true,
      setUp: {
        title: 'Autumn 2026',
        forms: ['full', 'resident'],
        sectors: ['acute', 'residents'],
        expected: { acute: 40 },
        threshold: 5,
        commentsAsked: true,
        entry: 'link',
        organisations: [],
        keepMonths: 24,
        shared: false,
        opensAt: '2026-11-03T09:00:00.000Z',
        closesAt: '2026-11-27T17:00:00.000Z',
      },
    });
  });

  it('may leave out both dates', () => {
    const read = readSetUp(typed({ opensDay: '', opensTime: ' ', closesDay: '', closesTime: '' }), NOW);
    expect(read).toMatchObject({ ok: true, setUp: { opensAt: null, closesAt: null } });
  });

  it('needs a title, a main form and somebody invited', () => {
    const nobody = typed().sectors.map((sector) => ({ ...sector, invited: false }));
    expect(problems({ title: ' ', form: 'resident', sectors: nobody })).toEqual({
      title: 'missing',
      form: 'missing',
      sectors: 'nobody-invited',
    });
    expect(problems({ title: 'a'.repeat(101) })).toEqual({ title: 'too-long' });
  });

  it('offers the resident form to residents who are invited', () => {
    const sectors = typed().sectors.slice(0, 2);
    expect(problems({ sectors })).toEqual({ residentForm: 'residents-not-invited' });
    expect(problems({ sectors, residentForm: false })).toBe('ok');
  });

  it('keeps the threshold from 3 to 50 and expected numbers from 1 to 100,000', () => {
    for (const threshold of ['2', '51', '', '5.5', '-5', 'five', '1e1']) {
      expect([threshold, problems({ threshold })]).toEqual([threshold, { threshold: 'out-of-range' }]);
    }
    expect([problems({ threshold: '3' }), problems({ threshold: '50' })]).toEqual(['ok', 'ok']);
    const sectors = (expected: string) => [{ id: 'acute', invited: true, expected }];
    for (const wrong of ['0', '100001', 'many']) {
      const found = problems({ sectors: sectors(wrong), residentForm: false });
      expect([wrong, found]).toEqual([wrong, { 'expected.acute': 'out-of-range' }]);
    }
    expect(problems({ sectors: sectors('100,000'), residentForm: false })).toBe('ok');
  });

  it('says how people get in, who partners are, for how long answers are kept, and whether it is shared', () => {
    const more = { entry: 'codes', organisations: 'Council\nTrust', keepMonths: '6', shared: true };
    expect(readSetUp(typed(more), NOW)).toMatchObject({
      ok: true,
      setUp: { entry: 'codes', organisations: ['Council', 'Trust'], keepMonths: 6, shared: true },
    });
    expect(problems({ entry: 'all', keepMonths: '7', organisations: 'Trust\nTrust' })).toEqual({
      entry: 'missing',
      keepMonths: 'missing',
      organisations: { kind: 'named-twice', line: 2, name: 'Trust' },
    });
    expect(setUpProblemWords('entry', 'missing')).toBe('Choose how people get in');
    expect(setUpProblemWords('keepMonths', 'missing')).toBe('Choose how long answers are kept');
  });

  it('has dates that are whole, still to come, and in order', () => {
    expect(problems({ opensTime: '' })).toEqual({ opensTime: 'time-missing' });
    expect(problems({ closesDay: '' })).toEqual({ closesDay: 'day-missing' });
    expect(problems({ opensDay: '20 October 2026', opensTime: '1pm' })).toEqual({ opensDay: 'past' });
    expect(problems({ closesDay: '3 11 2026', closesTime: '9am' })).toEqual({
      closesDay: 'not-after-opening',
    });
    expect(problems({ opensDay: '31 11 2026', closesTime: 'late' })).toEqual({
      opensDay: 'no-such-day',
      closesTime: 'no-such-time',
    });
    expect(problems({ closesDay: '28 3 2027', closesTime: '1:30am' })).toEqual({
      closesTime: 'left-out-hour',
    });
  });

  it('closes at the second of two equal times, so that nobody loses an hour', () => {
    const read = readSetUp(
      typed({ opensDay: '', opensTime: '', closesDay: '25 10 2026', closesTime: '1:30am' }),
      NOW,
    );
    expect(read).toMatchObject({ ok: true, setUp: { closesAt: '2026-10-25T01:30:00.000Z' } });
  });

  it('says of every problem how to mend it', () => {
    expect(setUpProblemWords('threshold', 'out-of-range')).toBe('Enter a whole number from 3 to 50');
    expect(setUpProblemWords('expected.acute', 'out-of-range')).toContain('100,000, or leave it empty');
    expect(setUpProblemWords('opensDay', 'past')).toContain('opening');
    expect(setUpProblemWords('closesTime', 'time-missing')).toContain('closing');
  });
});

describe('a whole number', () => {
  it('may have commas or spaces between its thousands, and nothing else', () => {
    expect(['1,200', '1 200', '1200'].map((text) => readCount(text, 1, 9_999))).toEqual([1200, 1200, 1200]);
    expect(['1,2', '12.0', '+3', '', '9'.repeat(20)].map((text) => readCount(text, 1, 9_999))).toEqual(
      Array(5).fill(undefined),
    );
  });
});
