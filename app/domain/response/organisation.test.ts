import { describe, expect, it } from 'vitest';
import { choiceOf, organisationChoices, organisationOf } from './organisation';

const listed = ['Exampleton Council', 'not-listed', 'North Trust'];

describe('the organisation of a respondent', () => {
  it('is chosen from those listed, or is none of them, or is not said', () => {
    expect(organisationChoices(listed).map(({ text }) => text)).toEqual([
      'I would rather not say',
      ...listed,
      'My organisation is not listed',
    ]);
  });

  it('is stored as it was chosen and shown so again', () => {
    const stored = organisationChoices(listed).map(({ value }) => organisationOf(listed, value));
    expect(stored).toEqual([null, ...listed, '']);
    expect(stored.map((one) => choiceOf(listed, one))).toEqual(
      organisationChoices(listed).map(({ value }) => value),
    );
  });

  it('is not said where what came is none of the choices, or what is stored is listed no longer', () => {
    expect(organisationOf(listed, 'listed-9')).toBeNull();
    expect(organisationOf(listed, 'North Trust')).toBeNull();
    expect(choiceOf(listed, 'South Trust')).toBe('');
  });
});
