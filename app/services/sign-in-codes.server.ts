import { randomBytes } from 'node:crypto';
import { Secret, TOTP } from 'otpauth';
import type { Queryable } from 'db/tables';
import { takeRecoveryCode, useTotpStep } from 'db/queries/second-factors';
import {
  drawRecoveryCode,
  readSignInCode,
  RECOVERY_CODE_BYTES,
  RECOVERY_CODES,
} from '~/domain/sign-in-codes/recovery-code';
import { seal, unseal } from '~/lib/sealed.server';
import type { Services } from './context.server';

/** Seconds for which a code of the app is shown (RFC 6238). */
const PERIOD = 30;
/** Clocks may differ by one period either way. */
const DRIFT = 1;
const SECRET_BYTES = 20;

type Keyed = Pick<Services, 'keys'>;

const totpOf = (secret: string, email = '') =>
  new TOTP({ issuer: 'Concord', label: email, secret: Secret.fromBase32(secret), period: PERIOD });

/** An authenticator app's secret as it is stored: it opens for this account alone. */
export const sealSecret = ({ keys }: Keyed, accountId: string, secret: string): string =>
  seal(keys.bytes('totp'), accountId, secret);

/**
 * The secret that is offered to somebody who sets up an authenticator app: the same for as long as their session lasts,
 * so that a page that is opened twice shows the same, and stored nowhere until a code has proved it.
 * @param token the browser's
 * @returns base32 text, and the address that apps read out of a QR code
 */
export function offeredSecret(
  { keys }: Keyed,
  { accountId, email, token }: { accountId: string; email: string; token: string },
): { secret: string; uri: string } {
  const bytes = keys.mac('totp', 'offered', accountId, token).subarray(0, SECRET_BYTES);
  const secret = new Secret({ buffer: Uint8Array.from(bytes).buffer }).base32;
  return { secret, uri: totpOf(secret, email).toString() };
}

/** The time step whose code this is, now or one step off; undefined where it is none. */
export function stepOfCode(clock: Services['clock'], secret: string, code: string): number | undefined {
  const timestamp = clock().getTime();
  const delta = totpOf(secret).validate({ token: code, timestamp, window: DRIFT });
  return delta === null ? undefined : Math.floor(timestamp / 1000 / PERIOD) + delta;
}

/**
 * Uses up what was typed in the second step, if it is right: a code of the app, of which none is taken twice, or a
 * recovery code, which is gone then.
 */
export async function useSignInCode(
  db: Queryable,
  services: Pick<Services, 'keys' | 'clock'>,
  { accountId, totpSealed }: { accountId: string; totpSealed: string },
  typed: string,
): Promise<'app' | 'recovery' | undefined> {
  const read = readSignInCode(typed);
  if (!read) return undefined;
  if (read.kind === 'recovery') {
    return (await takeRecoveryCode(db, accountId, hashOf(services, accountId, read.code)))
      ? 'recovery'
      : undefined;
  }
  const secret = unseal(services.keys.bytes('totp'), accountId, totpSealed);
  const step = secret === undefined ? undefined : stepOfCode(services.clock, secret, read.code);
  return step !== undefined && (await useTotpStep(db, accountId, step)) ? 'app' : undefined;
}

/** Ten new recovery codes, and what is stored of them. */
export function newRecoveryCodes(services: Keyed, accountId: string): { codes: string[]; hashes: string[] } {
  const codes = Array.from({ length: RECOVERY_CODES }, newRecoveryCode);
  return { codes, hashes: codes.map((code) => hashOf(services, accountId, code)) };
}

function newRecoveryCode(): string {
  return drawRecoveryCode(randomBytes(RECOVERY_CODE_BYTES)) ?? newRecoveryCode();
}

const hashOf = ({ keys }: Keyed, accountId: string, code: string) =>
  keys.mac('recovery-code', accountId, code).toString('base64url');
