import type { Transaction } from 'kysely';
import type { AnswerValue, AssessmentState, Database, Queryable } from '../tables';
import { prepared } from './prepared';

/** A stored edition, its parts as JSON text: whoever reads them knows their shape. */
export interface StoredEdition {
  id: string;
  assessmentId: string;
  number: number;
  questionSet: string;
  method: string;
  shown: string;
  /** Null once it is no longer kept. */
  protected: string | null;
  digest: string;
  /** YYYY-MM-DD. */
  computedOn: string;
}

/** What a results page reads of an edition: never the protected part. */
export type ShownEditionRow = Omit<StoredEdition, 'protected' | 'digest'>;

/** A sent response with its answers, as editions count it. Comments are not among them. */
export interface SentResponse {
  id: string;
  form: string;
  sector: string;
  tier: string;
  /** New or changed since the last edition. */
  changed: boolean;
  /** Whether a lead imported it. */
  imported: boolean;
  answers: Record<string, AnswerValue>;
}

/** Stores an edition. @throws when the assessment has one of this number already. */
export async function insertEdition(trx: Transaction<Database>, edition: StoredEdition): Promise<void> {
  await trx
    .insertInto('edition')
    .values({
      id: edition.id,
      assessment_id: edition.assessmentId,
      number: edition.number,
      question_set: edition.questionSet,
      method: edition.method,
      shown: edition.shown,
      protected: edition.protected,
      digest: edition.digest,
      computed_on: edition.computedOn,
    })
    .execute();
}

/**
 * The shown part of an edition of a place's assessment: the given one, or the latest.
 *
 * @returns undefined where there is none, or the assessment is not this place's.
 */
export async function findShownEdition(
  db: Queryable,
  placeId: string,
  assessmentId: string,
  number?: number,
): Promise<ShownEditionRow | undefined> {
  const [row] =
    number === undefined
      ? await latestShown(db, { placeId, assessmentId })
      : await shownByNumber(db, { placeId, assessmentId, number });
  return row;
}

const latestShown = prepared((db, { placeId, assessmentId }: { placeId: string; assessmentId: string }) =>
  shownOf(db, placeId, assessmentId).orderBy('edition.number', 'desc').limit(1),
);

const shownByNumber = prepared((db, values: { placeId: string; assessmentId: string; number: number }) =>
  shownOf(db, values.placeId, values.assessmentId).where('edition.number', '=', values.number),
);

function shownOf(db: Queryable, placeId: string, assessmentId: string) {
  return db
    .selectFrom('edition')
    .innerJoin('assessment', 'assessment.id', 'edition.assessment_id')
    .where('assessment.id', '=', assessmentId)
    .where('assessment.place_id', '=', placeId)
    .select([
      'edition.id',
      'edition.assessment_id as assessmentId',
      'edition.number',
      'edition.question_set as questionSet',
      'edition.method',
      'edition.shown',
      'edition.computed_on as computedOn',
    ]);
}

/** Whose results they are, and how the assessment stands. */
export interface ResultsHead {
  placeName: string;
  title: string;
  state: AssessmentState;
  threshold: number;
  /** What the lead told of the place. */
  context: Record<string, unknown>;
  /** How many editions there are; they are numbered from 1. */
  editions: number;
}

/** What stands above the results of a place's assessment; undefined where the place has no such assessment. */
export async function findResultsHead(
  db: Queryable,
  placeId: string,
  assessmentId: string,
): Promise<ResultsHead | undefined> {
  const [row] = await headOf(db, { placeId, assessmentId });
  return (
    row && {
      ...row,
      context: JSON.parse(row.context) as Record<string, unknown>,
      editions: Number(row.editions ?? 0),
    }
  );
}

const headOf = prepared((db, { placeId, assessmentId }: { placeId: string; assessmentId: string }) =>
  db
    .selectFrom('assessment')
    .innerJoin('place', 'place.id', 'assessment.place_id')
    .where('assessment.id', '=', assessmentId)
    .where('assessment.place_id', '=', placeId)
    .select((eb) => [
      'place.name as placeName',
      'assessment.title',
      'assessment.state',
      'assessment.threshold',
      'assessment.context',
      eb
        .selectFrom('edition')
        .whereRef('edition.assessment_id', '=', 'assessment.id')
        .select((edition) => edition.fn.max('edition.number').as('last'))
        .as('editions'),
    ]),
);

/** All of a stored edition, both parts. */
export const STORED_EDITION = [
  'edition.id',
  'edition.assessment_id as assessmentId',
  'edition.number',
  'edition.question_set as questionSet',
  'edition.method',
  'edition.shown',
  'edition.protected',
  'edition.digest',
  'edition.computed_on as computedOn',
] as const;

/** Every edition of an assessment with both parts, by number. For the job that makes the next one, and for checking. */
export async function listEditions(db: Queryable, assessmentId: string): Promise<StoredEdition[]> {
  return db
    .selectFrom('edition')
    .where('assessment_id', '=', assessmentId)
    .select(STORED_EDITION)
    .orderBy('number')
    .execute();
}

/** The ids of the assessments that have an edition. */
export async function listAssessmentsWithEditions(db: Queryable): Promise<string[]> {
  const rows = await db
    .selectFrom('edition')
    .select('assessment_id')
    .distinct()
    .orderBy('assessment_id')
    .execute();
  return rows.map((row) => row.assessment_id);
}

/**
 * How many of an assessment's responses are sent, how many of those are new or changed since the last edition, and how
 * many were not imported.
 */
export async function countSent(
  db: Queryable,
  assessmentId: string,
): Promise<{ sent: number; changed: number; own: number }> {
  const rows = await db
    .selectFrom('response')
    .where('assessment_id', '=', assessmentId)
    .where('state', '=', 'sent')
    .groupBy('changed')
    .select((eb) => [
      'changed',
      eb.fn.countAll<number | string>().as('count'),
      eb.fn.count<number | string>('import_id').as('imported'),
    ])
    .execute();
  const sum = (counts: (number | string)[]) => counts.reduce<number>((total, one) => total + Number(one), 0);
  const sent = sum(rows.map(({ count }) => count));
  return {
    sent,
    changed: sum(rows.filter(({ changed }) => changed === 1).map(({ count }) => count)),
    own: sent - sum(rows.map(({ imported }) => imported)),
  };
}

/**
 * The next sent responses of an assessment in the order of their (random) ids.
 *
 * @param after the id of the last one read; '' for the beginning.
 */
export async function listSentResponses(
  db: Queryable,
  assessmentId: string,
  after: string,
  limit: number,
): Promise<SentResponse[]> {
  const rows = await db
    .selectFrom('response')
    .where('assessment_id', '=', assessmentId)
    .where('state', '=', 'sent')
    .where('id', '>', after)
    .orderBy('id')
    .limit(limit)
    .select(['id', 'form', 'sector', 'tier', 'changed', 'import_id'])
    .execute();
  if (rows.length === 0) return [];
  const answers = await db
    .selectFrom('answer')
    .where(
      'response_id',
      'in',
      rows.map((row) => row.id),
    )
    .select(['response_id', 'question_id', 'value'])
    .orderBy('response_id')
    .orderBy('question_id')
    .execute();
  const responses = new Map(
    rows.map(({ changed, import_id, ...row }) => [
      row.id,
      {
        ...row,
        changed: changed === 1,
        imported: import_id !== null,
        answers: {} as Record<string, AnswerValue>,
      },
    ]),
  );
  for (const { response_id, question_id, value } of answers) {
    responses.get(response_id)!.answers[question_id] = value;
  }
  return [...responses.values()];
}

/** Notes that every sent response of an assessment stands in an edition as it is now. */
export async function markAllUnchanged(trx: Transaction<Database>, assessmentId: string): Promise<void> {
  await trx
    .updateTable('response')
    .set({ changed: 0 })
    .where('assessment_id', '=', assessmentId)
    .where('state', '=', 'sent')
    .where('changed', '=', 1)
    .execute();
}
