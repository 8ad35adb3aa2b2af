import { describe, expect, it } from 'vitest';
import { sameEdition } from './check-edition';

const edition = {
  n: 12,
  overall: { status: 'shown', n: 12, groups: [{ sectors: ['a', 'b'], mean: 3.1 }] },
  items: { 'a.one': { dk: 1 }, b: { dk: null } },
};

describe('an edition computed again', () => {
  it('is the same, whatever the order of its keys', () => {
    const { n, overall, items } = structuredClone(edition);
    expect(sameEdition(edition, { items, overall, n })).toEqual([]);
  });

  it('differs at the paths where a value is another', () => {
    const again = structuredClone(edition);
    again.n = 13;
    again.overall.groups[0]!.mean = 3.2;
    again.items['a.one'].dk = 0;
    expect(sameEdition(edition, again)).toEqual(['$.items["a.one"].dk', '$.n', '$.overall.groups[0].mean']);
  });

  it('differs where only one has a value, or has another kind of value', () => {
    expect(sameEdition({ a: 1 }, { a: 1, b: undefined })).toEqual(['$.b']);
    expect(sameEdition({ a: null }, { a: {} })).toEqual(['$.a']);
    expect(sameEdition({ a: [] }, { a: {} })).toEqual(['$.a']);
    expect(sameEdition(edition, null)).toEqual(['$']);
  });

  it('differs as a list where the lists are not equally long', () => {
    expect(sameEdition({ groups: [1, 2] }, { groups: [1] })).toEqual(['$.groups']);
  });
});
