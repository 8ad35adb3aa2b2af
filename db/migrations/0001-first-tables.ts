import { sql } from 'kysely';
import type { Transaction } from 'kysely';
import { plainText, tableEnd } from '../portable';
import { isCount, isDate, isFlag, isFullHour, isOneOf, isTime } from './checks';

/**
 * The first tables. What each column means is said beside its type in `db/tables`; what the database itself refuses
 * is said here.
 */
export async function up(trx: Transaction<unknown>): Promise<void> {
  const text = plainText(trx);
  const { schema } = trx;

  await tableEnd(
    trx,
    schema
      .createTable('setting')
      .addColumn('key', text, (column) => column.primaryKey().notNull())
      .addColumn('value', text, (column) => column.notNull()),
  ).execute();

  await tableEnd(
    trx,
    schema
      .createTable('place')
      .addColumn('id', text, (column) => column.primaryKey().notNull())
      .addColumn('name', text, (column) => column.notNull())
      .addColumn('created_on', text, (column) => column.notNull().check(isDate('created_on'))),
  ).execute();

  await tableEnd(
    trx,
    schema
      .createTable('assessment')
      .addColumn('id', text, (column) => column.primaryKey().notNull())
      .addColumn('place_id', text, (column) => column.references('place.id'))
      .addColumn('kind', text, (column) => column.notNull().check(isOneOf('kind', ['trial', 'place'])))
      .addColumn('title', text, (column) => column.notNull())
      .addColumn('question_set', text, (column) => column.notNull())
      .addColumn('forms', text, (column) => column.notNull())
      .addColumn('state', text, (column) =>
        column.notNull().check(isOneOf('state', ['draft', 'scheduled', 'open', 'closed', 'archived'])),
      )
      .addColumn('threshold', 'integer', (column) => column.notNull().check(sql`threshold >= 3`))
      .addColumn('comments_asked', 'integer', (column) => column.notNull().check(isFlag('comments_asked')))
      .addColumn('opens_at', text, (column) => column.check(isTime('opens_at')))
      .addColumn('closes_at', text, (column) => column.check(isTime('closes_at')))
      .addColumn('join_code', text, (column) => column.unique())
      .addColumn('sectors', text, (column) => column.notNull())
      .addColumn('expected', text, (column) => column.notNull())
      .addColumn('context', text, (column) => column.notNull())
      .addColumn('created_on', text, (column) => column.notNull().check(isDate('created_on')))
      .addCheckConstraint('assessment_only_trials_have_no_place', sql`(kind = 'trial') = (place_id is null)`),
  ).execute();
  await schema.createIndex('assessment_by_place').on('assessment').column('place_id').execute();

  await tableEnd(
    trx,
    schema
      .createTable('invitation_code')
      .addColumn('assessment_id', text, (column) =>
        column.notNull().references('assessment.id').onDelete('cascade'),
      )
      .addColumn('code_hash', text, (column) => column.notNull())
      .addColumn('sector', text)
      .addColumn('spent', 'integer', (column) => column.notNull().check(isFlag('spent')))
      .addPrimaryKeyConstraint('invitation_code_key', ['assessment_id', 'code_hash']),
    { withoutRowid: true },
  ).execute();

  await tableEnd(
    trx,
    schema
      .createTable('response')
      .addColumn('id', text, (column) => column.primaryKey().notNull())
      .addColumn('assessment_id', text, (column) =>
        column.notNull().references('assessment.id').onDelete('cascade'),
      )
      .addColumn('form', text, (column) => column.notNull())
      .addColumn('sector', text, (column) => column.notNull())
      .addColumn('tier', text, (column) => column.notNull())
      .addColumn('joint_post', 'integer', (column) => column.notNull().check(isFlag('joint_post')))
      .addColumn('organisation', text)
      .addColumn('return_code_hash', text, (column) => column.notNull())
      .addColumn('state', text, (column) => column.notNull().check(isOneOf('state', ['begun', 'sent'])))
      .addColumn('changed', 'integer', (column) => column.notNull().check(isFlag('changed')))
      .addColumn('expires_at', text, (column) => column.check(isFullHour('expires_at')))
      .addUniqueConstraint('response_return_code', ['assessment_id', 'return_code_hash']),
    { withoutRowid: true },
  ).execute();
  await schema.createIndex('response_by_state').on('response').columns(['assessment_id', 'state']).execute();
  await schema.createIndex('response_by_expiry').on('response').column('expires_at').execute();

  await tableEnd(
    trx,
    schema
      .createTable('answer')
      .addColumn('response_id', text, (column) =>
        column.notNull().references('response.id').onDelete('cascade'),
      )
      .addColumn('question_id', text, (column) => column.notNull())
      .addColumn('value', text, (column) =>
        column.notNull().check(isOneOf('value', ['1', '2', '3', '4', '5', 'dk', 'na'])),
      )
      .addColumn('sequence', 'integer', (column) => column.notNull().check(isCount('sequence')))
      .addColumn('device', text, (column) => column.notNull())
      .addPrimaryKeyConstraint('answer_key', ['response_id', 'question_id']),
    { withoutRowid: true },
  ).execute();

  await tableEnd(
    trx,
    schema
      .createTable('comment')
      .addColumn('response_id', text, (column) =>
        column.notNull().references('response.id').onDelete('cascade'),
      )
      .addColumn('question_id', text, (column) => column.notNull())
      .addColumn('body', text, (column) => column.notNull())
      .addColumn('sequence', 'integer', (column) => column.notNull().check(isCount('sequence')))
      .addColumn('device', text, (column) => column.notNull())
      .addPrimaryKeyConstraint('comment_key', ['response_id', 'question_id']),
    { withoutRowid: true },
  ).execute();

  await tableEnd(
    trx,
    schema
      .createTable('edition')
      .addColumn('id', text, (column) => column.primaryKey().notNull())
      .addColumn('assessment_id', text, (column) =>
        column.notNull().references('assessment.id').onDelete('cascade'),
      )
      .addColumn('number', 'integer', (column) => column.notNull().check(isCount('number')))
      .addColumn('question_set', text, (column) => column.notNull())
      .addColumn('method', text, (column) => column.notNull())
      .addColumn('shown', text, (column) => column.notNull())
      .addColumn('protected', text)
      .addColumn('digest', text, (column) => column.notNull())
      .addColumn('computed_on', text, (column) => column.notNull().check(isDate('computed_on')))
      .addUniqueConstraint('edition_number', ['assessment_id', 'number']),
  ).execute();
}
