import { insertAccount } from 'db/queries/accounts';
import type { FormId } from 'questions/types';
import { USUAL_TERMS } from '~/domain/assessment/set-up';
import { itemsIn } from '~/domain/response/form-items';
import { moveAssessment, type LeadCommand } from '~/services/assessment-moves.server';
import { draftAssessment } from '~/services/assessments.server';
import type { Services } from '~/services/context.server';
import { type InPlace, registerPlace } from '~/services/places.server';
import { findResults, type NoResults, type Results } from '~/services/results.server';
import { findResultsReader } from '~/services/results-reader.server';
import { beginResponse, type Entry, saveOwnEntries, sendResponse } from '~/services/responses.server';

/** A made-up lead and their place. */
export async function makePlace(services: Services, name = 'Exampleton'): Promise<InPlace> {
  const accountId = services.newId();
  await insertAccount(services.db, {
    id: accountId,
    name: `Lead of ${name}`,
    email: `${accountId}@example.org`,
    administrator: false,
    passwordHash: 'none',
    createdOn: '2026-01-01',
  });
  return { accountId, placeId: await registerPlace(services, accountId, name) };
}

/** A draft that every sector is invited to, with the full and the resident form. */
export async function makeDraft(services: Services, by: InPlace, threshold = 5): Promise<string> {
  const id = await draftAssessment(services, by, {
    title: 'Autumn',
    forms: ['full', 'resident'],
    sectors: services.instrument.sectors.map((sector) => sector.id),
    expected: {},
    threshold,
    commentsAsked: true,
    opensAt: null,
    closesAt: null,
    ...USUAL_TERMS,
  });
  if (id === undefined) throw new Error('the draft could not be made');
  return id;
}

/** Moves an assessment. @throws where that is refused */
export async function move(
  services: Services,
  by: InPlace,
  assessmentId: string,
  command: LeadCommand,
): Promise<void> {
  const moved = await moveAssessment(services, by, assessmentId, command);
  if (moved.outcome !== 'moved') throw new Error(`${command}: ${JSON.stringify(moved)}`);
}

/**
 * Somebody who answers every question of their form and sends it.
 *
 * @param level what they say: the same to all, or by question
 * @returns the id of the response
 */
export async function answerAll(
  services: Services,
  assessmentId: string,
  person: { sector: string; tier?: string; form?: FormId },
  level: string | ((questionId: string, index: number) => string | undefined),
): Promise<string> {
  const { sector, tier = 'senior-manager', form = 'full' } = person;
  const about = { form, sector, tier, jointPost: false };
  const begun = await beginResponse(services, assessmentId, services.newId(), about);
  if (begun.outcome !== 'begun') throw new Error(begun.outcome);
  await say(services, begun.responseId, form, level);
  await sendResponse(services, begun.responseId);
  return begun.responseId;
}

let count = 0;

/** Answers, or answers anew. */
export async function say(
  services: Services,
  responseId: string,
  form: FormId,
  level: string | ((questionId: string, index: number) => string | undefined),
): Promise<void> {
  count += 1;
  const entries = itemsIn(form, services.instrument.current).flatMap(({ id }, index) => {
    const value = typeof level === 'string' ? level : level(id, index);
    return value === undefined
      ? []
      : [{ kind: 'answer', questionId: id, value, sequence: count, device: '00000000000000aa' } as Entry];
  });
  await saveOwnEntries(services, responseId, entries);
}

/** The results of an assessment as an account reads them that may be a member of its place; undefined where it may not. */
export async function readResults(
  services: Services,
  { accountId, placeId }: InPlace,
  assessmentId: string,
  number?: number,
): Promise<Results | NoResults | undefined> {
  const reader = await findResultsReader(services, { accountId }, { placeId, assessmentId });
  return reader && findResults(services, reader, number);
}
