import { describe, expect, it } from 'vitest';
import { makeQuestion, makeQuestionSet } from '../../../tests/factories/question-set';
import { FORMS, itemsIn } from './form-items';
import { allStepContent, OTHER_CHOICES, stepContent, stepName } from './step-content';
import { stepsOf } from './steps';

const set = makeQuestionSet();

describe('a page of a dimension', () => {
  const page = stepContent(set, 'full', 'b')!;

  it('has its name, what it is about, and its questions in order', () => {
    expect(page).toMatchObject({ id: 'b', kind: 'dimension', name: 'Dimension b', about: 'What b is about' });
    expect(page.questions.map(({ id }) => id)).toEqual(['b.one', 'b.two', 'b.three']);
    expect(page.questions[0]).toMatchObject({
      text: 'Partners do b.one together',
      why: 'Because b.one matters',
    });
  });

  it('offers each level with its own descriptor', () => {
    expect(page.questions[1]!.choices).toEqual([
      { value: '1', name: 'Not started', descriptor: 'Nobody does b.two at b.two yet' },
      { value: '2', name: 'Emerging', descriptor: 'Someone tries b.two with friends of b.two' },
      { value: '3', name: 'Developing', descriptor: 'Agreed plans for b.two exist in b.two' },
      { value: '4', name: 'Maturing', descriptor: 'Main partners keep b.two going through b.two' },
      { value: '5', name: 'Thriving', descriptor: 'Visitors come to learn b.two from b.two' },
    ]);
  });

  it('holds what its form asks alone, and is not there where the form asks nothing', () => {
    expect(stepContent(set, 'resident', 'i')!.questions.map(({ id }) => id)).toEqual(['i.one', 'i.two']);
    expect(stepContent(set, 'resident', 'j')).toBeUndefined();
  });

  it('has the help of its form, and no help where there is none', () => {
    const helped = makeQuestion('a.one', {
      forms: ['full', 'resident'],
      help: 'For everybody',
      residentHelp: 'For residents',
    });
    const [first, ...others] = set.dimensions;
    const withHelp = makeQuestionSet({
      dimensions: [{ ...first!, questions: [helped, makeQuestion('a.two')] }, ...others],
    });
    expect(stepContent(withHelp, 'full', 'a')!.questions[0]!.help).toBe('For everybody');
    expect(stepContent(withHelp, 'resident', 'a')!.questions[0]!.help).toBe('For residents');
    expect(stepContent(withHelp, 'full', 'a')!.questions[1]).not.toHaveProperty('help');
  });
});

describe('the page of barriers', () => {
  it('offers the pressure scale, without descriptors', () => {
    const page = stepContent(set, 'workshop', 'barriers')!;
    expect(page).toMatchObject({ id: 'barriers', kind: 'barriers' });
    expect(page.questions.map(({ id }) => id)).toEqual(['barrier.a', 'barrier.b', 'barrier.c', 'barrier.d']);
    expect(page.questions[0]!.choices).toEqual([
      { value: '1', name: 'Not at all' },
      { value: '2', name: 'A little' },
      { value: '3', name: 'Somewhat' },
      { value: '4', name: 'A lot' },
      { value: '5', name: 'Severely' },
    ]);
  });

  it('is not there where the form asks of none', () => {
    expect(stepContent({ ...set, barriers: [] }, 'full', 'barriers')).toBeUndefined();
  });
});

it('every question also takes "I don’t know" and "Does not apply here"', () => {
  expect(OTHER_CHOICES.map(({ value }) => value)).toEqual(['dk', 'na']);
});

describe('pages by their ids', () => {
  it('are not there for an id that is no page of questions', () => {
    for (const id of ['', 'check', 'a.one', 'constructor', '__proto__']) {
      expect(stepContent(set, 'full', id)).toBeUndefined();
      expect(stepName(set, id)).toBeUndefined();
    }
  });

  it('have the name that stands on them', () => {
    expect(stepName(set, 'c')).toBe('Dimension c');
    expect(stepName(set, 'barriers')).toBe(stepContent(set, 'full', 'barriers')!.name);
  });

  it.each(FORMS)('are all there at once for the %s form, with every question it asks', (form) => {
    const pages = allStepContent(set, form);
    const steps = stepsOf(set, form).filter((step) => step.kind !== 'check');
    expect(Object.keys(pages)).toEqual(steps.map(({ id }) => id));
    for (const [id, page] of Object.entries(pages)) expect(page).toEqual(stepContent(set, form, id));
    expect(Object.values(pages).flatMap(({ questions }) => questions.map(({ id }) => id))).toEqual(
      itemsIn(form, set).map(({ id }) => id),
    );
  });
});
