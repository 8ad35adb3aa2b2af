import { describe, expect, it } from 'vitest';
import { markOf, readFollowup } from './followup';

const TODAY = '2026-11-03';
const typed = { what: ' Meet ', ownerRole: 'Place director', due: '4/11/2026' };

describe('readFollowup', () => {
  it('reads an action as the list of actions does', () => {
    expect(readFollowup('action', typed, TODAY)).toEqual({
      ok: true,
      content: { what: 'Meet', ownerRole: 'Place director', dueOn: '2026-11-04' },
    });
    expect(readFollowup('action', { what: '', ownerRole: '', due: '2/11/2026' }, TODAY)).toEqual({
      ok: false,
      errors: {
        what: 'Say what is to be done',
        ownerRole: expect.stringContaining('Enter the role') as string,
        due: expect.stringContaining('This date has passed') as string,
      },
    });
  });

  it('lets a date that has passed stay', () => {
    const before = { what: 'Meet', ownerRole: 'Chair', dueOn: '2026-11-02' };
    expect(readFollowup('action', { ...typed, due: '2/11/2026' }, TODAY, before).ok).toBe(true);
  });

  it('asks of a parked question only what it is', () => {
    expect(readFollowup('parked', { ...typed, due: 'soon' }, TODAY)).toEqual({
      ok: true,
      content: { what: 'Meet', ownerRole: '', dueOn: null },
    });
    expect(readFollowup('parked', { what: '', ownerRole: '', due: '' }, TODAY)).toEqual({
      ok: false,
      errors: { what: 'Write the question down' },
    });
    expect(readFollowup('parked', { ...typed, what: 'x'.repeat(501) }, TODAY)).toMatchObject({ ok: false });
  });
});

describe('the mark of a follow-up', () => {
  it('differs wherever its content does', () => {
    const one = { what: 'a', ownerRole: 'b', dueOn: null };
    const marks = [one, { ...one, what: 'ab', ownerRole: '' }, { ...one, dueOn: '2026-01-01' }].map(markOf);
    expect(new Set(marks).size).toBe(3);
    expect(markOf({ ...one })).toBe(markOf(one));
  });
});
