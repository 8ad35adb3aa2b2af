import { listSteps, updateAgreement } from 'db/queries/workshop-steps';
import { type Agreement, sameAgreement } from '~/domain/workshop/typed-agreement';
import type { Services } from './context.server';
import type { InPlace } from './places.server';
import { inOutcomes } from './workshop-outcomes.server';

/**
 * - `done`: it is written down, so too where the same was sent twice.
 * - `changed`: somebody else wrote another meanwhile; nothing was done.
 * - `not-now`: the workshop has not begun.
 * - `not-there`: no such workshop or question, or who asks may not run it.
 */
export type AgreementOutcome = 'done' | 'changed' | 'not-now' | 'not-there';

/**
 * Writes down what the group agreed on a question, apart from its votes. It may be changed later, after the end too.
 * @param version that of the agreement that was read
 */
export function recordAgreement(
  services: Services,
  by: InPlace,
  workshopId: string,
  { stepId, version, agreement }: { stepId: string; version: number; agreement: Agreement },
): Promise<AgreementOutcome> {
  return inOutcomes<AgreementOutcome>(services, by, workshopId, 'agreement', async (trx, workshop, told) => {
    const step = (await listSteps(trx, workshopId)).find(({ id }) => id === stepId);
    if (step?.kind !== 'question') return 'not-there';
    if (workshop.state.stage === 'draft') return 'not-now';
    if (step.version !== version)
      return step.version > 1 && sameAgreement(step, agreement) ? 'done' : 'changed';
    if (!(await updateAgreement(trx, workshopId, { id: stepId, version, ...agreement }))) return 'changed';
    await told();
    return 'done';
  });
}
