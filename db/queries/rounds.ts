import type { Compilable } from 'kysely';
import type { Queryable } from '../tables';
import { STORED_EDITION, type StoredEdition } from './editions';
import { prepared } from './prepared';

/** The day of an assessment's first edition: it never changes, and stands for the day the assessment closed. */
const FIRST = 1;

/**
 * The latest edition, both parts, of every other assessment of a place that closed before this one; that of the
 * assessment that closed last comes first. An assessment closed before another when its first edition is of an earlier
 * day, or of the same day and the assessment was made earlier (of those made on one day, by id); and before any that
 * has no edition yet. What came of reopening it later makes no difference.
 *
 * @returns none where the place has no such assessment.
 */
export async function listEarlierRounds(
  db: Queryable,
  placeId: string,
  assessmentId: string,
): Promise<StoredEdition[]> {
  const own = await db
    .selectFrom('assessment')
    .leftJoin('edition', (join) =>
      join.onRef('edition.assessment_id', '=', 'assessment.id').on('edition.number', '=', FIRST),
    )
    .where('assessment.id', '=', assessmentId)
    .where('assessment.place_id', '=', placeId)
    .select(['assessment.id', 'assessment.created_on as createdOn', 'edition.computed_on as closedOn'])
    .executeTakeFirst();
  if (!own) return [];
  const { id, createdOn, closedOn } = own;
  return db
    .selectFrom('edition')
    .innerJoin('assessment', 'assessment.id', 'edition.assessment_id')
    .innerJoin('edition as first', (join) =>
      join.onRef('first.assessment_id', '=', 'assessment.id').on('first.number', '=', FIRST),
    )
    .where('assessment.place_id', '=', placeId)
    .where('assessment.id', '!=', id)
    .where('edition.number', '=', (eb) =>
      eb
        .selectFrom('edition as each')
        .whereRef('each.assessment_id', '=', 'assessment.id')
        .select((one) => one.fn.max('each.number').as('last')),
    )
    .$if(closedOn !== null, (query) =>
      query.where(({ eb, and, or }) =>
        or([
          eb('first.computed_on', '<', closedOn),
          and([eb('first.computed_on', '=', closedOn), eb('assessment.created_on', '<', createdOn)]),
          and([
            eb('first.computed_on', '=', closedOn),
            eb('assessment.created_on', '=', createdOn),
            eb('assessment.id', '<', id),
          ]),
        ]),
      ),
    )
    .select(STORED_EDITION)
    .orderBy('first.computed_on', 'desc')
    .orderBy('assessment.created_on', 'desc')
    .orderBy('assessment.id', 'desc')
    .execute();
}

/** Whose edition it is, and of which day: nothing of what it shows. */
export interface EditionHead {
  assessmentId: string;
  /** The assessment's. */
  title: string;
  number: number;
  questionSet: string;
  /** YYYY-MM-DD. */
  computedOn: string;
}

/** Every edition of every assessment of a place that is not to be deleted, without its parts. */
export const listEditionHeads = prepared((db, { placeId }: { placeId: string }): Compilable<EditionHead> =>
  db
    .selectFrom('edition')
    .innerJoin('assessment', 'assessment.id', 'edition.assessment_id')
    .where('assessment.place_id', '=', placeId)
    .where('assessment.delete_at', 'is', null)
    .select([
      'edition.assessment_id as assessmentId',
      'assessment.title',
      'edition.number',
      'edition.question_set as questionSet',
      'edition.computed_on as computedOn',
    ])
    .orderBy('edition.assessment_id')
    .orderBy('edition.number'),
);
