import { sql } from 'kysely';
import type { Transaction } from 'kysely';
import { appendOnly, plainText, tableEnd } from '../portable';
import { isCount, isFlag, isDate, isFullHour, isOneOf, isTime } from './checks';

/** Accounts and what they may do, the audit log, participation and timed work. */
export async function up(trx: Transaction<unknown>): Promise<void> {
  const text = plainText(trx);
  const { schema } = trx;

  await tableEnd(
    trx,
    schema
      .createTable('account')
      .addColumn('id', text, (column) => column.primaryKey().notNull())
      .addColumn('email', text, (column) => column.notNull().unique())
      .addColumn('name', text, (column) => column.notNull())
      .addColumn('password_hash', text, (column) => column.notNull())
      .addColumn('administrator', 'integer', (column) => column.notNull().check(isFlag('administrator')))
      .addColumn('created_on', text, (column) => column.notNull().check(isDate('created_on'))),
  ).execute();

  await tableEnd(
    trx,
    schema
      .createTable('session')
      .addColumn('token_hash', text, (column) => column.primaryKey().notNull())
      .addColumn('account_id', text, (column) =>
        column.notNull().references('account.id').onDelete('cascade'),
      )
      .addColumn('begun_at', text, (column) => column.notNull().check(isTime('begun_at')))
      .addColumn('used_at', text, (column) => column.notNull().check(isTime('used_at')))
      .addColumn('expires_at', text, (column) => column.notNull().check(isTime('expires_at'))),
  ).execute();
  await schema.createIndex('session_by_account').on('session').column('account_id').execute();
  await schema.createIndex('session_by_expiry').on('session').column('expires_at').execute();

  await tableEnd(
    trx,
    schema
      .createTable('membership')
      .addColumn('account_id', text, (column) =>
        column.notNull().references('account.id').onDelete('cascade'),
      )
      .addColumn('place_id', text, (column) => column.notNull().references('place.id').onDelete('cascade'))
      .addColumn('role', text, (column) =>
        column.notNull().check(isOneOf('role', ['lead', 'facilitator', 'viewer'])),
      )
      .addPrimaryKeyConstraint('membership_key', ['account_id', 'place_id']),
    { withoutRowid: true },
  ).execute();
  await schema.createIndex('membership_by_place').on('membership').column('place_id').execute();

  await tableEnd(
    trx,
    schema
      .createTable('throttle')
      .addColumn('bucket', text, (column) => column.notNull())
      .addColumn('window_start', text, (column) => column.notNull().check(isTime('window_start')))
      .addColumn('failures', 'integer', (column) => column.notNull().check(isCount('failures')))
      .addPrimaryKeyConstraint('throttle_key', ['bucket', 'window_start']),
    { withoutRowid: true },
  ).execute();
  await schema.createIndex('throttle_by_window').on('throttle').column('window_start').execute();

  await tableEnd(
    trx,
    schema
      .createTable('audit_head')
      .addColumn('id', 'integer', (column) =>
        column
          .primaryKey()
          .notNull()
          .check(sql`id = 1`),
      )
      .addColumn('seq', 'integer', (column) => column.notNull())
      .addColumn('hash', text, (column) => column.notNull()),
  ).execute();
  await sql`insert into audit_head (id, seq, hash) values (1, 0, '')`.execute(trx);

  await tableEnd(
    trx,
    schema
      .createTable('audit_entry')
      .addColumn('seq', 'integer', (column) => column.primaryKey().notNull().check(isCount('seq')))
      .addColumn('at', text, (column) => column.notNull().check(isTime('at')))
      .addColumn('actor', text, (column) => column.notNull())
      .addColumn('action', text, (column) => column.notNull())
      .addColumn('place_id', text)
      .addColumn('subject', text)
      .addColumn('details', text, (column) => column.notNull())
      .addColumn('hash', text, (column) => column.notNull()),
  ).execute();
  await schema.createIndex('audit_entry_by_place').on('audit_entry').column('place_id').execute();
  await appendOnly(trx, 'audit_entry');

  await tableEnd(
    trx,
    schema
      .createTable('participation')
      .addColumn('assessment_id', text, (column) =>
        column.primaryKey().notNull().references('assessment.id').onDelete('cascade'),
      )
      .addColumn('counted_at', text, (column) => column.notNull().check(isFullHour('counted_at')))
      .addColumn('counts', text, (column) => column.notNull())
      .addColumn('final', 'integer', (column) => column.notNull().check(isFlag('final'))),
  ).execute();

  await tableEnd(
    trx,
    schema
      .createTable('job')
      .addColumn('id', text, (column) => column.primaryKey().notNull())
      .addColumn('kind', text, (column) => column.notNull().check(isOneOf('kind', ['edition'])))
      .addColumn('assessment_id', text, (column) =>
        column.notNull().references('assessment.id').onDelete('cascade'),
      )
      .addColumn('state', text, (column) =>
        column.notNull().check(isOneOf('state', ['waiting', 'running', 'done', 'failed'])),
      )
      .addColumn('progress', 'integer', (column) => column.notNull().check(sql`progress between 0 and 100`))
      .addColumn('outcome', text)
      .addColumn('attempts', 'integer', (column) => column.notNull())
      .addColumn('lease_until', text, (column) => column.check(isTime('lease_until')))
      .addColumn('queued_at', text, (column) => column.notNull().check(isTime('queued_at'))),
  ).execute();
  await schema.createIndex('job_by_state').on('job').columns(['state', 'queued_at']).execute();
  await schema.createIndex('job_by_assessment').on('job').column('assessment_id').execute();
}
