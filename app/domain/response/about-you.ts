import type { FormId } from 'questions/types';

/** What a respondent says of themselves: which form they take, whom they answer for, and at which tier. */
export interface AboutYou {
  form: FormId;
  sector: string;
  tier: string;
  jointPost: boolean;
}

/** The sector of residents and carers, who all have one tier. */
export const RESIDENTS = 'residents';
export const RESIDENTS_TIER = 'resident-carer';

/**
 * What is stored of what was said. Whoever takes the resident form is a resident; residents get their tier, whatever
 * else was chosen, and have no post to share.
 */
export function aboutYouOf(form: FormId, said: Omit<AboutYou, 'form'>): AboutYou {
  return form === 'resident' || said.sector === RESIDENTS
    ? { form, sector: RESIDENTS, tier: RESIDENTS_TIER, jointPost: false }
    : { form, ...said };
}
