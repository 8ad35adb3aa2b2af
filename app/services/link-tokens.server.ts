import { randomBytes } from 'node:crypto';
import type { Services } from './context.server';

/** What a link lets its holder do. */
type Purpose = 'invitation' | 'password-reset';

/** A new random token of 256 bits for a link. In hexadecimal: such parts of an address are left out of the logs. */
export const newLinkToken = (): string => randomBytes(32).toString('hex');

/** What is stored of a token: a keyed digest, so that a copy of the database opens no link. */
export const linkTokenHash = ({ keys }: Pick<Services, 'keys'>, purpose: Purpose, token: string): string =>
  keys.mac(purpose, token).toString('base64url');
