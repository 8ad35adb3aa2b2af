import { drawCode, readCode, shownCode } from './code-symbols';

export const JOIN_CODE_LENGTH = 8;

/**
 * Draws a join code: one of 24^8, some 110 thousand million.
 * @param bytes uniformly random; sixteen are nearly always enough
 * @returns undefined where too few of them were of use: draw again
 */
export const drawJoinCode = (bytes: Uint8Array) => drawCode(bytes, JOIN_CODE_LENGTH);

/** A join code as people type it, in its one stored form; undefined where it cannot be one. */
export const readJoinCode = (typed: string) => readCode(typed, JOIN_CODE_LENGTH);

/** A join code as it is shown and printed: "BCDF-2345". */
export const shownJoinCode = shownCode;
