import type { FormId } from 'questions/types';

/** What a respondent says of themselves: which form they take, whom they answer for, and at which tier. */
export interface AboutYou {
  form: FormId;
  sector: string;
  tier: string;
  jointPost: boolean;
  /** One of those that the lead listed, or `NOT_LISTED`; null or left out: not said, or not asked. */
  organisation?: string | null;
}

/** The sector of residents and carers, who all have one tier. */
export const RESIDENTS = 'residents';
export const RESIDENTS_TIER = 'resident-carer';

/**
 * What is stored of what was said. Whoever takes the resident form is a resident; residents get their tier, whatever
 * else was chosen, have no post to share, and answer for no organisation.
 */
export function aboutYouOf(form: FormId, said: Omit<AboutYou, 'form'>): AboutYou {
  return form === 'resident' || said.sector === RESIDENTS
    ? { form, sector: RESIDENTS, tier: RESIDENTS_TIER, jointPost: false }
    : { form, ...said };
}
