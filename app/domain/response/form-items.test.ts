import { describe, expect, it } from 'vitest';
import { makeQuestion, makeQuestionSet } from '../../../tests/factories/question-set';
import { helpIn, itemsIn } from './form-items';

const set = makeQuestionSet();

describe('the questions of a form', () => {
  it('are 36 and 12 barriers in the full form, 12 and 4 in the workshop form, 10 and 4 in the resident form', () => {
    expect(itemsIn('full', set)).toHaveLength(48);
    expect(itemsIn('workshop', set)).toHaveLength(16);
    expect(itemsIn('resident', set)).toHaveLength(14);
  });

  it('come in the order of the set, barriers last', () => {
    const ids = itemsIn('workshop', set).map(({ id }) => id);
    expect(ids.slice(0, 2)).toEqual(['a.one', 'b.one']);
    expect(ids.slice(-2)).toEqual(['barrier.c', 'barrier.d']);
  });
});

describe('the help shown with a question', () => {
  const both = makeQuestion('a.one', { help: 'In meetings', residentHelp: 'In the news' });

  it('is the residents’ own in the resident form, and the general one elsewhere', () => {
    expect(helpIn('resident', both)).toBe('In the news');
    expect(helpIn('full', both)).toBe('In meetings');
  });

  it('is the general one in the resident form where residents have none of their own', () => {
    expect(helpIn('resident', makeQuestion('a.one', { help: 'In meetings' }))).toBe('In meetings');
  });

  it('is never the residents’ in another form', () => {
    expect(helpIn('workshop', makeQuestion('a.one', { residentHelp: 'In the news' }))).toBeUndefined();
  });
});
