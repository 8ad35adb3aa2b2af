import { drawCode, readCode, shownCode } from '../assessment/code-symbols';

const ENTRY_CODE_LENGTH = 12;

/**
 * Draws a single-use code: one of 24^12, some 36 thousand million million. It is longer than a join code, so that the
 * two are told apart where they are typed, and so that nobody finds one by trying.
 * @param bytes uniformly random; 24 are nearly always enough
 * @returns undefined where too few of them were of use: draw again
 */
export const drawEntryCode = (bytes: Uint8Array) => drawCode(bytes, ENTRY_CODE_LENGTH);

/** A single-use code as people type it, in its one stored form; undefined where it cannot be one. */
export const readEntryCode = (typed: string) => readCode(typed, ENTRY_CODE_LENGTH);

/** A single-use code as it is shown and printed: "BCDF-HJKM-2345". */
export const shownEntryCode = shownCode;
