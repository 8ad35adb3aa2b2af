import fc from 'fast-check';
import { createFormControl } from 'react-hook-form';
import { describe, expect, it } from 'vitest';
import { type Field, type Fields, rulesOf, UNKNOWN_OPTION } from './form-fields';
import { readForm } from './form-schema.server';

type Posted = Record<string, string>;

/** What the page says of a form: react-hook-form itself, with the rules of every field. */
async function onThePage(fields: Fields, posted: Posted): Promise<Record<string, string>> {
  const { register, handleSubmit } = createFormControl({ defaultValues: posted });
  for (const [name, field] of Object.entries(fields)) register(name, rulesOf(field));
  let errors: Record<string, string> = {};
  await handleSubmit(
    () => undefined,
    (found) => {
      errors = Object.fromEntries(
        Object.entries(found).map(([name, error]) => [name, String(error?.message)]),
      );
    },
  )();
  return errors;
}

/** What the server says of the same form. */
function onTheServer(fields: Fields, posted: Posted): Record<string, string | undefined> {
  const form = new FormData();
  for (const [name, value] of Object.entries(posted)) form.set(name, value);
  const read = readForm(fields, form);
  return read.ok ? {} : read.errors;
}

const options = ['north', 'south', 'west'];
const field: fc.Arbitrary<Field> = fc.oneof(
  fc.constant<Field>({ kind: 'tick' }),
  fc.record({
    kind: fc.constant('text' as const),
    required: fc.constantFrom<string | false>('Write something', false),
    most: fc.integer({ min: 1, max: 6 }),
    tooLong: fc.constant('Write less'),
  }),
  fc.record(
    {
      kind: fc.constant('choice' as const),
      options: fc.subarray(options, { minLength: 1 }),
      required: fc.constantFrom<string | false>('Choose one', false),
      unless: fc.record({
        field: fc.constantFrom('one', 'two', 'three', 'none'),
        is: fc.constantFrom(...options),
      }),
    },
    { requiredKeys: ['kind', 'options', 'required'] },
  ),
);
const typed = fc.oneof(
  fc.constantFrom('', ' ', 'yes', ...options, ' north', 'east'),
  fc.string({ unit: fc.constantFrom('a', ' ', '\n', 'é', '😀'), maxLength: 9 }),
);
const fields = fc.record({ one: field, two: field, three: field });
/** A radio that is not chosen and a box that is not ticked are not posted at all. */
const posted = fc.record({ one: typed, two: typed, three: typed }, { requiredKeys: [] });

describe('one description of a form', () => {
  it('gives the same verdict on the page and on the server, in the same words', async () => {
    let wrong = 0;
    await fc.assert(
      fc.asyncProperty(fields, posted, async (description, form) => {
        const said = onTheServer(description, form);
        wrong += Object.keys(said).length;
        expect(await onThePage(description, form)).toEqual(said);
      }),
      { numRuns: 500 },
    );
    expect(wrong).toBeGreaterThan(100);
  });
});

describe('the rules of a field on the page', () => {
  const verdict = (of: Field, value: string | null | undefined, all: Posted = {}) =>
    rulesOf(of).validate?.(value, all) ?? true;

  it('want a choice made, where one must be', () => {
    const choice: Field = { kind: 'choice', options, required: 'Choose one' };
    expect(verdict(choice, 'north')).toBe(true);
    for (const none of ['', null, undefined, 'east']) expect(verdict(choice, none)).toBe('Choose one');
  });

  it('let a choice be left out where it may be, and nothing else be chosen', () => {
    const choice: Field = { kind: 'choice', options, required: false };
    for (const value of ['', null, undefined, 'north']) expect(verdict(choice, value)).toBe(true);
    expect(verdict(choice, 'east')).toBe(UNKNOWN_OPTION);
  });

  it('let a choice be left out where another field says so', () => {
    const choice: Field = {
      kind: 'choice',
      options,
      required: 'Choose one',
      unless: { field: 'a', is: 'x' },
    };
    expect(verdict(choice, '', { a: 'x' })).toBe(true);
    expect(verdict(choice, '', { a: 'y' })).toBe('Choose one');
  });

  it('measure a text without the blanks around it', () => {
    const text: Field = { kind: 'text', required: 'Write something', most: 3, tooLong: 'Write less' };
    expect(verdict(text, ' abc ')).toBe(true);
    expect(verdict(text, 'abcd')).toBe('Write less');
    expect(verdict(text, '  ')).toBe('Write something');
    expect(verdict({ ...text, required: false }, ' ')).toBe(true);
  });

  it('want nothing of a box to tick', () => {
    expect(rulesOf({ kind: 'tick' })).toEqual({});
  });
});
