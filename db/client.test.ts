import { existsSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { newDatabase } from '../tests/setup/databases';
import type { NewDatabase } from '../tests/setup/databases';
import { openDatabase } from './client';

const refusal = async (url: string): Promise<Error> => {
  const opened = openDatabase(url);
  await expect(opened).rejects.toThrow(Error);
  return opened.then(
    () => new Error('it opened'),
    (error: Error) => error,
  );
};

describe('opening a database by its URL', () => {
  let place: NewDatabase;
  beforeEach(async () => {
    place = await newDatabase('sqlite');
  });
  afterEach(() => place.remove());

  it('makes a SQLite file, which answers until it is closed', async () => {
    const opened = await openDatabase(place.url);
    expect(opened.engine).toBe('sqlite');
    expect(existsSync(place.url.slice('sqlite:'.length))).toBe(true);
    await opened.check();
    await opened.close();
    await opened.close();
    await expect(opened.check()).rejects.toThrow();
  });

  it.each([
    '',
    'concord.db',
    'sqlite:',
    'sqlite::memory:',
    'sqlite://host/file.db',
    'sqlite:folder/',
    'mysql://u:secret@h/db',
  ])('refuses %o, and says what to write', async (url) => {
    const { message } = await refusal(url);
    expect(message).toContain('sqlite:data/concord.db');
    expect(message).not.toContain('secret');
  });

  it.each([
    'postgres://someone:secret@127.0.0.1:1/concord',
    'postgresql://someone:secret@127.0.0.1:1/concord',
    'postgres://someone:secret@[broken/concord',
    'postgres://someone:sec ret@no-such-host.invalid/concord',
  ])('says which PostgreSQL does not answer, without the password: %s', async (url) => {
    const error = await refusal(url);
    expect(error.message).toMatch(/^Cannot connect to PostgreSQL/);
    expect(`${error.stack} ${JSON.stringify(error)} ${String(error.cause)}`).not.toMatch(
      /secret|sec ret|sec%20ret/,
    );
  });
});
