import type { Selectable } from 'kysely';
import { whileUnchanged } from '../portable';
import type { Queryable } from '../tables';
import type { AssessmentState, AssessmentTable, Entry } from '../tables/assessment';

/** An assessment with its lists and yes-or-noes unpacked. */
export interface Assessment {
  id: string;
  /** Null for a trial, which nobody owns. */
  placeId: string | null;
  kind: AssessmentTable['kind'];
  /** Empty for a trial. */
  title: string;
  questionSet: string;
  forms: string[];
  state: AssessmentTable['state'];
  /** k: no figure about fewer people than this. */
  threshold: number;
  commentsAsked: boolean;
  opensAt: string | null;
  closesAt: string | null;
  joinCode: string | null;
  sectors: string[];
  /** How many people are expected, by sector id; a sector that is missing: not said. */
  expected: Record<string, number>;
  /** What the lead told about the place; `{}` where nothing. */
  context: Record<string, unknown>;
  entry: Entry;
  /** Names of partner organisations that respondents may choose from; empty: they are not asked. */
  organisations: string[];
  /** Its results may go into the releases of programmes. */
  shared: boolean;
  /** How many months after it closed people's answers are kept. */
  keepMonths: number;
  /** ISO-8601 UTC; null unless it is closed. */
  closedAt: string | null;
  /** People's answers are no longer kept. */
  answersGone: boolean;
  /** ISO-8601 UTC: from then on it is deleted; null unless a lead asked for that. */
  deleteAt: string | null;
  createdOn: string;
}

/** What the trial of a question set is made with. */
export interface TrialAssessment {
  questionSet: string;
  forms: readonly string[];
  sectors: readonly string[];
  /** 3 or more. */
  threshold: number;
  /** YYYY-MM-DD. */
  createdOn: string;
}

/**
 * Makes the open assessment behind "Try it" for a question set, unless it is there already (then it is left as it is).
 * Any number of processes may do so at once.
 *
 * @returns its id, `trial-<question set>`.
 */
export async function ensureTrialAssessment(db: Queryable, trial: TrialAssessment): Promise<string> {
  const id = `trial-${trial.questionSet}`;
  await db
    .insertInto('assessment')
    .values({
      id,
      place_id: null,
      kind: 'trial',
      title: '',
      question_set: trial.questionSet,
      forms: JSON.stringify(trial.forms),
      state: 'open',
      threshold: trial.threshold,
      comments_asked: 1,
      opens_at: null,
      closes_at: null,
      join_code: null,
      sectors: JSON.stringify(trial.sectors),
      expected: '{}',
      context: '{}',
      created_on: trial.createdOn,
    })
    .onConflict((conflict) => conflict.column('id').doNothing())
    .execute();
  return id;
}

/** An assessment of a place as it is drafted. Its times are ISO-8601 UTC, its lists and numbers as in `Assessment`. */
export interface NewAssessment extends AssessmentSetUp {
  /** Random. */
  id: string;
  placeId: string;
  questionSet: string;
  joinCode: string;
  /** YYYY-MM-DD. */
  createdOn: string;
}

/** What a lead sets, and may change as long as it is a draft. */
export type AssessmentSetUp = Pick<
  Assessment,
  | 'title'
  | 'forms'
  | 'sectors'
  | 'expected'
  | 'threshold'
  | 'commentsAsked'
  | 'opensAt'
  | 'closesAt'
  | 'entry'
  | 'organisations'
  | 'shared'
  | 'keepMonths'
>;

/**
 * Adds the draft of a place's assessment.
 *
 * @returns false when its join code is taken: make another and try again.
 */
export async function insertAssessment(db: Queryable, draft: NewAssessment): Promise<boolean> {
  const inserted = await db
    .insertInto('assessment')
    .values({
      id: draft.id,
      place_id: draft.placeId,
      kind: 'place',
      question_set: draft.questionSet,
      state: 'draft',
      join_code: draft.joinCode,
      context: '{}',
      created_on: draft.createdOn,
      ...packedSetUp(draft),
    })
    .onConflict((conflict) => conflict.column('join_code').doNothing())
    .returning('id')
    .executeTakeFirst();
  return inserted !== undefined;
}

/** The assessments of a place, the newest first; of one day, by title. */
export async function listAssessments(db: Queryable, placeId: string): Promise<Assessment[]> {
  const rows = await db
    .selectFrom('assessment')
    .selectAll()
    .where('place_id', '=', placeId)
    .orderBy('created_on', 'desc')
    .orderBy('title')
    .orderBy('id')
    .execute();
  return rows.map(unpacked);
}

/** An assessment of a place; undefined where there is none, or it is another place's. */
export async function findPlaceAssessment(
  db: Queryable,
  placeId: string,
  id: string,
): Promise<Assessment | undefined> {
  const row = await db
    .selectFrom('assessment')
    .selectAll()
    .where('place_id', '=', placeId)
    .where('id', '=', id)
    .executeTakeFirst();
  return row && unpacked(row);
}

/** The assessment that a join code belongs to, whatever its state, and its place's name; undefined where none has it. */
export async function findByJoinCode(
  db: Queryable,
  joinCode: string,
): Promise<(Assessment & { placeName: string }) | undefined> {
  const row = await db
    .selectFrom('assessment')
    .innerJoin('place', 'place.id', 'assessment.place_id')
    .selectAll('assessment')
    .select('place.name as place_name')
    .where('assessment.join_code', '=', joinCode)
    .executeTakeFirst();
  return row && { ...unpacked(row), placeName: row.place_name };
}

/** Changes the set-up of a draft. @returns false when there is no such draft: it is no longer one, or another place's. */
export async function updateSetUp(
  db: Queryable,
  placeId: string,
  id: string,
  setUp: AssessmentSetUp,
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('assessment')
    .set(packedSetUp(setUp))
    .where('place_id', '=', placeId)
    .where('id', '=', id)
    .where('state', '=', 'draft')
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

/**
 * Changes when an open assessment closes.
 *
 * @param closesAt ISO-8601 UTC; null: by hand.
 * @returns false when the place has no such assessment, or it is not open.
 */
export async function updateClosing(
  db: Queryable,
  placeId: string,
  id: string,
  closesAt: string | null,
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('assessment')
    .set({ closes_at: closesAt })
    .where('place_id', '=', placeId)
    .where('id', '=', id)
    .where('state', '=', 'open')
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

/** Keeps what the lead tells of the place, in any state. @returns false when the place has no such assessment. */
export async function updateContext(
  db: Queryable,
  placeId: string,
  id: string,
  context: object,
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('assessment')
    .set({ context: JSON.stringify(context) })
    .where('place_id', '=', placeId)
    .where('id', '=', id)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

/** From one state to another. A time that is left out stays as it is. */
export interface StateChange {
  from: AssessmentState;
  to: AssessmentState;
  closesAt?: string | null;
  closedAt?: string | null;
}

/**
 * Moves an assessment from one state to another, if it is still in the first, and neither waits to be deleted nor, to
 * be opened, is without its answers. On PostgreSQL this waits for the answers that are being stored, which hold the row
 * as it is; those that come after it find it moved.
 */
export async function updateState(
  db: Queryable,
  placeId: string,
  id: string,
  { from, to, closesAt, closedAt }: StateChange,
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('assessment')
    .set({
      state: to,
      ...(closesAt !== undefined && { closes_at: closesAt }),
      ...(closedAt !== undefined && { closed_at: closedAt }),
    })
    .where('place_id', '=', placeId)
    .where('id', '=', id)
    .where('state', '=', from)
    .where('delete_at', 'is', null)
    .$if(to === 'open', (query) => query.where('answers_gone', '=', 0))
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

/**
 * The assessments whose time has come to open or to close by themselves.
 *
 * @param now ISO-8601 UTC.
 */
export async function listDue(db: Queryable, now: string): Promise<{ id: string; placeId: string }[]> {
  const rows = await db
    .selectFrom('assessment')
    .where('kind', '=', 'place')
    .where(({ eb, or, and }) =>
      or([
        and([eb('state', '=', 'scheduled'), eb('opens_at', '<=', now)]),
        and([eb('state', '=', 'open'), eb('closes_at', '<=', now)]),
      ]),
    )
    .orderBy('id')
    .select(['id', 'place_id'])
    .execute();
  return rows.map(({ id, place_id }) => ({ id, placeId: place_id! }));
}

/**
 * How an assessment stands, kept so until the transaction ends: opening or closing it waits.
 *
 * @returns undefined where there is none.
 */
export async function holdAssessment(db: Queryable, id: string): Promise<AssessmentState | undefined> {
  const query = db.selectFrom('assessment').select('state').where('id', '=', id);
  return (await whileUnchanged(db, query, 'assessment').executeTakeFirst())?.state;
}

/** The assessment with this id; undefined where there is none. */
export async function findAssessment(db: Queryable, id: string): Promise<Assessment | undefined> {
  const row = await db.selectFrom('assessment').selectAll().where('id', '=', id).executeTakeFirst();
  return row && unpacked(row);
}

function packedSetUp(setUp: AssessmentSetUp) {
  return {
    title: setUp.title,
    forms: JSON.stringify(setUp.forms),
    sectors: JSON.stringify(setUp.sectors),
    expected: JSON.stringify(setUp.expected),
    threshold: setUp.threshold,
    comments_asked: setUp.commentsAsked ? (1 as const) : (0 as const),
    opens_at: setUp.opensAt,
    closes_at: setUp.closesAt,
    entry: setUp.entry,
    organisations: JSON.stringify(setUp.organisations),
    shared: setUp.shared ? (1 as const) : (0 as const),
    keep_months: setUp.keepMonths,
  };
}

function unpacked(row: Selectable<AssessmentTable>): Assessment {
  return {
    id: row.id,
    placeId: row.place_id,
    kind: row.kind,
    title: row.title,
    questionSet: row.question_set,
    forms: JSON.parse(row.forms) as string[],
    state: row.state,
    threshold: row.threshold,
    commentsAsked: row.comments_asked === 1,
    opensAt: row.opens_at,
    closesAt: row.closes_at,
    joinCode: row.join_code,
    sectors: JSON.parse(row.sectors) as string[],
    expected: JSON.parse(row.expected) as Record<string, number>,
    context: JSON.parse(row.context) as Record<string, unknown>,
    entry: row.entry,
    organisations: JSON.parse(row.organisations) as string[],
    shared: row.shared === 1,
    keepMonths: row.keep_months,
    closedAt: row.closed_at,
    answersGone: row.answers_gone === 1,
    deleteAt: row.delete_at,
    createdOn: row.created_on,
  };
}
