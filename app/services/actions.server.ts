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
import { mayAsReader, type ResultsReader } from './results-reader.server';

/** The actions of an assessment by their due dates, to somebody who may read its results. */
export async function listActions(
  { db }: Pick<Services, 'db'>,
  { placeId, assessmentId }: ResultsReader,
): Promise<(RoundAction & { carriedOn: boolean })[]> {
  const all = withCarriedOn(await listPlaceActions(db, placeId));
  return byDueDate(all.filter((action) => action.assessmentId === assessmentId));
}

/** An action with what it was in earlier rounds, the last first, and what goes on with it. */
export interface ActionWithHistory {
  action: Action;
  earlier: RoundAction[];
  later: RoundAction[];
}

/**
 * An action of an assessment, to somebody who may read its results; undefined where there is none. What it was in other
 * rounds is for members of the place: a link is to one assessment.
 */
export async function findAction(
  { db }: Pick<Services, 'db'>,
  { placeId, assessmentId, kind }: ResultsReader,
  id: string,
): Promise<ActionWithHistory | undefined> {
  const all = await listPlaceActions(db, placeId);
  const action = all.find((one) => one.id === id && one.assessmentId === assessmentId);
  if (!action) return undefined;
  const rounds = kind === 'member' ? all : [];
  return { action, earlier: earlierForms(rounds, action), later: laterForms(rounds, action) };
}

/**
 * The open actions of earlier rounds that an assessment could go on with, by their due dates: none for somebody who may
 * not carry any over.
 */
export async function listToCarryOver(
  { db }: Pick<Services, 'db'>,
  reader: ResultsReader,
): Promise<RoundAction[]> {
  const { placeId, assessmentId } = reader;
  const assessment = mayAsReader(reader, 'keep-actions')
    ? await findPlaceAssessment(db, placeId, assessmentId)
    : undefined;
  return assessment ? byDueDate(toCarryOver(await listPlaceActions(db, placeId), assessment)) : [];
}

/** How many actions are open and overdue, by assessment id. Ask for the place first: this does not look at who asks. */
export async function countActionsOf(
  { db, clock }: Pick<Services, 'db' | 'clock'>,
  placeId: string,
): Promise<Record<string, { open: number; overdue: number }>> {
  return countOpen(await listPlaceActions(db, placeId), ukToday(clock().toISOString()));
}
