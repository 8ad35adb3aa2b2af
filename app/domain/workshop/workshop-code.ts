import { drawCode, readCode } from '../assessment/code-symbols';

export const WORKSHOP_CODE_LENGTH = 6;

/**
 * Draws the code by which people join a workshop: one of 24^6, some 190 million.
 * @param bytes uniformly random; sixteen are nearly always enough
 * @returns undefined where too few of them were of use: draw again
 */
export const drawWorkshopCode = (bytes: Uint8Array) => drawCode(bytes, WORKSHOP_CODE_LENGTH);

/** A workshop's code as people type it, in its one stored form; undefined where it cannot be one. */
export const readWorkshopCode = (typed: string) => readCode(typed, WORKSHOP_CODE_LENGTH);
