import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { REVIEW_STATES } from './review';
import { stillSaid } from './still-said';

const kept = (id: string, body: string, state: (typeof REVIEW_STATES)[number] = 'released') => ({
  id,
  body,
  state,
});

describe('stillSaid', () => {
  it('keeps copies of what is still said, names those that are gone, and what is new', () => {
    const copies = [kept('1', 'slow'), kept('2', 'better', 'hidden'), kept('3', 'late', 'waiting')];
    expect(stillSaid(copies, ['better', 'new', 'slow'])).toEqual({ gone: ['3'], added: ['new'] });
  });

  it('counts copies of the same text', () => {
    expect(stillSaid([kept('1', 'yes'), kept('2', 'yes')], ['yes', 'yes', 'yes'])).toEqual({
      gone: [],
      added: ['yes'],
    });
    expect(stillSaid([kept('1', 'yes'), kept('2', 'yes')], ['yes'])).toMatchObject({
      gone: ['2'],
      added: [],
    });
  });

  it('lets those that wait go before those that were read, and what is hidden stay hidden', () => {
    const copies = [kept('1', 'yes', 'waiting'), kept('2', 'yes', 'hidden'), kept('3', 'yes')];
    expect(stillSaid(copies, ['yes', 'yes']).gone).toEqual(['1']);
    expect(new Set(stillSaid(copies, ['yes']).gone)).toEqual(new Set(['1', '3']));
  });

  it('always leads to exactly what is said', () => {
    const text = fc.constantFrom('a', 'b', 'c', '');
    const copies = fc
      .array(fc.tuple(text, fc.constantFrom(...REVIEW_STATES)))
      .map((all) => all.map(([body, state], index) => kept(String(index), body, state)));
    fc.assert(
      fc.property(copies, fc.array(text), (before, said) => {
        const { gone, added } = stillSaid(before, said);
        const after = [...before.filter(({ id }) => !gone.includes(id)).map(({ body }) => body), ...added];
        expect(after.sort()).toEqual([...said].sort());
      }),
    );
  });
});
