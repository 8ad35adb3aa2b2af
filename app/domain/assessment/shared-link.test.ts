import { describe, expect, it } from 'vitest';
import { readLink } from './shared-link';

const errors = (label: string, password = '') => {
  const read = readLink({ label, password });
  return read.ok ? 'ok' : read.errors;
};

describe('a link to results', () => {
  it('is for somebody, and may have a password', () => {
    expect(readLink({ label: ' Partnership  board ', password: '' })).toEqual({
      ok: true,
      label: 'Partnership board',
      password: '',
    });
    expect(errors('Board', 'marmalade otter window')).toBe('ok');
  });

  it('says what is wrong with either', () => {
    expect(errors(' ', 'short')).toEqual({
      label: 'Enter whom the link is for, such as Partnership board',
      password: expect.stringContaining('12 characters or more') as unknown,
    });
    expect(errors('a'.repeat(101))).toEqual({ label: 'Shorten this to 100 characters or fewer' });
    expect(errors('Board', 'password1234')).toEqual({
      password: expect.stringContaining('harder to guess') as unknown,
    });
  });
});
