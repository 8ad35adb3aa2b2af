import { wordlist } from '@scure/bip39/wordlists/english.js';
import { drawReturnCode, readReturnCode } from '~/domain/return-code/return-code';
import type { Keys } from '~/lib/keys.server';

/**
 * The return code of a beginning: always the same for the same ticket and attempt, so that a form sent twice tells
 * one code. Nobody without the installation's key can work it out.
 */
export function returnCodeFor(keys: Keys, ticket: string, attempt: number): string {
  return drawReturnCode(keys.mac('return-code', ticket, String(attempt)), wordlist);
}

/** What is stored of a return code: a keyed digest, of no use without the key that is not in the database. */
export function hashReturnCode(keys: Keys, assessmentId: string, code: string): string {
  return keys.mac('return-code-hash', assessmentId, code).toString('base64url');
}

/** A return code in its one written form, or undefined where what was typed cannot be one. */
export function typedReturnCode(typed: string): string | undefined {
  return readReturnCode(typed, wordlist);
}
