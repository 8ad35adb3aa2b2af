import type { Insertable, Kysely } from 'kysely';
import { ensureTrialAssessment } from 'db/queries/assessments';
import { insertResponse } from 'db/queries/responses';
import type { NewResponse } from 'db/queries/responses';
import type { Database } from 'db/tables';

export const NOON = '2025-03-01T12:00:00.000Z';
export const ONE = '2025-03-01T13:00:00.000Z';

export const trial = {
  questionSet: 'concord-1',
  forms: ['full', 'workshop', 'resident'],
  sectors: ['acute', 'council'],
  threshold: 5,
  createdOn: '2025-03-01',
};

/** A response to the trial of `concord-1`, which expires at one o'clock. */
export const trialResponse: NewResponse = {
  id: 'r1',
  assessmentId: 'trial-concord-1',
  form: 'full',
  sector: 'council',
  tier: 'frontline',
  jointPost: false,
  returnCodeHash: 'hash-1',
  expiresAt: ONE,
};

/** An open assessment of a place, with comments, that never expires. */
export const placeAssessment: Insertable<Database['assessment']> = {
  id: 'a1',
  place_id: 'p1',
  kind: 'place',
  question_set: 'concord-1',
  forms: '["full"]',
  state: 'open',
  threshold: 7,
  comments_asked: 1,
  opens_at: null,
  closes_at: null,
  join_code: 'HJKM',
  sectors: '["acute"]',
  title: '',
  expected: '{}',
  context: '{}',
  created_on: '2025-03-01',
};

/** Takes every row out again, so that the tests of a suite can share a database. */
export async function removeRows(db: Kysely<Database>): Promise<void> {
  for (const table of ['assessment', 'place', 'setting'] as const) await db.deleteFrom(table).execute();
}

/** Makes the trial and one response to it. */
export async function withTrialResponse(db: Kysely<Database>): Promise<void> {
  await ensureTrialAssessment(db, trial);
  await insertResponse(db, trialResponse);
}

/** Makes a place, its open assessment `a1`, and response `r2` to it, in the given state. */
export async function withPlaceResponse(
  db: Kysely<Database>,
  response: { state: 'begun' | 'sent'; changed: 0 | 1 } = { state: 'begun', changed: 1 },
): Promise<void> {
  await db.insertInto('place').values({ id: 'p1', name: 'Somewhere', created_on: '2025-03-01' }).execute();
  await db.insertInto('assessment').values(placeAssessment).execute();
  await insertResponse(db, { ...trialResponse, id: 'r2', assessmentId: 'a1', expiresAt: null });
  await db.updateTable('response').set(response).where('id', '=', 'r2').execute();
}
