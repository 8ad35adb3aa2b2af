/** Small letters and digits that are not taken for each other. */
const SYMBOLS = '23456789abcdefghjkmnpqrstuvwxyz';
const LENGTH = 12;

/** How many recovery codes an account gets at a time. */
export const RECOVERY_CODES = 10;

/** Bytes that drawing one code takes: enough that nearly always some are left over. */
export const RECOVERY_CODE_BYTES = 32;

const FAIR = 256 - (256 % SYMBOLS.length);

/**
 * Draws a recovery code, such as "k7mp-qx2d-49ht": one of 31^12, or 59 bits.
 * @param bytes uniformly random
 * @returns undefined where too few of them were of use: draw again
 */
export function drawRecoveryCode(bytes: Uint8Array): string | undefined {
  const useful = [...bytes].filter((byte) => byte < FAIR).slice(0, LENGTH);
  if (useful.length < LENGTH) return undefined;
  return shownRecoveryCode(useful.map((byte) => SYMBOLS[byte % SYMBOLS.length]).join(''));
}

/**
 * Reads what was typed in the second step: a code of the app in six digits, or a recovery code, in capitals or not, with
 * spaces or dashes.
 * @returns undefined where it can be neither
 */
export function readSignInCode(
  typed: string,
): { kind: 'app'; code: string } | { kind: 'recovery'; code: string } | undefined {
  const bare = typed.toLowerCase().replace(/[\s-]/g, '');
  if (/^\d{6}$/.test(bare)) return { kind: 'app', code: bare };
  const known = bare.length === LENGTH && [...bare].every((symbol) => SYMBOLS.includes(symbol));
  return known ? { kind: 'recovery', code: shownRecoveryCode(bare) } : undefined;
}

const shownRecoveryCode = (bare: string) => bare.replace(/(.{4})(?=.)/g, '$1-');
