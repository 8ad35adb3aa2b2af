import type { Sector, Tier } from 'questions/types';
import { RESIDENTS } from '~/domain/response/about-you';
import { organisationChoices } from '~/domain/response/organisation';
import type { Fields } from '~/lib/form-fields';

/**
 * What is asked of a respondent before the questions. Residents have one tier, so it is not asked of them; the
 * resident form asks nothing here, since it is only theirs. The organisation is asked where some are listed, and nobody
 * has to say it.
 */
export function aboutYouFields(
  sectors: readonly Sector[],
  tiers: readonly Tier[],
  organisations: readonly string[],
) {
  return {
    sector: {
      kind: 'choice',
      options: sectors.map((sector) => sector.id),
      required: 'Choose the type of organisation you answer for',
    },
    tier: {
      kind: 'choice',
      options: tiers.map((tier) => tier.id),
      required: 'Choose the role that is nearest to yours',
      unless: { field: 'sector', is: RESIDENTS },
    },
    jointPost: { kind: 'tick' },
    organisation: {
      kind: 'choice',
      options: organisationChoices(organisations).map(({ value }) => value),
      required: false,
    },
  } as const satisfies Fields;
}
