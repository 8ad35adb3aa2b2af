import { REHEARSAL_SIZES } from '~/domain/workshop/simulated';
import type { Fields } from '~/lib/form-fields';

/** How many participants to make up. */
export const rehearsalFields = {
  participants: {
    kind: 'choice',
    options: REHEARSAL_SIZES.map(String),
    required: 'Choose how many made-up participants take part',
  },
} as const satisfies Fields;

/** What is chosen unless something else is. */
export const USUAL_SIZE = '60';
