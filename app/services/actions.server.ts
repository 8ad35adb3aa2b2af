import { listPlaceActions } from 'db/queries/actions';
import { findPlaceAssessment } from 'db/queries/assessments';
import { type Action, byDueDate } from '~/domain/actions/action';
import {
  countOpen,
  earlierForms,
  laterForms,
  type RoundAction,
  toCarryOver,
  withCarriedOn,
} from '~/domain/actions/carried';
import { ukToday } from '~/domain/actions/typed-action';
import type { Services } from './context.server';
import { findPlace, type InPlace } from './places.server';

/** The actions of an assessment by their due dates, to a member of its place; undefined where the account is none. */
export async function listActions(
  services: Pick<Services, 'db'>,
  by: InPlace,
  assessmentId: string,
): Promise<(RoundAction & { carriedOn: boolean })[] | undefined> {
  if (!(await findPlace(services, by, 'see-results'))) return undefined;
  const all = withCarriedOn(await listPlaceActions(services.db, by.placeId));
  return byDueDate(all.filter((action) => action.assessmentId === assessmentId));
}

/** An action with what it was in earlier rounds, the last first, and what goes on with it. */
export interface ActionWithHistory {
  action: Action;
  earlier: RoundAction[];
  later: RoundAction[];
}

/** An action of an assessment, to a member of its place; undefined where there is none, or it is not for this account. */
export async function findAction(
  services: Pick<Services, 'db'>,
  by: InPlace,
  assessmentId: string,
  id: string,
): Promise<ActionWithHistory | undefined> {
  if (!(await findPlace(services, by, 'see-results'))) return undefined;
  const all = await listPlaceActions(services.db, by.placeId);
  const action = all.find((one) => one.id === id && one.assessmentId === assessmentId);
  return action && { action, earlier: earlierForms(all, action), later: laterForms(all, action) };
}

/**
 * The open actions of earlier rounds that an assessment could go on with, by their due dates; undefined where the account
 * may not carry any over, or there is no such assessment.
 */
export async function listToCarryOver(
  services: Pick<Services, 'db'>,
  by: InPlace,
  assessmentId: string,
): Promise<RoundAction[] | undefined> {
  if (!(await findPlace(services, by, 'keep-actions'))) return undefined;
  const assessment = await findPlaceAssessment(services.db, by.placeId, assessmentId);
  if (!assessment) return undefined;
  return byDueDate(toCarryOver(await listPlaceActions(services.db, by.placeId), assessment));
}

/** How many actions are open and overdue, by assessment id. Ask for the place first: this does not look at who asks. */
export async function countActionsOf(
  { db, clock }: Pick<Services, 'db' | 'clock'>,
  placeId: string,
): Promise<Record<string, { open: number; overdue: number }>> {
  return countOpen(await listPlaceActions(db, placeId), ukToday(clock().toISOString()));
}
