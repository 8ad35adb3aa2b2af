import { describe, expect, it } from 'vitest';
import { sqliteParameters } from './sqlite-parameters';

describe('what a query may bind on SQLite', () => {
  it('is text, finite numbers, exact bigints, bytes and null', () => {
    const values = ['', 'é', 0, -1.5, 2 ** 40, null, Buffer.from('x')];
    expect(sqliteParameters(values)).toEqual(values);
    expect(sqliteParameters([12n])).toEqual([12]);
  });

  it.each([
    [true, 'a boolean'],
    [undefined, 'undefined'],
    [new Date(0), 'an object'],
    [{ a: 1 }, 'an object'],
    [Number.NaN, 'NaN'],
    [Number.POSITIVE_INFINITY, 'Infinity'],
    [2n ** 60n, 'a bigint beyond 2^53'],
  ])('is not %s, which would be stored as something else', (value, name) => {
    expect(() => sqliteParameters(['fine', value])).toThrow(`Parameter 2 of the query is ${name}.`);
  });
});
