import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Settings } from './env.server';

/** A setting as an administrator may see it: never any part of a secret. */
export interface SettingInForce {
  /** The name of the environment variable. */
  name: string;
  value: string;
}

const NOT_SET = 'Not set';
const secret = (value: string | undefined) => (value === undefined ? NOT_SET : 'Set (not shown)');
const orNot = (value: string | undefined) => value ?? NOT_SET;

/** The settings that this process runs with, by the names of their environment variables. */
export function settingsInForce(settings: Settings): SettingInForce[] {
  const { mail, singleSignOn } = settings;
  return [
    { name: 'NODE_ENV', value: settings.mode },
    { name: 'PORT', value: String(settings.port) },
    { name: 'HOST', value: settings.host },
    { name: 'DATA_DIR', value: settings.dataFolder },
    { name: 'DATABASE_URL', value: databaseWithoutSecrets(settings.databaseUrl) },
    { name: 'SESSION_SECRET', value: secretWords(settings) },
    { name: 'TRUST_PROXY', value: String(settings.trustProxy) },
    { name: 'BASE_URL', value: settings.baseUrl ?? 'Not set: the address of each request is used' },
    { name: 'LOG_LEVEL', value: settings.logLevel },
    { name: 'SMTP_URL', value: secret(mail?.url) },
    { name: 'MAIL_FROM', value: orNot(mail?.from) },
    { name: 'OIDC_ISSUER', value: singleSignOn ? originOnly(singleSignOn.issuer) : NOT_SET },
    { name: 'OIDC_CLIENT_ID', value: orNot(singleSignOn?.clientId) },
    { name: 'OIDC_CLIENT_SECRET', value: secret(singleSignOn?.clientSecret) },
    { name: 'OIDC_NAME', value: orNot(singleSignOn?.name) },
  ];
}

/**
 * Where a database is, without who signs in to it and how: the path of a file, or host, port and name. Whatever is not
 * written in the one plain way is left out as a whole, since a password may hold any character.
 */
export function databaseWithoutSecrets(url: string): string {
  if (url.startsWith('sqlite:')) return url;
  const plain =
    /^(postgres(?:ql)?):\/\/(?:[^@/?#]*@)?([a-z0-9.-]+|\[[0-9a-f:.]+\])(:\d+)?(?:\/([\w-]*))?(?:\?[^@]*)?$/i.exec(
      url,
    );
  if (!plain) return 'Set (not shown)';
  const [, scheme, host, port = '', name = ''] = plain;
  return `${scheme}://${host}${port}/${name} (user and password not shown)`;
}

/** An address without user, password, path and query. */
const originOnly = (url: string) => (URL.canParse(url) ? new URL(url).origin : 'Set (not shown)');

function secretWords({ dataFolder, sessionSecret }: Settings): string {
  const file = join(dataFolder, 'session-secret');
  try {
    const isKept = existsSync(file) && readFileSync(file, 'utf8').trim() === sessionSecret;
    return isKept ? `Kept in the file session-secret in DATA_DIR (not shown)` : 'Set (not shown)';
  } catch {
    return 'Set (not shown)';
  }
}

/** Whether the secret lies in the same folder as the data: then a copy of the folder is a copy with the secret. */
export const isSecretBesideData = (settings: Settings): boolean => secretWords(settings).startsWith('Kept');
