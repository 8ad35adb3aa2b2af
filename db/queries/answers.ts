import { findStanding, markChanged, upsertEntry } from './entries';
import type { AnswerEntry, CommentEntry, Entry, Save, AnyEntry } from './entries';
import { prepared } from './prepared';
import { jsonObjectOf } from '../portable';
import type { Queryable } from '../tables';

export type { AnswerEntry, CommentEntry, Entry } from './entries';

/**
 * - `saved`: it stands and is committed; so too when it stood already and was only sent again.
 * - `older`: a newer one stands.
 * - `refused`: there is no such response (any more), or its assessment is not open.
 */
export type SaveOutcome = 'saved' | 'older' | 'refused';

/** Saves one answer, in one statement. */
export async function saveAnswer(
  db: Queryable,
  { responseId, now, ...answer }: Save & AnswerEntry,
): Promise<SaveOutcome> {
  const [outcome] = await saveEntries(db, { responseId, now, entries: [{ kind: 'answer', ...answer }] });
  return outcome!;
}

/** Saves one comment, in one statement. */
export async function saveComment(
  db: Queryable,
  { responseId, now, ...comment }: Save & CommentEntry,
): Promise<SaveOutcome> {
  const [outcome] = await saveEntries(db, { responseId, now, entries: [{ kind: 'comment', ...comment }] });
  return outcome!;
}

/**
 * Saves the answers and comments of one response: several in one transaction, one in one statement. A sent response
 * that takes in anything new is marked as changed since the last edition.
 *
 * @returns the outcome of each entry, in their order.
 * @throws when a value is one the tables refuse; then nothing of the batch is saved.
 */
export async function saveEntries(
  db: Queryable,
  { entries, ...save }: Save & { entries: readonly Entry[] },
): Promise<SaveOutcome[]> {
  if (db.isTransaction || entries.length < 2) return storeAll(db, save, entries);
  return db.transaction().execute((trx) => storeAll(trx, save, entries));
}

/** What a response says now. */
export interface Standing {
  /** Values by question id. */
  answers: Record<string, string>;
  /** By question id; without those taken back. */
  comments: Record<string, string>;
  /** The highest sequence number among both, from which a device counts on; 0 for none. */
  lastSequence: number;
}

/** How the answers and comments of a response stand; empty when there are none, or no such response. */
export async function readStanding(db: Queryable, responseId: string): Promise<Standing> {
  const [row] = await standingOf(db, { responseId });
  return {
    answers: JSON.parse(row!.answers) as Standing['answers'],
    comments: JSON.parse(row!.comments) as Standing['comments'],
    lastSequence: row!.last ?? 0,
  };
}

const standingOf = prepared((db, { responseId }: { responseId: string }) => {
  const answers = db.selectFrom('answer').where('response_id', '=', responseId);
  const comments = db.selectFrom('comment').where('response_id', '=', responseId);
  return db.selectNoFrom([
    answers
      .select(jsonObjectOf(db, 'question_id', 'value').as('by_id'))
      .$asScalar()
      .$notNull()
      .as('answers'),
    comments
      .where('body', '!=', '')
      .select(jsonObjectOf(db, 'question_id', 'body').as('by_id'))
      .$asScalar()
      .$notNull()
      .as('comments'),
    highestSequence(db, responseId).$asScalar().as('last'),
  ]);
});

/** The highest sequence number among a response's answers and comments, from which a device counts on; 0 for none. */
export async function lastSequence(db: Queryable, responseId: string): Promise<number> {
  const [row] = await lastSequenceOf(db, { responseId });
  return row?.last ?? 0;
}

const lastSequenceOf = prepared((db, { responseId }: { responseId: string }) =>
  highestSequence(db, responseId),
);

function highestSequence(db: Queryable, responseId: string) {
  return db
    .selectFrom((eb) =>
      eb
        .selectFrom('answer')
        .select('sequence')
        .where('response_id', '=', responseId)
        .unionAll(eb.selectFrom('comment').select('sequence').where('response_id', '=', responseId))
        .as('entry'),
    )
    .select((eb) => eb.fn.max('entry.sequence').as('last'));
}

async function storeAll(db: Queryable, save: Save, entries: readonly Entry[]): Promise<SaveOutcome[]> {
  const outcomes: SaveOutcome[] = [];
  let unmarked = false;
  for (const [position, entry] of inLockingOrder(entries)) {
    const stored = await upsertEntry(db, save, entry);
    outcomes[position] = stored ? 'saved' : whyNot(await findStanding(db, save, entry), entry);
    unmarked ||= Boolean(stored?.unmarked);
  }
  // A single entry is committed by now. Should the process end before this, the entry stands and only the count of
  // changed responses is one too low, which at worst lets the next edition wait for one more.
  if (unmarked) await markChanged(db, save.responseId);
  return outcomes;
}

/** Two batches that took the same rows in different orders would each wait for the other on PostgreSQL. */
function inLockingOrder(entries: readonly Entry[]): [number, Entry][] {
  const key = ({ kind, questionId }: Entry) => `${kind} ${questionId}`;
  return [...entries.entries()].sort(([, a], [, b]) => (key(a) < key(b) ? -1 : key(a) > key(b) ? 1 : 0));
}

/** Why an entry was not stored beside what stands in its place, if anything. */
function whyNot(standing: AnyEntry | undefined, entry: Entry): SaveOutcome {
  if (!standing || standing.sequence < entry.sequence) return 'refused';
  if (standing.sequence > entry.sequence || standing.device > entry.device) return 'older';
  if (standing.device < entry.device) return 'refused';
  return standing.value === entry.value ? 'saved' : 'older';
}
