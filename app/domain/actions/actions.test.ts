import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Action, ACTION_STATES, byDueDate, filterActions, isOverdue } from './action';
import { countOpen, earlierForms, type RoundAction, toCarryOver } from './carried';
import { dueWords, openWords } from './messages';
import { readAction, type TypedAction, ukToday } from './typed-action';

const action = (more: Partial<RoundAction> = {}): RoundAction => ({
  id: 'a',
  assessmentId: 'second',
  what: 'Meet',
  ownerRole: 'Place director',
  dueOn: null,
  state: 'to-do',
  dimension: null,
  practice: null,
  carriedFrom: null,
  version: 1,
  createdOn: '2026-03-01',
  round: 'Round',
  roundMadeOn: '2026-03-01',
  ...more,
});
const anyAction = fc.record({
  id: fc.uuid(),
  what: fc.constantFrom('a', 'b'),
  dueOn: fc.constantFrom(null, '2026-01-31', '2026-02-01', '2026-12-01'),
  state: fc.constantFrom(...ACTION_STATES),
  dimension: fc.constantFrom(null, 'money', 'vision'),
});
const TODAY = '2026-02-01';

describe('an action', () => {
  it('is overdue from the day after it was due, as long as it is to be done', () => {
    const due = (dueOn: string | null, state: Action['state'] = 'to-do') =>
      isOverdue({ dueOn, state }, TODAY);
    expect([due('2026-01-31'), due(TODAY), due('2026-02-02'), due(null)]).toEqual([
      true,
      false,
      false,
      false,
    ]);
    expect([due('2026-01-31', 'under-way'), due('2026-01-31', 'done'), due('2026-01-31', 'dropped')]).toEqual(
      [true, false, false],
    );
  });

  it('says when it is due', () => {
    const words = (dueOn: string | null, state: Action['state'] = 'to-do') =>
      dueWords({ dueOn, state }, TODAY);
    expect(words('2026-01-31')).toBe('Overdue: it was due on Saturday 31 January 2026');
    expect(words(TODAY)).toBe('Due today');
    expect(words('2026-02-02')).toBe('Due on Monday 2 February 2026');
    expect(words('2026-01-31', 'done')).toBe('It was due on Saturday 31 January 2026');
    expect(words(null)).toBe('No due date');
    expect(openWords({ open: 3, overdue: 1 })).toBe('3 open, 1 overdue');
  });
});

describe('actions', () => {
  it('are sorted by due date, those without one last, in the same order however they come', () => {
    fc.assert(
      fc.property(
        fc
          .uniqueArray(anyAction, { selector: ({ id }) => id })
          .chain((all) => fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length }))),
        ([all, shuffled]) => {
          const sorted = byDueDate(all);
          expect(byDueDate(shuffled)).toEqual(sorted);
          const dates = sorted.map(({ dueOn }) => dueOn ?? '9999');
          expect(dates).toEqual([...dates].sort());
        },
      ),
    );
  });

  it('are filtered by all that is asked for, and by nothing that is not', () => {
    const all = fc.array(anyAction).map((some) => some.map(action));
    const filters = fc.record({
      state: fc.constantFrom(undefined, 'open' as const, ...ACTION_STATES),
      dimension: fc.constantFrom(undefined, 'money'),
      overdue: fc.boolean(),
    });
    fc.assert(
      fc.property(all, filters, (some, filter) => {
        const { state, dimension, overdue } = filter;
        const found = filterActions(some, filter, TODAY);
        for (const one of some) {
          const isWanted =
            (state === undefined ||
              one.state === state ||
              (state === 'open' && ['to-do', 'under-way'].includes(one.state))) &&
            (dimension === undefined || one.dimension === dimension) &&
            (!overdue || isOverdue(one, TODAY));
          expect(found.includes(one)).toBe(isWanted);
        }
      }),
    );
  });
});

describe('carrying over', () => {
  const round = { id: 'third', createdOn: '2028-01-01' };
  const first = action({ id: '1', assessmentId: 'first', roundMadeOn: '2026-01-01' });
  const second = action({ id: '2', assessmentId: 'second', roundMadeOn: '2027-01-01', carriedFrom: '1' });

  it('offers what is open and no round goes on with yet', () => {
    const done = action({ id: '3', state: 'done' });
    const own = action({ id: '4', assessmentId: 'third' });
    const later = action({ id: '5', assessmentId: 'fourth', roundMadeOn: '2029-01-01' });
    expect(toCarryOver([first, second, done, own, later], round).map(({ id }) => id)).toEqual(['2']);
    const counts = { second: { open: 1, overdue: 0 }, third: { open: 1, overdue: 0 } };
    expect(countOpen([first, second, done, own], TODAY)).toEqual(counts);
    expect(
      toCarryOver([first, second, action({ id: '6', assessmentId: 'third', carriedFrom: '2' })], round),
    ).toEqual([]);
  });

  it('never offers a round its own action back', () => {
    const back = { id: 'first', createdOn: '2027-01-01' };
    expect(toCarryOver([first, second], back)).toEqual([]);
  });

  it('tells what an action was before, the last first, and comes to an end in a ring too', () => {
    const third = action({ id: '3', carriedFrom: '2' });
    expect(earlierForms([first, second, third], third)).toEqual([second, first]);
    expect(earlierForms([second, third], third)).toEqual([second]);
    const ring = [action({ id: '1', carriedFrom: '2' }), action({ id: '2', carriedFrom: '1' })] as const;
    expect(earlierForms(ring, ring[0])).toEqual([ring[1]]);
  });
});

describe('readAction', () => {
  const typed = (more: Partial<TypedAction> = {}): TypedAction => ({
    what: ' Meet ',
    ownerRole: 'Place director',
    due: '',
    state: 'to-do',
    dimension: '',
    practice: '',
    ...more,
  });
  const choices = {
    dimensions: ['money', 'vision'],
    isPracticeOn: (practice: string, dimension: string) => practice === 'pool' && dimension === 'money',
  };
  const read = (more: Partial<TypedAction>, before?: Action) => {
    const result = readAction(typed(more), choices, TODAY, before);
    return result.ok ? result.content : result.problems;
  };

  it('takes dates as people write them', () => {
    for (const due of ['1/2/2026', '1 February 2026', 'Sun 1st Feb 2026', '2026-02-01']) {
      expect(read({ due })).toMatchObject({ dueOn: '2026-02-01', what: 'Meet' });
    }
    expect(read({})).toMatchObject({ dueOn: null, dimension: null, practice: null });
    expect(read({ due: '31/2/2026' })).toEqual({ due: 'no-such-day' });
    expect(read({ due: 'soon' })).toEqual({ due: 'no-such-day' });
  });

  it('takes no new date that has passed for what is still to be done', () => {
    expect(read({ due: '31/1/2026' })).toEqual({ due: 'past' });
    expect(read({ due: '31/1/2026', state: 'done' })).toMatchObject({ dueOn: '2026-01-31' });
    expect(read({ due: '31/1/2026' }, action({ dueOn: '2026-01-31' }))).toMatchObject({
      dueOn: '2026-01-31',
    });
  });

  it('takes a practice on the dimension alone, or the one it had', () => {
    expect(read({ dimension: 'money', practice: 'pool' })).toMatchObject({ practice: 'pool' });
    expect(read({ dimension: 'vision', practice: 'pool' })).toEqual({ practice: 'not-on-dimension' });
    expect(read({ practice: 'pool' })).toEqual({ practice: 'not-on-dimension' });
    const before = action({ dimension: 'money', practice: 'gone' });
    expect(read({ dimension: 'money', practice: 'gone' }, before)).toMatchObject({ practice: 'gone' });
  });

  it('leaves out what cannot be seen', () => {
    expect(read({ what: 'a\u0000b\r\nc', ownerRole: 'Place\n\u202edirector' })).toMatchObject({
      what: 'ab\nc',
      ownerRole: 'Place director',
    });
    expect(read({ what: '\u200b' })).toEqual({ what: 'missing' });
  });

  it('says what is wrong with each field', () => {
    expect(read({ what: ' ', ownerRole: '', state: 'x', dimension: 'y' })).toEqual({
      what: 'missing',
      ownerRole: 'missing',
      state: 'unknown',
      dimension: 'unknown',
    });
    expect(read({ what: 'x'.repeat(501), ownerRole: 'x'.repeat(101) })).toEqual({
      what: 'too-long',
      ownerRole: 'too-long',
    });
  });
});

describe('ukToday', () => {
  it('is the day on UK clocks', () => {
    expect(ukToday('2026-06-30T23:30:00Z')).toBe('2026-07-01');
    expect(ukToday('2026-12-31T23:30:00Z')).toBe('2026-12-31');
  });
});
