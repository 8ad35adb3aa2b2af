import { whileItStands, whileUnchanged } from '../portable';
import type { AnswerValue, Queryable } from '../tables';
import { prepared } from './prepared';
import { notExpired } from './responses';

/** When an entry was made, and on which device: the newest by (sequence, device) stands. */
interface Stamped {
  questionId: string;
  /** 1 to 2,147,483,647. A device never uses a number for two values. */
  sequence: number;
  /** ASCII. */
  device: string;
}

export interface AnswerEntry extends Stamped {
  value: AnswerValue;
}

export interface CommentEntry extends Stamped {
  /** The empty text takes the comment back. */
  value: string;
}

export type Entry = ({ kind: 'answer' } & AnswerEntry) | ({ kind: 'comment' } & CommentEntry);

/** Where entries go, and the time. */
export interface Save {
  responseId: string;
  /** ISO-8601 UTC. */
  now: string;
}

/** An answer or a comment, where it does not matter which. */
export type AnyEntry = Stamped & { value: string };

/** The two tables differ in the name of one column; to the compiler both are the table of answers. */
const TABLES: Record<Entry['kind'], { table: 'answer'; column: 'value' }> = {
  answer: { table: 'answer', column: 'value' },
  comment: { table: 'comment' as string as 'answer', column: 'body' as string as 'value' },
};

/**
 * Stores an entry, in one statement, unless its response takes none now, or a newer one or it itself stands already.
 *
 * @returns undefined when it was not stored; else `unmarked`, null unless the response has yet to be marked as changed.
 */
export async function upsertEntry(
  db: Queryable,
  save: Save,
  entry: Entry,
): Promise<{ unmarked: string | null } | undefined> {
  const [stored] = await UPSERTS[entry.kind](db, { ...save, ...entry });
  return stored;
}

const UPSERTS = { answer: upsertInto('answer'), comment: upsertInto('comment') };

function upsertInto(kind: Entry['kind']) {
  const { table, column } = TABLES[kind];
  return prepared((db, entry: Save & AnyEntry) => {
    const source = openResponse(db, entry).select((eb) => [
      'response.id',
      eb.val(entry.questionId).as('question_id'),
      eb.val(entry.value).as('value'),
      eb.val(entry.sequence).as('sequence'),
      eb.val(entry.device).as('device'),
    ]);
    // Closing waits for the answers under way, and no answer is stored after it.
    const held = whileUnchanged(db, whileItStands(db, source, 'response'), 'assessment');
    return db
      .insertInto(table)
      .columns(['response_id', 'question_id', column, 'sequence', 'device'])
      .expression(held)
      .onConflict((conflict) =>
        conflict
          .columns(['response_id', 'question_id'])
          .doUpdateSet(({ ref }) => ({
            [column]: ref(`excluded.${column}`),
            sequence: ref('excluded.sequence'),
            device: ref('excluded.device'),
          }))
          .where(({ eb, or, and, ref }) =>
            or([
              eb('excluded.sequence', '>', ref(`${table}.sequence`)),
              and([
                eb('excluded.sequence', '=', ref(`${table}.sequence`)),
                eb('excluded.device', '>', ref(`${table}.device`)),
              ]),
            ]),
          ),
      )
      .returning(unmarkedResponse(db, entry).as('unmarked'));
  });
}

/** The response, if it takes entries now. */
function openResponse(db: Queryable, { responseId, now }: Save) {
  return db
    .selectFrom('response')
    .innerJoin('assessment', 'assessment.id', 'response.assessment_id')
    .where('response.id', '=', responseId)
    .where('response.state', 'in', ['begun', 'sent'])
    .where('assessment.state', '=', 'open')
    .where(notExpired(now));
}

/** The id of the response, if it is sent and not yet marked as changed. */
function unmarkedResponse(db: Queryable, { responseId }: Save) {
  return db
    .selectFrom('response')
    .select('response.id')
    .where('response.id', '=', responseId)
    .where('response.state', '=', 'sent')
    .where('response.changed', '=', 0);
}

/** Marks a response as changed since the last edition. */
export async function markChanged(db: Queryable, responseId: string): Promise<void> {
  await db
    .updateTable('response')
    .set({ changed: 1 })
    .where('id', '=', responseId)
    .where('changed', '=', 0)
    .execute();
}

/** What stands where an entry would have gone. Also when the assessment has closed since: what is saved is saved. */
export function findStanding(
  db: Queryable,
  { responseId, now }: Save,
  { kind, questionId }: Entry,
): Promise<AnyEntry | undefined> {
  const { table, column } = TABLES[kind];
  return db
    .selectFrom(table)
    .innerJoin('response', 'response.id', `${table}.response_id`)
    .select([`${table}.question_id as questionId`, `${table}.${column} as value`, 'sequence', 'device'])
    .where('response.id', '=', responseId)
    .where(`${table}.question_id`, '=', questionId)
    .where(notExpired(now))
    .executeTakeFirst();
}
