import { createHmac, hkdfSync } from 'node:crypto';

/** What each key is for; a key for one purpose is of no use for another. */
export type Purpose =
  | 'cookie'
  | 'response-id'
  | 'return-code'
  | 'return-code-hash'
  | 'handle'
  | 'session'
  | 'throttle'
  | 'audit'
  | 'invitation'
  | 'password-reset'
  | 'recovery-code'
  | 'totp'
  | 'sign-in-state'
  | 'entry-code'
  | 'entry-code-sealed'
  | 'address'
  | 'address-sealed'
  | 'results-link'
  | 'results-link-sealed'
  | 'set-up'
  | 'workshop-device';

/** Keys derived from the one secret of the installation. */
export interface Keys {
  /** The key itself, 32 bytes. */
  bytes(purpose: Purpose): Buffer;
  /** HMAC-SHA-256 of the parts (joined unambiguously), 32 bytes. */
  mac(purpose: Purpose, ...parts: string[]): Buffer;
}

/**
 * Derives one independent key per purpose by HKDF-SHA-256 (RFC 5869) from the installation's secret.
 * The secret is not in the database, so nothing keyed can be recomputed from a copy of it.
 */
export function deriveKeys(secret: string): Keys {
  const made = new Map<Purpose, Buffer>();
  const key = (purpose: Purpose) => {
    let known = made.get(purpose);
    if (!known) {
      known = Buffer.from(hkdfSync('sha256', secret, 'concord', purpose, 32));
      made.set(purpose, known);
    }
    return known;
  };
  return {
    bytes: key,
    mac: (purpose, ...parts) => createHmac('sha256', key(purpose)).update(JSON.stringify(parts)).digest(),
  };
}
