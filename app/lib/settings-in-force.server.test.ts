import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import { readSettings } from './env.server';
import { databaseWithoutSecrets, isSecretBesideData, settingsInForce } from './settings-in-force.server';

const folders: string[] = [];
afterEach(() => folders.splice(0).forEach((folder) => rmSync(folder, { recursive: true })));
const newFolder = () => {
  const folder = mkdtempSync(join(tmpdir(), 'concord-in-force-'));
  folders.push(folder);
  return folder;
};

const SECRETS = {
  SESSION_SECRET: 'a secret of this very installation 1234567890',
  SMTP_URL: 'smtp://mailer:letter-box-7@mail.example.org:587',
  OIDC_CLIENT_SECRET: 'client-secret-9',
  DATABASE_URL: 'postgres://concord:hunter2-hunter2@db.example.org:5433/concord_live?password=other-one',
};
const HELD = [
  'very installation',
  'letter-box-7',
  'mailer',
  'client-secret-9',
  'hunter2',
  'other-one',
  'concord:',
];

describe('the settings in force', () => {
  it('show what is no secret, and of secrets only that they are set', () => {
    const shown = settingsInForce(
      readSettings({
        ...SECRETS,
        DATA_DIR: newFolder(),
        BASE_URL: 'https://concord.example.org',
        MAIL_FROM: 'concord@example.org',
        OIDC_ISSUER: 'https://login.example.org/tenant?key=issuer-secret',
        OIDC_CLIENT_ID: 'client-1',
      }),
    );
    const value = (name: string) => shown.find((one) => one.name === name)?.value;
    expect(value('DATABASE_URL')).toBe(
      'postgres://db.example.org:5433/concord_live (user and password not shown)',
    );
    for (const name of ['SESSION_SECRET', 'SMTP_URL', 'OIDC_CLIENT_SECRET'])
      expect(value(name)).toMatch(/^Set/);
    expect(value('OIDC_ISSUER')).toBe('https://login.example.org');
    const text = JSON.stringify(shown);
    for (const held of [...HELD, 'issuer-secret']) expect(text).not.toContain(held);
  });

  it('say what is not set, and where the secret lies', () => {
    const DATA_DIR = newFolder();
    const made = readSettings({ DATA_DIR });
    expect(isSecretBesideData(made)).toBe(true);
    const text = JSON.stringify(settingsInForce(made));
    expect(text).toContain('Not set');
    expect(text).not.toContain(made.sessionSecret);
    writeFileSync(join(DATA_DIR, 'session-secret'), 'another secret that is no longer in use here');
    expect(isSecretBesideData(readSettings({ DATA_DIR, SESSION_SECRET: SECRETS.SESSION_SECRET }))).toBe(
      false,
    );
  });
});

describe('where the database is', () => {
  it('never tells any part of a password, however it is written', () => {
    const letters = fc.constantFrom('Q', 'Z', '@', '/', ':', '?', '#', '%', ' ', '&', '=');
    const password = fc.string({ unit: letters, minLength: 1 });
    fc.assert(
      fc.property(password, fc.constantFrom('', '/name', '/name?ssl=true'), (secret, end) => {
        expect(databaseWithoutSecrets(`postgres://user:${secret}@db.example${end}`)).not.toMatch(/[QZ]/);
      }),
      { numRuns: 2000 },
    );
  });

  it.each([
    ['sqlite:/data/concord.db', 'sqlite:/data/concord.db'],
    ['postgres://db/concord', 'postgres://db/concord (user and password not shown)'],
    ['postgresql://u:p@[::1]:5432/c', 'postgresql://[::1]:5432/c (user and password not shown)'],
    ['postgres://u:p@ss/word@db/c', 'Set (not shown)'],
  ])('of %s is %s', (url, shown) => {
    expect(databaseWithoutSecrets(url)).toBe(shown);
  });
});
