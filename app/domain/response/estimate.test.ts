import { describe, expect, it } from 'vitest';
import { words } from '../../../tests/factories/case-study';
import { makeQuestion, makeQuestionSet } from '../../../tests/factories/question-set';
import { minutesLeft, secondsFor } from './estimate';
import { itemsIn } from './form-items';

describe('the time a question takes', () => {
  it('is its text, help and descriptors at 230 words a minute, and 4 seconds for the choice', () => {
    const question = makeQuestion('a.one', {
      text: words(30),
      help: words(50),
      descriptors: [words(30), words(30), words(30), words(30), words(30)],
    });
    expect(secondsFor(question, 'full')).toBe(60 + 4);
  });

  it('counts the help of the form it is asked in', () => {
    const question = makeQuestion('a.one', { help: words(23), residentHelp: words(23 + 230) });
    expect(secondsFor(question, 'resident') - secondsFor(question, 'full')).toBe(60);
  });

  it('is text, help and choice for a barrier', () => {
    const [barrier] = makeQuestionSet().barriers;
    expect(barrier && secondsFor({ ...barrier, text: words(115), help: words(115) }, 'full')).toBe(64);
  });
});

describe('the minutes left', () => {
  const items = [
    { id: 'a.one', seconds: 50 },
    { id: 'a.two', seconds: 10 },
    { id: 'a.three', seconds: 1 },
  ];

  it('are rounded up to whole minutes', () => {
    expect(minutesLeft(items, {})).toBe(2);
    expect(minutesLeft(items, { 'a.three': 2 })).toBe(1);
    expect(minutesLeft(items, { 'a.one': 4, 'a.two': 4 })).toBe(1);
  });

  it('are none once everything has an answer, of whatever kind', () => {
    expect(minutesLeft(items, { 'a.one': 'dk', 'a.two': 'na', 'a.three': 1 })).toBe(0);
  });

  it('never rise as a form is filled in', () => {
    const set = makeQuestionSet();
    const timed = itemsIn('full', set).map((item) => ({ id: item.id, seconds: secondsFor(item, 'full') }));
    const answers: Record<string, number> = {};
    const left = timed.map(({ id }) => {
      answers[id] = 3;
      return minutesLeft(timed, answers);
    });
    expect(left).toEqual(left.toSorted((a, b) => b - a));
    expect(left.at(0)).toBeGreaterThan(0);
    expect(left.at(-1)).toBe(0);
  });
});
