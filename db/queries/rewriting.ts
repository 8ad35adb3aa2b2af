import { type Kysely, type RawBuilder, sql, type Transaction } from 'kysely';
import {
  jsonRowsOf,
  leaveNothingBehind,
  neighboursShareAPage,
  rebuildIndexes,
  rowsOfJson,
} from '../portable';
import type { Database, Queryable } from '../tables';

/** Keys from one to another, both included. */
export interface Stretch {
  from: string;
  to: string;
  /** Up to where everything is written anew for good; from there the next stretch begins. */
  done: string;
}

/** The tables whose rows lie in the order of a random key. */
type Keyed = 'response' | 'comment' | 'invitation_code';

const KEYS = { response: 'id', comment: 'response_id', invitation_code: 'code_hash' } as const;

/** How many rows on either side can share a page with one, and how many are written anew at a time. */
const SIZES: Record<Keyed, { margin: number; most: number }> = {
  response: { margin: 30, most: 75 },
  comment: { margin: 70, most: 250 },
  invitation_code: { margin: 60, most: 400 },
};

/**
 * The next rows of an assessment to write anew, in the order of their random keys.
 *
 * Where neighbours share a page, those of other assessments are among them: rows of one page have to be taken out
 * together, for each to come back to a place that says nothing. So a stretch begins a page before the first row of the
 * assessment, and what lies in its last page is done once more with the next stretch.
 *
 * @param after the `done` of the stretch before; '' for the beginning.
 * @returns undefined when there are none left.
 */
export async function findStretch(
  db: Queryable,
  table: Keyed,
  assessmentId: string,
  after: string,
): Promise<Stretch | undefined> {
  const { margin, most } = SIZES[table];
  const key = sql.ref(KEYS[table]);
  const own = ofAssessment(table, assessmentId);
  const keys = async (where: RawBuilder<unknown>, order: 'asc' | 'desc', limit: number) => {
    const { rows } = await sql<{ key: string }>`
      select ${key} as key from ${sql.table(table)} where ${where}
      order by ${key} ${sql.raw(order)} limit ${limit}`.execute(db);
    return rows.map((row) => row.key);
  };
  const [first] = await keys(sql`${key} > ${after} and ${own}`, 'asc', 1);
  if (first === undefined) return undefined;
  if (!neighboursShareAPage(db)) {
    const taken = await keys(sql`${key} >= ${first} and ${own}`, 'asc', most);
    const to = taken.at(-1)!;
    return { from: first, to, done: to };
  }
  const before = await keys(sql`${key} < ${first}`, 'desc', margin);
  const from = before.at(-1) ?? first;
  const taken = await keys(sql`${key} >= ${from}`, 'asc', most);
  const to = taken.at(-1)!;
  // More than two margins are taken, so that this comes after `first`.
  const settled = taken.length < most ? to : taken[most - 1 - margin]!;
  return { from, to, done: settled };
}

/**
 * Writes responses of an assessment anew in random order, with their answers and comments: without what told in which
 * order somebody answered, and on how many devices. Everybody else's in the stretch stay as they are.
 */
export async function rewriteResponses(
  trx: Transaction<Database>,
  assessmentId: string,
  { from, to }: Pick<Stretch, 'from' | 'to'>,
): Promise<void> {
  const within = stretchOf(trx, 'response', assessmentId, sql.ref('response.id'), { from, to });
  const own = sql`response.assessment_id = ${assessmentId}`;
  const entries = (table: 'answer' | 'comment', body: string) =>
    fold(
      trx,
      [
        sql.ref('entry.response_id'),
        sql.ref('entry.question_id'),
        sql.ref(`entry.${body}`),
        sql`case when ${own} then latest.sequence else entry.sequence end`,
        sql`case when ${own} then '' else entry.device end`,
      ],
      sql`${sql.table(table)} as entry
        inner join response on response.id = entry.response_id
        inner join (
          select response_id, (max(sequence) + 999) / 1000 * 1000 as sequence
          from (
            select response_id, sequence from answer where response_id between ${from} and ${to}
            union all
            select response_id, sequence from comment where response_id between ${from} and ${to}
          ) as every_entry
          group by response_id
        ) as latest on latest.response_id = entry.response_id
        where ${within}`,
    );
  const responses = await fold(
    trx,
    RESPONSE.map((column) => sql.ref(`response.${column}`)),
    sql`response where ${within}`,
  );
  const answers = await entries('answer', 'value');
  const comments = await entries('comment', 'body');
  await sql`delete from response where ${within}`.execute(trx);
  await unfold(trx, 'response', RESPONSE, responses);
  await unfold(trx, 'answer', ['response_id', 'question_id', 'value', 'sequence', 'device'], answers);
  await unfold(trx, 'comment', ['response_id', 'question_id', 'body', 'sequence', 'device'], comments);
}

/**
 * Writes comments anew once more, in random order. They are few: a page holds those of more people than are written
 * anew at a time above.
 */
export async function rewriteComments(
  trx: Transaction<Database>,
  assessmentId: string,
  { from, to }: Pick<Stretch, 'from' | 'to'>,
): Promise<void> {
  const within = stretchOf(trx, 'comment', assessmentId, sql.ref('response_id'), { from, to });
  const columns = ['response_id', 'question_id', 'body', 'sequence', 'device'];
  const comments = await fold(
    trx,
    columns.map((column) => sql.ref(column)),
    sql`comment where ${within}`,
  );
  await sql`delete from comment where ${within}`.execute(trx);
  await unfold(trx, 'comment', columns, comments);
}

/**
 * Writes the codes of an assessment anew in random order, without the codes themselves: only whether one that somebody
 * holds is spent can be told from then on. Those of other assessments in the stretch stay as they are, with the
 * addresses that they go to.
 */
export async function rewriteCodes(
  trx: Transaction<Database>,
  assessmentId: string,
  { from, to }: Pick<Stretch, 'from' | 'to'>,
): Promise<void> {
  const within = stretchOf(trx, 'invitation_code', assessmentId, sql.ref('code_hash'), { from, to });
  const codes = await fold(
    trx,
    CODE.map((column) =>
      column === 'sealed'
        ? sql`case when assessment_id = ${assessmentId} then null else sealed end`
        : sql.ref(column),
    ),
    sql`invitation_code where ${within}`,
  );
  const addresses = await fold(
    trx,
    ADDRESS.map((column) => sql.ref(column)),
    sql`invitation_address where code_hash between ${from} and ${to}
      and code_hash in (select code_hash from invitation_code where ${within})`,
  );
  await sql`delete from invitation_code where ${within}`.execute(trx);
  await unfold(trx, 'invitation_code', CODE, codes);
  await unfold(trx, 'invitation_address', ADDRESS, addresses);
}

/** Deletes up to so many of the addresses that an assessment's codes went to. Returns how many went. */
export async function deleteAddresses(db: Queryable, assessmentId: string, most: number): Promise<number> {
  const { numDeletedRows } = await db
    .deleteFrom('invitation_address')
    .where('id', 'in', (eb) =>
      eb
        .selectFrom('invitation_address')
        .select('id')
        .where('assessment_id', '=', assessmentId)
        .orderBy('id')
        .limit(most),
    )
    .executeTakeFirst();
  return Number(numDeletedRows);
}

/** What an assessment is written anew with, and what else tells in which order people answered. */
const REWRITTEN = ['response', 'answer', 'comment', 'invitation_code', 'invitation_address'] as const;

/** Makes the indexes anew, and leaves nothing of what stood there before. Call it outside of transactions. */
export async function finishRewriting(db: Kysely<Database>): Promise<void> {
  for (const table of REWRITTEN) await rebuildIndexes(db, table);
  await leaveNothingBehind(db, REWRITTEN);
}

const RESPONSE = [
  ...['id', 'assessment_id', 'form', 'sector', 'tier', 'joint_post', 'organisation', 'return_code_hash'],
  ...['state', 'changed', 'expires_at', 'import_id'],
];
const CODE = ['code_hash', 'assessment_id', 'batch_id', 'sector', 'sealed', 'spent'];
const ADDRESS = [
  ...['id', 'assessment_id', 'address_hash', 'address_sealed', 'code_hash', 'mail', 'state', 'attempts'],
  'due_at',
];
const NUMBERS = ['joint_post', 'changed', 'sequence', 'spent', 'attempts'];

function ofAssessment(table: Keyed, assessmentId: string): RawBuilder<unknown> {
  return table === 'comment'
    ? sql`response_id in (select id from response where assessment_id = ${assessmentId})`
    : sql`assessment_id = ${assessmentId}`;
}

/** The rows of a stretch; only the assessment's own, where neighbours share no page. */
function stretchOf(
  db: Queryable,
  table: Keyed,
  assessmentId: string,
  key: RawBuilder<unknown>,
  { from, to }: Pick<Stretch, 'from' | 'to'>,
): RawBuilder<unknown> {
  const between = sql`${key} between ${from} and ${to}`;
  return neighboursShareAPage(db) ? between : sql`${between} and ${ofAssessment(table, assessmentId)}`;
}

async function fold(
  trx: Transaction<Database>,
  columns: readonly RawBuilder<unknown>[],
  from: RawBuilder<unknown>,
): Promise<string> {
  const { rows } = await sql<{ folded: string }>`
    select ${jsonRowsOf(trx, columns)} as folded from ${from}`.execute(trx);
  return rows[0]!.folded;
}

async function unfold(
  trx: Transaction<Database>,
  table: string,
  columns: readonly string[],
  folded: string,
): Promise<void> {
  const values = columns.map((column, index) =>
    NUMBERS.includes(column)
      ? sql`cast(value ->> ${sql.lit(index)} as integer)`
      : sql`value ->> ${sql.lit(index)}`,
  );
  await sql`
    insert into ${sql.table(table)} (${sql.join(columns.map((column) => sql.ref(column)))})
    select ${sql.join(values)} from ${rowsOfJson(trx, folded)} order by random()`.execute(trx);
}
