import { z } from 'zod';
import { isEmailAddress } from './email-address';

/** The mail server, and who messages come from. */
export interface MailSettings {
  /** `smtp://` or `smtps://`, with a user and a password where it asks for them. */
  url: string;
  /** `name@example.org` or `Name <name@example.org>`. */
  from: string;
}

/** Who vouches for people by OpenID Connect. */
export interface SingleSignOnSettings {
  issuer: string;
  clientId: string;
  clientSecret: string;
  /** What people call it. */
  name: string;
}

const isLocal = (url: string) => ['localhost', '127.0.0.1', '[::1]'].includes(new URL(url).hostname);

/** `Name <name@example.org>` or the address alone; nothing that could begin another line or another address. */
function isSender(text: string): boolean {
  const address = /^[^<>"(),;:\\\p{Cc}]*<([^<>]+)>$/u.exec(text)?.[1] ?? text;
  return isEmailAddress(address) && !/[<>"(),;:\\]/.test(address);
}

/** The settings of what Concord reaches beside its database, each left out where it is not there. */
export const CONNECTIONS = {
  SMTP_URL: z
    .url({
      protocol: /^smtps?$/,
      error: 'must be an address such as smtp://user:password@mail.example.org:587',
    })
    .optional(),
  MAIL_FROM: z
    .string()
    .refine(isSender, 'must be an address such as Concord <concord@example.org>')
    .optional(),
  OIDC_ISSUER: z
    .url({
      protocol: /^https?$/,
      error: 'must be the address of the provider, such as https://login.example.org',
    })
    .refine(
      (url) => url.startsWith('https:') || isLocal(url),
      'must start with https://: over http anybody between could let themselves in',
    )
    .optional(),
  OIDC_CLIENT_ID: z.string().optional(),
  OIDC_CLIENT_SECRET: z.string().optional(),
  OIDC_NAME: z.string().max(60, 'must have 60 characters or fewer').optional(),
};

type Given = { [K in keyof typeof CONNECTIONS]?: string | undefined } & { BASE_URL?: string | undefined };

/** What is missing beside what is set, one sentence each: some settings are of no use alone. */
export function missingBeside(given: Given): string[] {
  const wants = (setting: keyof Given, others: readonly (keyof Given)[]) =>
    given[setting] === undefined
      ? []
      : others
          .filter((other) => given[other] === undefined)
          .map((other) => `${other} must be set too, because ${setting} is`);
  return [
    // The links in messages, and where the provider sends people back to, may not be what a request claims.
    ...wants('SMTP_URL', ['MAIL_FROM', 'BASE_URL']),
    ...wants('MAIL_FROM', ['SMTP_URL']),
    ...wants('OIDC_ISSUER', ['OIDC_CLIENT_ID', 'OIDC_CLIENT_SECRET', 'BASE_URL']),
    ...wants('OIDC_CLIENT_ID', ['OIDC_ISSUER']),
    ...wants('OIDC_CLIENT_SECRET', ['OIDC_ISSUER']),
    ...wants('OIDC_NAME', ['OIDC_ISSUER']),
  ];
}

/** The mail server; undefined where none is set. */
export const mailSettings = ({ SMTP_URL: url, MAIL_FROM: from }: Given): MailSettings | undefined =>
  url !== undefined && from !== undefined ? { url, from } : undefined;

/** The provider of single sign-on; undefined where none is set. */
export function singleSignOnSettings(given: Given): SingleSignOnSettings | undefined {
  const { OIDC_ISSUER: issuer, OIDC_CLIENT_ID: clientId, OIDC_CLIENT_SECRET: clientSecret } = given;
  if (issuer === undefined || clientId === undefined || clientSecret === undefined) return undefined;
  return { issuer, clientId, clientSecret, name: given.OIDC_NAME ?? 'single sign-on' };
}
