import { describe, expect, it } from 'vitest';
import { readStep, type TypedStep } from './typed-step';

const typed = (more: Partial<TypedStep> = {}): TypedStep => ({
  title: 'Vision',
  prompts: '',
  minutes: '5',
  options: '',
  share: '70',
  a: '0.5',
  ...more,
});
const read = (...args: Parameters<typeof readStep>) => readStep(...args);
const problems = (kind: 'question' | 'energy', more: Partial<TypedStep>) => {
  const result = read(kind, typed(more), []);
  return result.ok ? {} : result.problems;
};

describe('a step that was typed', () => {
  it('is read with lines of prompts and a rule of its own', () => {
    expect(
      read(
        'question',
        typed({ title: '  Our  vision ', prompts: 'Why?\r\n\n What next? ', share: '80%', a: '.6' }),
        [],
      ),
    ).toEqual({
      ok: true,
      content: {
        title: 'Our vision',
        prompts: ['Why?', 'What next?'],
        minutes: 5,
        options: [],
        rule: { shareWithinOne: 0.8, agreementA: 0.6 },
      },
    });
  });

  it('is refused where a field is wrong, each by what is wrong with it', () => {
    expect(problems('question', { title: ' \u200b' })).toEqual({ title: 'missing' });
    expect(problems('question', { title: 'x'.repeat(201) })).toEqual({ title: 'too-long' });
    expect(problems('question', { minutes: 'ten' })).toEqual({ minutes: 'out-of-range' });
    expect(problems('question', { minutes: '241' })).toEqual({ minutes: 'out-of-range' });
    expect(problems('question', { prompts: 'a\n'.repeat(11) })).toEqual({ prompts: 'too-many' });
    expect(problems('question', { share: '49', a: '0.1' })).toEqual({
      share: 'out-of-range',
      a: 'out-of-range',
    });
    expect(problems('question', { a: '1.01' })).toEqual({ a: 'out-of-range' });
    expect(problems('question', { a: '0.5e0' })).toEqual({ a: 'out-of-range' });
    expect(problems('energy', { options: 'One' })).toEqual({ options: 'too-few' });
    expect(problems('energy', { options: 'One\none' })).toEqual({ options: 'twice' });
  });

  it('keeps the ids of options that stay, knows dimensions by name, and gives others ids of their own', () => {
    const known = [
      { id: 'option-1', label: 'Falls' },
      { id: 'money', label: 'Money and risk' },
    ];
    const result = read('energy', typed({ options: 'Money and risk\nHousing\nFalls\nDebt' }), known);
    expect(result.ok && result.content.options.map(({ id }) => id)).toEqual([
      'money',
      'option-2',
      'option-1',
      'option-3',
    ]);
  });
});
