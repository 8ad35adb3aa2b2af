import { describe, expect, it } from 'vitest';
import { reportText } from './report-text';

const text = reportText(
  'R1',
  [
    ' Where are they heading next?',
    'Procurement is a means of last resort, and',
    'Planning',
    '',
    'How did they make it happen and what',
    '',
    'are the ongoing challenges?',
    'Developing multi-',
    'disciplinary teams: the leaders’ view – a ﬁrst look',
    'Planning',
    'One',
    'Two',
    'Three',
    'Four',
    'Five',
  ].join('\n'),
);

describe('a heading', () => {
  it('is a whole line, wherever it stands', () => {
    expect(text.placesOf('Where are they heading next?')).toEqual([0]);
    expect(text.placesOf('Planning')).toEqual([2, 7]);
  });

  it('is not part of a line, nor the same words in small letters', () => {
    expect(text.placesOf('Procurement')).toEqual([]);
    expect(text.placesOf('planning')).toEqual([]);
    expect(text.placesOf('Where are they heading next')).toEqual([]);
  });

  it('may wrap over up to four lines, with blank ones between', () => {
    expect(text.placesOf('How did they make it happen and what are the ongoing challenges?')).toEqual([3]);
    expect(text.placesOf('One Two Three Four')).toEqual([8]);
    expect(text.placesOf('One Two Three Four Five')).toEqual([]);
  });

  it('is found whatever became of its hyphens, dashes, quotes, ligatures and spaces', () => {
    const heading = "Developing multidisciplinary  teams: the leaders' view — a first look";
    expect(text.placesOf(heading)).toEqual([5]);
    expect(text.placesOf(heading.replace('multid', 'multi-d'))).toEqual([5]);
  });
});
