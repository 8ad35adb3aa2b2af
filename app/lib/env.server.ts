import { randomBytes } from 'node:crypto';
import { existsSync, linkSync, mkdirSync, readFileSync, unlinkSync, writeFileSync } from 'node:fs';
import { isIP } from 'node:net';
import { join, resolve } from 'node:path';
import { z } from 'zod';
import {
  CONNECTIONS,
  mailSettings,
  type MailSettings,
  missingBeside,
  singleSignOnSettings,
  type SingleSignOnSettings,
} from './env-connections.server';

/** The installation's settings, read from the environment once at start. */
export interface Settings {
  /** `production` serves the build; `development` compiles on the fly. */
  mode: 'production' | 'development';
  port: number;
  host: string;
  /** Folder for the embedded database and the generated secret. */
  dataFolder: string;
  /** `sqlite:<file>` or `postgres://…`. */
  databaseUrl: string;
  /** At least 32 characters; every key is derived from it. */
  sessionSecret: string;
  /** Express's "trust proxy": false, true, a number of hops, or a list of addresses. */
  trustProxy: boolean | number | string;
  /** Public address without a trailing slash, or undefined: then links use the address of the request. */
  baseUrl: string | undefined;
  /** The least severe log level that is written. */
  logLevel: 'silent' | 'error' | 'warn' | 'info' | 'debug';
  /** Undefined: no e-mail is sent, and links are shown to be copied. */
  mail: MailSettings | undefined;
  /** Undefined: people sign in with a password alone. */
  singleSignOn: SingleSignOnSettings | undefined;
}

/** Every wrong setting at once, each with what to do. */
export class SettingsError extends Error {
  override name = 'SettingsError';
  constructor(readonly problems: string[]) {
    super(`Concord cannot start with these settings:\n${problems.map((p) => `  - ${p}`).join('\n')}`);
  }
}

/** An address, a network such as 10.0.0.0/8, or a name that Express has for some. */
function isProxy(text: string): boolean {
  if (['loopback', 'linklocal', 'uniquelocal'].includes(text)) return true;
  const [address = '', bits, ...more] = text.split('/');
  const most = isIP(address) === 4 ? 32 : 128;
  const fits = bits === undefined || (/^[1-9]\d{0,2}$/.test(bits) && Number(bits) <= most);
  return isIP(address) > 0 && more.length === 0 && fits;
}

const trustProxy = z.string().transform((text, context): boolean | number | string => {
  if (text === 'true' || text === 'false') return text === 'true';
  if (/^\d+$/.test(text)) return Number(text);
  if (text.split(',').every((part) => isProxy(part.trim()))) return text;
  context.addIssue(
    'must be true, false, a number of proxies, or addresses or networks with commas between them',
  );
  return z.NEVER;
});

const Environment = z.object({
  NODE_ENV: z.enum(['production', 'development', 'test'], 'must be production or development').optional(),
  PORT: z.coerce
    .number('must be a port number from 0 to 65535')
    .int('must be a whole number')
    .min(0, 'must be 0 or more')
    .max(65535, 'must be 65535 or less')
    .default(3000),
  HOST: z.string().min(1).default('0.0.0.0'),
  DATA_DIR: z.string().min(1).default('data'),
  DATABASE_URL: z
    .string()
    .regex(/^(sqlite:|postgres(ql)?:\/\/)/, 'must start with sqlite: or postgres://')
    .optional(),
  SESSION_SECRET: z
    .string()
    .min(32, 'must have at least 32 characters, or be left out: then Concord makes and keeps one')
    .optional(),
  TRUST_PROXY: trustProxy.default(false),
  BASE_URL: z
    .url({ protocol: /^https?$/, error: 'must be an address such as https://concord.example.org' })
    .optional(),
  LOG_LEVEL: z
    .enum(['silent', 'error', 'warn', 'info', 'debug'], 'must be silent, error, warn, info or debug')
    .default('info'),
  ...CONNECTIONS,
});

/**
 * Reads the settings. Variables that are set but empty count as not set.
 * @throws {SettingsError} naming every variable that is wrong. Values are never repeated: they may be secret.
 */
export function readSettings(
  environment: Readonly<Record<string, string | undefined>> = process.env,
): Settings {
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ''));
  const parsed = Environment.safeParse(given);
  if (!parsed.success) {
    throw new SettingsError(parsed.error.issues.map((issue) => `${issue.path.join('.')} ${issue.message}`));
  }
  const env = parsed.data;
  const missing = missingBeside(env);
  if (missing.length > 0) throw new SettingsError(missing);
  const dataFolder = resolve(env.DATA_DIR);
  return {
    mode: env.NODE_ENV === 'development' ? 'development' : 'production',
    port: env.PORT,
    host: env.HOST,
    dataFolder,
    databaseUrl: env.DATABASE_URL ?? `sqlite:${join(dataFolder, 'concord.db')}`,
    sessionSecret: env.SESSION_SECRET ?? keptSecret(dataFolder),
    trustProxy: env.TRUST_PROXY,
    baseUrl: env.BASE_URL?.replace(/\/+$/, ''),
    logLevel: env.LOG_LEVEL,
    mail: mailSettings(env),
    singleSignOn: singleSignOnSettings(env),
  };
}

/**
 * Says where libraries look for it which mode this is: unless told, what renders the pages is its version for
 * developers, many times slower, and errors are shown to visitors.
 */
export function announceMode(mode: Settings['mode']): void {
  process.env.NODE_ENV = mode;
}

/** The secret kept beside (never inside) the database, made on first start: a copy of the database alone holds no key. */
function keptSecret(dataFolder: string): string {
  const file = join(dataFolder, 'session-secret');
  // What people answered goes there: only for the account that runs Concord.
  mkdirSync(dataFolder, { recursive: true, mode: 0o700 });
  if (!existsSync(file)) {
    // Written whole under another name and then linked: of two processes that start together, one wins and
    // neither ever reads half a secret.
    const draft = `${file}.${randomBytes(6).toString('hex')}`;
    writeFileSync(draft, `${randomBytes(32).toString('hex')}\n`, { flag: 'wx', mode: 0o600 });
    try {
      linkSync(draft, file);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    } finally {
      unlinkSync(draft);
    }
  }
  const secret = readFileSync(file, 'utf8').trim();
  if (secret.length < 32) {
    throw new SettingsError([
      `${file} is too short to be a secret: delete it and start again to have one made`,
    ]);
  }
  return secret;
}
