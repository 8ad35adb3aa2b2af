import type { Sector } from 'questions/types';
import { MOST_CODES } from '~/domain/invitation/limits';
import type { Fields } from '~/lib/form-fields';

/** What stands for "whoever answers says it" among the sectors to choose from. */
export const ANY_SECTOR = 'any';

const batchId = {
  kind: 'text',
  required: 'Open the page again',
  most: 32,
  tooLong: 'Open the page again',
} as const;

const sector = (sectors: readonly Sector[]) =>
  ({
    kind: 'choice',
    options: [ANY_SECTOR, ...sectors.map(({ id }) => id)],
    required: 'Choose whom the codes are for',
  }) as const;

/** What is asked before codes are made. */
export const codeFields = (sectors: readonly Sector[]) =>
  ({
    batch: batchId,
    codes: {
      kind: 'text',
      required: 'Enter how many codes you need',
      most: 20,
      tooLong: `Enter a whole number from 1 to ${MOST_CODES.toLocaleString('en-GB')}`,
    },
    sector: sector(sectors),
  }) as const satisfies Fields;

/** What is asked before codes are sent by e-mail. */
export const emailFields = (sectors: readonly Sector[]) =>
  ({
    batch: batchId,
    addresses: {
      kind: 'text',
      required: 'Enter at least one e-mail address',
      most: 200_000,
      tooLong: 'This is too long. Send the list in parts',
    },
    sector: sector(sectors),
  }) as const satisfies Fields;

/** The sectors to choose from, as a list shows them. */
export const sectorItems = (sectors: readonly Sector[]) => [
  { value: ANY_SECTOR, text: 'Anybody: they say it themselves' },
  ...sectors.map(({ id, name }) => ({ value: id, text: name })),
];

/** A number of codes as it was typed; undefined where it is none that can be made. */
export function readCount(typed: string): number | undefined {
  const count = Number(typed.replace(/[ ,]/g, ''));
  return /^[\d ,]+$/.test(typed) && count >= 1 && count <= MOST_CODES ? count : undefined;
}
