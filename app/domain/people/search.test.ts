import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findByWords } from './search';

const people = [
  'Zoë Adeyemi zoe.adeyemi@north.example',
  'Bob Example bob@example.org',
  'Ann-Marie O’Neill am@x.org',
];
const found = (typed: string) => findByWords(people, typed, (one) => [one]);

describe('finding people by words', () => {
  it('takes the beginnings of words, without accents and capitals, in any order', () => {
    expect(found('zoe')).toEqual([people[0]]);
    expect(found('ADEY Zoë')).toEqual([people[0]]);
    expect(found('marie ann')).toEqual([people[2]]);
    expect(found('neill')).toEqual([people[2]]);
  });

  it('takes an address whole or in part', () => {
    expect(found('bob@example.org')).toEqual([people[1]]);
    expect(found('example')).toEqual([people[0], people[1]]);
  });

  it('wants every word', () => {
    expect(found('bob zoe')).toEqual([]);
  });

  it('finds everybody where nothing was typed, in their order', () => {
    for (const typed of ['', '  ', '@ . %']) expect(found(typed)).toEqual(people);
  });

  it('finds anybody by their own name', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (name, other) => {
        expect(findByWords([name], name, (one) => [other, one])).toEqual([name]);
      }),
    );
  });
});
