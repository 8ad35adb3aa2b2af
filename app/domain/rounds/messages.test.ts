import { describe, expect, it } from 'vitest';
import type { DimensionChange, RoundChange } from '../edition/edition';
import {
  changeWords,
  commonGroupWords,
  roundLabels,
  roundSentence,
  whyLeftOut,
  whyNotCompared,
} from './messages';

const change = (
  id: string,
  by: number,
  range: readonly [low: number, high: number] | null,
  real = false,
): DimensionChange => ({
  id,
  status: 'compared',
  before: 3,
  now: 3 + by,
  change: by,
  range: range && { low: range[0], high: range[1] },
  real,
  groups: [['acute']],
});
const hidden: DimensionChange = { id: 'h', status: 'not-compared', why: 'not-shown' };

describe('a change in words', () => {
  it.each([
    [change('a', 0.4, [0.2, 0.6], true), 'up 0.4, likely a real change (between 0.2 and 0.6 up)'],
    [change('a', -0.4, [-0.6, -0.2], true), 'down 0.4, likely a real change (between 0.2 and 0.6 down)'],
    [change('a', 0.2, [-0.1, 0.5]), 'up 0.2, which could be chance (between 0.1 down and 0.5 up)'],
    [change('a', 0.2, [0, 0.4]), 'up 0.2, which could be chance (between no change and 0.4 up)'],
    [change('a', 0, [-0.3, 0.3]), 'hardly any change, which could be chance (between 0.3 down and 0.3 up)'],
    [change('a', 0.1, [0.1, 0.1], true), 'up 0.1, likely a real change (close to up 0.1)'],
    [change('a', -1, null), 'down 1.0, too little is known to tell it from chance'],
    [hidden, 'not compared'],
  ])('%#', (one, words) => {
    expect(changeWords(one)).toBe(words);
  });
});

describe('a round in a sentence', () => {
  const words = (...dimensions: DimensionChange[]) => {
    const round: RoundChange = { assessmentId: 'a1', edition: 1, dimensions, leftOut: [] };
    return roundSentence(round, (id) => `Dimension ${id}`);
  };
  const none = change('n', 0.1, [-0.1, 0.3]);
  const unknown = change('u', 0.9, null);

  it('names the one likely real change, and counts the others', () => {
    expect(words(change('a', 0.4, [0.2, 0.6], true), ...Array.from({ length: 11 }, () => none))).toBe(
      'Dimension a went up by 0.4, likely a real change. The other eleven changed by no more than chance could bring.',
    );
    expect(words(change('a', -0.4, [-0.6, -0.2], true), none, hidden)).toBe(
      'Dimension a went down by 0.4, likely a real change. The other one that can be compared changed by no more than chance could bring.',
    );
    expect(words(change('a', 0, [0, 0.1], true))).toBe(
      'Dimension a changed by less than 0.1, likely a real change.',
    );
  });

  it('names several, the largest first', () => {
    expect(words(change('a', 0.3, [0.2, 0.6], true), none, change('b', -0.5, [-0.6, -0.2], true))).toBe(
      'Likely real changes: Dimension b down 0.5; Dimension a up 0.3. The other one changed by no more than chance could bring.',
    );
  });

  it('counts many, and names the four largest', () => {
    const many = [...'abcdef'].map((id, index) => change(id, 0.3 + index / 10, [0.1, 0.9], true));
    expect(words(...many)).toBe(
      'Six dimensions likely changed for real, most of all: Dimension f up 0.8; Dimension e up 0.7; Dimension d up 0.6; Dimension c up 0.5.',
    );
  });

  it('says where chance alone could have brought all of it', () => {
    expect(words(none, none)).toBe('None of the dimensions changed by more than chance could bring.');
    expect(words(none, none, hidden)).toBe(
      'None of the dimensions that can be compared changed by more than chance could bring.',
    );
  });

  it('says where too little is known to tell', () => {
    expect(words(unknown, unknown)).toBe(
      'Of two dimensions too little is known to tell a change from chance.',
    );
    expect(words(change('a', 0.4, [0.2, 0.6], true), none, none, unknown)).toBe(
      'Dimension a went up by 0.4, likely a real change. Two dimensions changed by no more than chance could bring. Of one dimension too little is known to tell a change from chance.',
    );
  });

  it('says where nothing can be compared', () => {
    expect(words(hidden)).toBe('None of the dimensions can be compared between these two rounds.');
  });
});

describe('what is left out', () => {
  it('is given a reason', () => {
    expect(whyNotCompared('not-shown')).toBe('it may not be shown in one of the two rounds');
    expect(whyNotCompared('other-questions')).toBe('its questions were not the same in both rounds');
    expect(whyLeftOut({ now: true, before: true })).toBe('asked in other words before');
    expect(whyLeftOut({ now: true, before: false })).toBe('not asked before');
    expect(whyLeftOut({ now: false, before: true })).toBe('not asked any more');
  });
});

describe('the groups compared', () => {
  const name = (id: string) => id.toUpperCase();
  it('are named, those put together as such', () => {
    expect(commonGroupWords([['a'], ['b', 'c'], ['d', 'e', 'f']], name)).toBe(
      'A; B and C together; D, E and F together',
    );
    expect(commonGroupWords([['a', 'b']], name)).toBe('everybody together');
  });
});

describe('two rounds', () => {
  const label = (before: string, now: string) =>
    roundLabels({ title: 'One', day: before }, { title: 'Two', day: now });
  it('go by their months, or days, or titles, whichever tells them apart', () => {
    expect(label('2025-10-03', '2026-10-07')).toEqual({ before: 'October 2025', now: 'October 2026' });
    expect(label('2025-10-03', '2025-10-27')).toEqual({ before: '3 October 2025', now: '27 October 2025' });
    expect(label('2025-10-03', '2025-10-03')).toEqual({ before: 'One', now: 'Two' });
  });
});
