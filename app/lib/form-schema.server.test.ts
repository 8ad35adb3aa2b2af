import { describe, expect, it } from 'vitest';
import type { Fields } from './form-fields';
import { readForm } from './form-schema.server';

const fields = {
  where: { kind: 'choice', options: ['north', 'south'], required: 'Choose where' },
  role: {
    kind: 'choice',
    options: ['lead', 'other'],
    required: 'Choose a role',
    unless: { field: 'where', is: 'south' },
  },
  region: { kind: 'choice', options: ['a', 'b'], required: false },
  joint: { kind: 'tick' },
  note: { kind: 'text', required: 'Write a note', most: 10, tooLong: 'Shorten your note' },
  more: { kind: 'text', required: false, most: 10, tooLong: 'Shorten the rest' },
} as const satisfies Fields;

function read(posted: Record<string, string | File | string[]>) {
  const form = new FormData();
  for (const [name, values] of Object.entries(posted)) {
    for (const value of [values].flat()) form.append(name, value);
  }
  return readForm(fields, form);
}

const right = { where: 'north', role: 'lead', region: 'a', joint: 'yes', note: ' Hello ', more: 'More' };

describe('a posted form', () => {
  it('gives its values, with texts trimmed and boxes as yes or no', () => {
    expect(read(right)).toEqual({ ok: true, values: { ...right, joint: true, note: 'Hello' } });
  });

  it('gives empty texts for what may be left out and was', () => {
    expect(read({ where: 'south', note: 'x' })).toEqual({
      ok: true,
      values: { where: 'south', role: '', region: '', joint: false, note: 'x', more: '' },
    });
  });

  it('leaves out what is not described', () => {
    const values = read({ ...right, extra: '1', constructor: 'x', __proto__: 'y' });
    expect(values).toMatchObject({ ok: true });
    expect(values.ok && Object.keys(values.values).sort()).toEqual(Object.keys(fields).sort());
  });

  it('takes the first of several values', () => {
    expect(read({ ...right, where: ['south', 'north'] })).toMatchObject({ values: { where: 'south' } });
  });

  it('that is wrong gives one message for each wrong field, and what was typed', () => {
    expect(read({ where: 'east', joint: 'yes', note: 'Far too long', more: '  also too long  ' })).toEqual({
      ok: false,
      errors: {
        where: 'Choose where',
        role: 'Choose a role',
        note: 'Shorten your note',
        more: 'Shorten the rest',
      },
      typed: {
        where: 'east',
        role: '',
        region: '',
        joint: true,
        note: 'Far too long',
        more: '  also too long  ',
      },
    });
  });

  it.each([
    ['nothing', undefined, 'Choose where'],
    ['the empty text', '', 'Choose where'],
    ['a file', new File(['north'], 'north'), 'Choose where'],
    ['a property that every object has', 'toString', 'Choose where'],
  ])('does not take %s for a choice', (_, where, words) => {
    const { where: _where, ...others } = right;
    const result = read(where === undefined ? others : { ...others, where });
    expect(result).toMatchObject({ ok: false, errors: { where: words } });
  });

  it('does not take an unknown option, even of a choice that may be left out', () => {
    expect(read({ ...right, region: 'c' })).toMatchObject({
      errors: { region: 'Choose one of the options' },
    });
    expect(read({ ...right, where: 'south', role: 'x' })).toMatchObject({
      errors: { role: 'Choose a role' },
    });
  });

  it('takes a text of blanks for none', () => {
    expect(read({ ...right, note: ' \n ' })).toMatchObject({ errors: { note: 'Write a note' } });
    expect(read({ ...right, more: ' \n ' })).toMatchObject({ ok: true, values: { more: '' } });
  });
});
