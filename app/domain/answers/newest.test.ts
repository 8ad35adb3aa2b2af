import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isNewer, mergeEntries } from './newest';
import type { Entry } from './newest';

/** Entries as devices make them: two that carry the same stamp are the same entry. */
const entries = fc.array(
  fc
    .record({
      kind: fc.constantFrom('answer', 'comment'),
      questionId: fc.constantFrom('q1', 'q2', 'q10'),
      sequence: fc.integer({ min: 1, max: 6 }),
      device: fc.constantFrom('desk', 'phone'),
    })
    .map((stamp): Entry => ({ ...stamp, value: `${stamp.device} ${stamp.sequence}` })),
);

describe('which entry is newer', () => {
  it('is the one with the higher count, whatever the device', () => {
    expect(isNewer({ sequence: 10, device: 'a' }, { sequence: 9, device: 'b' })).toBe(true);
    expect(isNewer({ sequence: 9, device: 'b' }, { sequence: 10, device: 'a' })).toBe(false);
  });

  it('is settled by the device where the counts are equal', () => {
    expect(isNewer({ sequence: 4, device: 'b' }, { sequence: 4, device: 'a' })).toBe(true);
    expect(isNewer({ sequence: 4, device: 'a' }, { sequence: 4, device: 'b' })).toBe(false);
  });

  it('is never an entry than itself', () => {
    expect(isNewer({ sequence: 4, device: 'a' }, { sequence: 4, device: 'a' })).toBe(false);
  });
});

describe('merging entries', () => {
  it('keeps the newest of each question, its answer apart from its comment', () => {
    const first: Entry = { kind: 'answer', questionId: 'q1', value: '2', sequence: 1, device: 'a' };
    const comment: Entry = {
      kind: 'comment',
      questionId: 'q1',
      value: 'It varies',
      sequence: 2,
      device: 'a',
    };
    const second: Entry = { kind: 'answer', questionId: 'q1', value: '4', sequence: 3, device: 'a' };
    const other: Entry = { kind: 'answer', questionId: 'q0', value: 'dk', sequence: 1, device: 'b' };
    expect(mergeEntries([second, comment, other, first])).toEqual([other, second, comment]);
  });

  it('does not depend on the order in which they arrive', () => {
    const shuffled = entries.chain((list) =>
      fc.tuple(fc.constant(list), fc.shuffledSubarray(list, { minLength: list.length })),
    );
    fc.assert(
      fc.property(shuffled, ([sent, arrived]) => {
        expect(mergeEntries(arrived)).toEqual(mergeEntries(sent));
      }),
    );
  });

  it('does not depend on how they are grouped on the way, nor on any being repeated', () => {
    fc.assert(
      fc.property(entries, entries, (early, late) => {
        const all = mergeEntries([...early, ...late]);
        expect(mergeEntries([...mergeEntries(early), ...mergeEntries(late)])).toEqual(all);
        expect(mergeEntries([...all, ...early, ...all])).toEqual(all);
      }),
    );
  });
});
