import { ensureTrialAssessment } from 'db/queries/assessments';
import { FORMS } from '~/domain/response/form-items';
import type { Services } from './context.server';

/** The id of the "Try it" assessment of a question set: always open, owned by nobody. */
export const trialId = (questionSet: string) => `trial-${questionSet}`;

/** Makes sure that the current question set can be tried. Safe to run by several processes at once. */
export async function prepareTrial({ db, instrument, clock }: Services): Promise<void> {
  await ensureTrialAssessment(db, {
    questionSet: instrument.current.id,
    forms: FORMS,
    sectors: instrument.sectors.map((sector) => sector.id),
    threshold: 5,
    createdOn: clock().toISOString().slice(0, 10),
  });
}
