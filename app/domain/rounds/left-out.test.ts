import { describe, expect, it } from 'vitest';
import { makeQuestion, makeQuestionSet } from '../../../tests/factories/question-set';
import { leftOutQuestions } from './left-out';
import { sameQuestions } from './same-questions';

describe('the questions that are left out', () => {
  it('are told as they are asked now, or were asked, and why', () => {
    const before = makeQuestionSet();
    const [first, ...rest] = before.dimensions;
    const questions = [
      { ...first!.questions[0]!, text: 'Other words' },
      first!.questions[1]!,
      makeQuestion('a.four', { text: 'A new one' }),
    ];
    const now = { ...before, dimensions: [{ ...first!, questions }, ...rest] };
    expect(leftOutQuestions(sameQuestions(now, before).leftOut, now, before)).toEqual([
      { id: 'a.one', text: 'Other words', why: 'asked in other words before' },
      { id: 'a.four', text: 'A new one', why: 'not asked before' },
      { id: 'a.three', text: 'Partners do a.three together', why: 'not asked any more' },
    ]);
  });
});
