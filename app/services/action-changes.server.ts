import { createHash } from 'node:crypto';
import {
  deleteAction,
  findActionRow,
  holdActions,
  insertAction,
  listPlaceActions,
  updateAction,
} from 'db/queries/actions';
import { findPlaceAssessment } from 'db/queries/assessments';
import type { Atomic } from 'db/queries/audit';
import { type Action, type ActionContent, sameContent } from '~/domain/actions/action';
import { laterForms, toCarryOver } from '~/domain/actions/carried';
import { ukToday } from '~/domain/actions/typed-action';
import { mayHaveActions } from '~/domain/assessment/state';
import { recordAudit } from './audit.server';
import type { Services } from './context.server';
import { doInPlace, type InPlace } from './places.server';

/** 'too-early': nobody could answer yet. 'not-there': no such assessment, or not for this account. */
export type AddOutcome = { outcome: 'added'; id: string } | { outcome: 'too-early' | 'not-there' };

/**
 * Adds an action to an assessment, from any page or workshop.
 * @param ticket random, made with the form: the same form sent twice adds one action. Another text with a ticket that
 *   was used, as when somebody goes back and writes anew, is another action
 */
export async function addAction(
  services: Services,
  by: InPlace,
  assessmentId: string,
  content: ActionContent,
  ticket: string,
): Promise<AddOutcome> {
  const added = await doInPlace(services, by, 'keep-actions', async (trx): Promise<AddOutcome> => {
    const refusal = await whyNot(trx, by, assessmentId);
    if (refusal) return { outcome: refusal };
    for (const id of [idFrom(assessmentId, 'new', ticket), services.newId()]) {
      if (await insertAction(trx, newAction(services, { id, assessmentId, carriedFrom: null }, content))) {
        await record(trx, services, by, 'action.added', id, {
          assessment: assessmentId,
          state: content.state,
        });
        return { outcome: 'added', id };
      }
      const there = await findActionRow(trx, by.placeId, assessmentId, id);
      if (there && sameContent(there, content)) return { outcome: 'added', id };
    }
    throw new Error('no free id was found for an action');
  });
  return added === 'not-there' ? { outcome: 'not-there' } : added;
}

/** 'changed-before': somebody else changed it since it was read; `action` is how it stands now. */
export type ActionOutcome = { outcome: 'done' | 'not-there' } | { outcome: 'changed-before'; action: Action };

/**
 * Changes an action.
 * @param version the one that was read
 */
export async function changeAction(
  services: Services,
  by: InPlace,
  assessmentId: string,
  id: string,
  version: number,
  content: ActionContent,
): Promise<ActionOutcome> {
  const changed = await doInPlace(services, by, 'keep-actions', async (trx): Promise<ActionOutcome> => {
    const before = await findActionRow(trx, by.placeId, assessmentId, id);
    if (!before) return { outcome: 'not-there' };
    const isAsRead = before.version === version;
    if (!isAsRead || !(await updateAction(trx, by.placeId, { id, version, ...content }))) {
      const action = await findActionRow(trx, by.placeId, assessmentId, id);
      if (!action) return { outcome: 'not-there' };
      // Sent twice: it stands as wanted already.
      return sameContent(action, content) ? { outcome: 'done' } : { outcome: 'changed-before', action };
    }
    const details = { assessment: assessmentId, from: before.state, to: content.state };
    await record(trx, services, by, 'action.changed', id, details);
    return { outcome: 'done' };
  });
  return changed === 'not-there' ? { outcome: 'not-there' } : changed;
}

/**
 * Deletes an action, unless a later round goes on with it.
 * @param version the one that was read
 */
export async function removeAction(
  services: Services,
  by: InPlace,
  assessmentId: string,
  id: string,
  version: number,
): Promise<ActionOutcome | { outcome: 'carried-on' }> {
  const removed = await doInPlace(services, by, 'keep-actions', async (trx) => {
    await holdActions(trx, by.placeId, [id]);
    const all = await listPlaceActions(trx, by.placeId);
    const action = all.find((one) => one.id === id && one.assessmentId === assessmentId);
    if (!action) return { outcome: 'not-there' as const };
    if (action.version !== version) return { outcome: 'changed-before' as const, action };
    if (laterForms(all, action).length > 0) return { outcome: 'carried-on' as const };
    await deleteAction(trx, by.placeId, id);
    await record(trx, services, by, 'action.deleted', id, { assessment: assessmentId });
    return { outcome: 'done' as const };
  });
  return removed === 'not-there' ? { outcome: 'not-there' } : removed;
}

/**
 * Goes on with actions of earlier rounds in this one, each once: they begin as they stand there. Those that cannot be
 * carried over (any more) are left out.
 * @returns how many there were
 */
export async function carryOverActions(
  services: Services,
  by: InPlace,
  assessmentId: string,
  ids: readonly string[],
): Promise<{ outcome: 'carried'; count: number } | { outcome: 'too-early' | 'not-there' }> {
  const carried = await doInPlace(services, by, 'keep-actions', async (trx) => {
    const refusal = await whyNot(trx, by, assessmentId);
    if (refusal) return { outcome: refusal };
    await holdActions(trx, by.placeId, ids);
    const assessment = (await findPlaceAssessment(trx, by.placeId, assessmentId))!;
    const all = await listPlaceActions(trx, by.placeId);
    const wanted = toCarryOver(all, assessment).filter(({ id }) => ids.includes(id));
    const carriedOn = wanted.map((earlier) => ({ id: idFrom(assessmentId, 'carried', earlier.id), earlier }));
    for (const { id, earlier } of carriedOn) {
      await insertAction(trx, newAction(services, { id, assessmentId, carriedFrom: earlier.id }, earlier));
    }
    for (const { id, earlier } of carriedOn) {
      await record(trx, services, by, 'action.carried-over', id, {
        assessment: assessmentId,
        from: earlier.id,
      });
    }
    return { outcome: 'carried' as const, count: wanted.length };
  });
  return carried === 'not-there' ? { outcome: 'not-there' } : carried;
}

/**
 * Adds actions that a workshop agreed on to its assessment, each under its own id and so once; none where the assessment
 * cannot have actions. Writes to the audit log, so call it last in the transaction.
 */
export async function takeInActions(
  trx: Atomic,
  services: Services,
  by: InPlace,
  assessmentId: string,
  actions: readonly Pick<Action, 'id' | 'what' | 'ownerRole' | 'dueOn' | 'dimension'>[],
): Promise<void> {
  if (await whyNot(trx, by, assessmentId)) return;
  const added: string[] = [];
  for (const { id, ...content } of actions) {
    const own = { id, assessmentId, carriedFrom: null };
    const action = newAction(services, own, { ...content, state: 'to-do', practice: null });
    if (await insertAction(trx, action)) added.push(id);
  }
  for (const id of added)
    await record(trx, services, by, 'action.added', id, { assessment: assessmentId, state: 'to-do' });
}

async function whyNot(
  trx: Atomic,
  { placeId }: InPlace,
  assessmentId: string,
): Promise<'too-early' | 'not-there' | undefined> {
  const assessment = await findPlaceAssessment(trx, placeId, assessmentId);
  if (!assessment) return 'not-there';
  return mayHaveActions(assessment.state) ? undefined : 'too-early';
}

function newAction(
  { clock }: Services,
  own: Pick<Action, 'id' | 'assessmentId' | 'carriedFrom'>,
  { what, ownerRole, dueOn, state, dimension, practice }: ActionContent,
): Action {
  return { ...own, what, ownerRole, dueOn, state, dimension, practice, version: 1, createdOn: today(clock) };
}

/** The same id for the same thing, so that what is sent twice at the same moment is still added once. */
const idFrom = (assessmentId: string, how: 'new' | 'carried', from: string): string =>
  createHash('sha256').update(`${assessmentId} ${how} ${from}`).digest('hex').slice(0, 32);

const today = (clock: Services['clock']) => ukToday(clock().toISOString());

/** What was done with an action; never its texts. */
function record(
  trx: Atomic,
  services: Services,
  { accountId, placeId }: InPlace,
  action: 'action.added' | 'action.changed' | 'action.deleted' | 'action.carried-over',
  id: string,
  details: Readonly<Record<string, string>>,
): Promise<void> {
  return recordAudit(trx, services, {
    actor: accountId,
    action,
    placeId,
    subject: id,
    details,
  });
}
