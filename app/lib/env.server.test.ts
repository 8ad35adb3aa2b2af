import {
  chmodSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { announceMode, readSettings, SettingsError } from './env.server';

const SECRET = 'a secret of at least thirty-two characters';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'concord-settings-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

type Variables = Record<string, string | undefined>;

const settingsOf = (variables: Variables) =>
  readSettings({ SESSION_SECRET: SECRET, DATA_DIR: folder, ...variables });

const problemsOf = (variables: Variables): string[] => {
  try {
    settingsOf(variables);
  } catch (error) {
    if (error instanceof SettingsError) return error.problems;
    throw error;
  }
  return [];
};

describe('the settings', () => {
  it('are good for a first start where nothing is set', () => {
    expect(settingsOf({ DATA_DIR: undefined })).toEqual({
      mode: 'production',
      port: 3000,
      host: '0.0.0.0',
      dataFolder: resolve('data'),
      databaseUrl: `sqlite:${resolve('data', 'concord.db')}`,
      sessionSecret: SECRET,
      trustProxy: false,
      baseUrl: undefined,
      logLevel: 'info',
    });
  });

  it('are taken from the environment', () => {
    expect(
      settingsOf({
        NODE_ENV: 'development',
        PORT: '0',
        HOST: '127.0.0.1',
        DATABASE_URL: 'postgres://concord:pw@db/concord',
        TRUST_PROXY: '1',
        BASE_URL: 'https://concord.example.org/',
        LOG_LEVEL: 'silent',
      }),
    ).toEqual({
      mode: 'development',
      port: 0,
      host: '127.0.0.1',
      dataFolder: folder,
      databaseUrl: 'postgres://concord:pw@db/concord',
      sessionSecret: SECRET,
      trustProxy: 1,
      baseUrl: 'https://concord.example.org',
      logLevel: 'silent',
    });
  });

  it('that are set but empty count as not set', () => {
    expect(settingsOf({ PORT: '', HOST: '', DATABASE_URL: '', BASE_URL: '', TRUST_PROXY: '' })).toMatchObject(
      {
        port: 3000,
        host: '0.0.0.0',
        databaseUrl: `sqlite:${join(folder, 'concord.db')}`,
        trustProxy: false,
        baseUrl: undefined,
      },
    );
  });

  it('keep the embedded database in the data folder', () => {
    expect(settingsOf({}).databaseUrl).toBe(`sqlite:${join(folder, 'concord.db')}`);
  });

  it.each([
    ['true', true],
    ['false', false],
    ['2', 2],
    ['loopback, 10.0.0.0/8, 2001:db8::1', 'loopback, 10.0.0.0/8, 2001:db8::1'],
  ])('trust a proxy as said: %s', (text, read) => {
    expect(settingsOf({ TRUST_PROXY: text }).trustProxy).toBe(read);
  });

  it.each([
    'yes',
    'my-proxy',
    '10.0.0.0/33',
    '10.0.0.0/0',
    '10.0.0.1/',
    'loopback,',
    '300.1.1.1',
    '::1/129',
    '-1',
  ])('do not take %s for a proxy', (text) => {
    expect(problemsOf({ TRUST_PROXY: text })).toEqual([
      expect.stringMatching(/^TRUST_PROXY must be true, false/),
    ]);
  });

  it.each([
    ['PORT', '65536', 'must be 65535 or less'],
    ['PORT', '-1', 'must be 0 or more'],
    ['PORT', '3000.5', 'must be a whole number'],
    ['PORT', 'http', 'must be a port number from 0 to 65535'],
    ['NODE_ENV', 'staging', 'must be production or development'],
    ['DATABASE_URL', 'mysql://root:hunter2@db', 'must start with sqlite: or postgres://'],
    ['SESSION_SECRET', 'hunter2', 'must have at least 32 characters'],
    ['BASE_URL', 'concord.example.org', 'must be an address such as https://'],
    ['BASE_URL', 'ftp://concord.example.org', 'must be an address such as https://'],
    ['LOG_LEVEL', 'loud', 'must be silent, error, warn, info or debug'],
  ])('say what is wrong with %s=%s', (name, value, words) => {
    const problems = problemsOf({ [name]: value });
    expect(problems).toEqual([expect.stringContaining(`${name} ${words}`)]);
    expect(problems.join()).not.toContain('hunter2');
  });

  it('say everything that is wrong at once', () => {
    const environment = { PORT: 'x', SESSION_SECRET: 'hunter2', LOG_LEVEL: 'x' };
    expect(problemsOf(environment).map((problem) => problem.split(' ')[0])).toEqual([
      'PORT',
      'SESSION_SECRET',
      'LOG_LEVEL',
    ]);
    expect(() => settingsOf(environment)).toThrow(
      /cannot start with these settings:\n {2}- PORT .*\n {2}- SESSION_/,
    );
  });

  it('make nothing on disk where they are wrong', () => {
    expect(problemsOf({ SESSION_SECRET: '', DATA_DIR: join(folder, 'new'), PORT: 'x' })).toHaveLength(1);
    expect(existsSync(join(folder, 'new'))).toBe(false);
  });
});

describe('a secret that is not given', () => {
  const secretOf = (dataFolder = folder) =>
    settingsOf({ SESSION_SECRET: '', DATA_DIR: dataFolder }).sessionSecret;

  it('is made on first start and kept, for its owner alone to read', () => {
    const data = join(folder, 'new', 'data');
    const secret = secretOf(data);
    expect(secret).toMatch(/^[0-9a-f]{64}$/);
    expect(readdirSync(data)).toEqual(['session-secret']);
    expect(statSync(join(data, 'session-secret')).mode & 0o777).toBe(0o600);
    expect(statSync(data).mode & 0o777).toBe(0o700);
    expect(secretOf(data)).toBe(secret);
  });

  it('is another one in each installation', () => {
    expect(secretOf(join(folder, 'one'))).not.toBe(secretOf(join(folder, 'two')));
  });

  it('is left as it is where there is one', () => {
    writeFileSync(join(folder, 'session-secret'), `  ${SECRET}\n`);
    expect(secretOf()).toBe(SECRET);
    expect(readFileSync(join(folder, 'session-secret'), 'utf8')).toBe(`  ${SECRET}\n`);
  });

  it('is asked for again where what is kept is too short to be one', () => {
    writeFileSync(join(folder, 'session-secret'), 'short\n');
    chmodSync(join(folder, 'session-secret'), 0o600);
    expect(() => secretOf()).toThrow(SettingsError);
    expect(() => secretOf()).toThrow(/session-secret is too short to be a secret: delete it/);
  });
});

it('libraries are told the mode where they look for it', () => {
  const before = process.env.NODE_ENV;
  try {
    announceMode('production');
    expect(process.env.NODE_ENV).toBe('production');
  } finally {
    process.env.NODE_ENV = before;
  }
});

describe('the settings of what is reached beside the database', () => {
  const mail = {
    SMTP_URL: 'smtp://user:secret@mail.example.org:587',
    MAIL_FROM: 'Concord <concord@example.org>',
    BASE_URL: 'https://concord.example',
  };
  const provider = {
    OIDC_ISSUER: 'https://login.example.org',
    OIDC_CLIENT_ID: 'concord',
    OIDC_CLIENT_SECRET: 'a secret',
    BASE_URL: 'https://concord.example',
  };

  it('are left out where nothing is set', () => {
    expect(settingsOf({})).toMatchObject({ mail: undefined, singleSignOn: undefined });
  });

  it('are taken where all that belongs together is set', () => {
    expect(settingsOf(mail).mail).toEqual({ url: mail.SMTP_URL, from: mail.MAIL_FROM });
    expect(settingsOf({ ...mail, MAIL_FROM: 'concord@example.org' }).mail?.from).toBe('concord@example.org');
    expect(settingsOf({ ...provider, OIDC_NAME: 'NHSmail' }).singleSignOn).toEqual({
      issuer: provider.OIDC_ISSUER,
      clientId: 'concord',
      clientSecret: 'a secret',
      name: 'NHSmail',
    });
    expect(settingsOf(provider).singleSignOn?.name).toBe('single sign-on');
  });

  it.each([
    [{ ...mail, MAIL_FROM: undefined }, 'MAIL_FROM must be set too, because SMTP_URL is'],
    [{ ...mail, BASE_URL: undefined }, 'BASE_URL must be set too, because SMTP_URL is'],
    [{ ...mail, SMTP_URL: undefined }, 'SMTP_URL must be set too, because MAIL_FROM is'],
    [{ ...mail, SMTP_URL: 'mail.example.org' }, 'SMTP_URL must be an address'],
    [{ ...mail, MAIL_FROM: 'Concord' }, 'MAIL_FROM must be an address'],
    [{ ...mail, MAIL_FROM: 'a@example.org, b@example.org' }, 'MAIL_FROM must be an address'],
    [{ ...mail, MAIL_FROM: 'A\r\nBcc: <a@example.org>' }, 'MAIL_FROM must be an address'],
    [{ ...provider, BASE_URL: undefined }, 'BASE_URL must be set too, because OIDC_ISSUER is'],
    [{ ...provider, OIDC_CLIENT_SECRET: undefined }, 'OIDC_CLIENT_SECRET must be set too'],
    [{ ...provider, OIDC_ISSUER: undefined }, 'OIDC_ISSUER must be set too'],
    [{ ...provider, OIDC_ISSUER: 'http://login.example.org' }, 'OIDC_ISSUER must start with https://'],
  ])('are wrong where something is missing or odd: %j', (variables, problem) => {
    const problems = problemsOf(variables);
    expect(problems.join()).toContain(problem);
    expect(problems.join()).not.toContain('secret@');
  });

  it('may name a provider on this computer without https', () => {
    expect(settingsOf({ ...provider, OIDC_ISSUER: 'http://localhost:9000' }).singleSignOn).toBeDefined();
  });
});
