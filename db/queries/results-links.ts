import type { Queryable } from '../tables';
import type { ResultsLinkTable } from '../tables/results-link';

/** A link by which people without an account read the results of an assessment. */
export interface ResultsLink {
  id: string;
  /** The token in the link, sealed. */
  tokenSealed: string;
  /** Whom it is for. */
  label: string;
  hasPassword: boolean;
  /** The name of who made it; null where that account is gone. */
  madeBy: string | null;
  /** YYYY-MM-DD. */
  madeOn: string;
}

/** Adds a link. @returns false when there is one with this id already, which stays as it is */
export async function insertResultsLink(db: Queryable, link: ResultsLinkTable): Promise<boolean> {
  const inserted = await db
    .insertInto('results_link')
    .values(link)
    .onConflict((conflict) => conflict.column('id').doNothing())
    .returning('id')
    .executeTakeFirst();
  return inserted !== undefined;
}

/** The links to the results of a place's assessment, the newest first; of one day, by whom they are for. */
export async function listResultsLinks(
  db: Queryable,
  placeId: string,
  assessmentId: string,
): Promise<ResultsLink[]> {
  const rows = await db
    .selectFrom('results_link')
    .innerJoin('assessment', 'assessment.id', 'results_link.assessment_id')
    .leftJoin('account', 'account.id', 'results_link.made_by')
    .where('assessment.place_id', '=', placeId)
    .where('assessment.id', '=', assessmentId)
    .select([
      'results_link.id',
      'results_link.token_sealed as tokenSealed',
      'results_link.label',
      'results_link.password_hash as passwordHash',
      'account.name as madeBy',
      'results_link.made_on as madeOn',
    ])
    .orderBy('results_link.made_on', 'desc')
    .orderBy('results_link.label')
    .orderBy('results_link.id')
    .execute();
  return rows.map(({ passwordHash, ...row }) => ({ ...row, hasPassword: passwordHash !== null }));
}

/** What a link opens. */
export interface OpenedLink {
  id: string;
  placeId: string;
  assessmentId: string;
  placeName: string;
  /** The assessment's. */
  title: string;
  label: string;
  /** Argon2id; null without a password. */
  passwordHash: string | null;
}

/** The link that a token belongs to; undefined where there is none (any more), or its assessment is to be deleted. */
export async function findLinkByToken(db: Queryable, tokenHash: string): Promise<OpenedLink | undefined> {
  return opened(db).where('results_link.token_hash', '=', tokenHash).executeTakeFirst();
}

/** A link to the results of a place's assessment; undefined as above. */
export async function findResultsLink(
  db: Queryable,
  placeId: string,
  assessmentId: string,
  id: string,
): Promise<OpenedLink | undefined> {
  return opened(db)
    .where('results_link.id', '=', id)
    .where('assessment.id', '=', assessmentId)
    .where('assessment.place_id', '=', placeId)
    .executeTakeFirst();
}

function opened(db: Queryable) {
  return db
    .selectFrom('results_link')
    .innerJoin('assessment', 'assessment.id', 'results_link.assessment_id')
    .innerJoin('place', 'place.id', 'assessment.place_id')
    .where('assessment.delete_at', 'is', null)
    .select([
      'results_link.id',
      'place.id as placeId',
      'assessment.id as assessmentId',
      'place.name as placeName',
      'assessment.title',
      'results_link.label',
      'results_link.password_hash as passwordHash',
    ]);
}

/** Takes a link back. @returns whom it was for; undefined when the place's assessment has no such link (any more) */
export async function deleteResultsLink(
  db: Queryable,
  placeId: string,
  assessmentId: string,
  id: string,
): Promise<string | undefined> {
  const gone = await db
    .deleteFrom('results_link')
    .where('id', '=', id)
    .where('assessment_id', '=', (eb) =>
      eb
        .selectFrom('assessment')
        .select('assessment.id')
        .where('assessment.id', '=', assessmentId)
        .where('assessment.place_id', '=', placeId),
    )
    .returning('label')
    .executeTakeFirst();
  return gone?.label;
}
