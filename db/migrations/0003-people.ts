import { sql } from 'kysely';
import type { Transaction } from 'kysely';
import { plainText, tableEnd } from '../portable';
import { isCount, isDate, isFlag, isOneOf, isTime } from './checks';

/** Who is let in and how, results shared by link, imports, reviewed comments, actions, and how long answers are kept. */
export async function up(trx: Transaction<unknown>): Promise<void> {
  await accounts(trx);
  await assessments(trx);
  await invitations(trx);
  await results(trx);
  await jobs(trx);
}

async function accounts(trx: Transaction<unknown>) {
  const text = plainText(trx);
  const { schema } = trx;

  const account = (add: (table: ReturnType<typeof schema.alterTable>) => { execute(): Promise<void> }) =>
    add(schema.alterTable('account')).execute();
  await account((table) =>
    table.addColumn('state', text, (column) =>
      column
        .notNull()
        .defaultTo('active')
        .check(isOneOf('state', ['active', 'deactivated'])),
    ),
  );
  await account((table) =>
    table.addColumn('analyst', 'integer', (column) => column.notNull().defaultTo(0).check(isFlag('analyst'))),
  );
  await account((table) => table.addColumn('totp_sealed', text));
  await account((table) => table.addColumn('totp_step', 'integer'));
  await account((table) => table.addColumn('issuer', text));
  await account((table) => table.addColumn('subject', text));
  await schema
    .createIndex('account_by_subject')
    .unique()
    .on('account')
    .columns(['issuer', 'subject'])
    .execute();

  await schema
    .alterTable('session')
    .addColumn('device', text, (column) => column.notNull().defaultTo(''))
    .execute();

  await tableEnd(
    trx,
    schema
      .createTable('recovery_code')
      .addColumn('account_id', text, (column) =>
        column.notNull().references('account.id').onDelete('cascade'),
      )
      .addColumn('code_hash', text, (column) => column.notNull())
      .addPrimaryKeyConstraint('recovery_code_key', ['account_id', 'code_hash']),
    { withoutRowid: true },
  ).execute();

  await tableEnd(
    trx,
    schema
      .createTable('account_invitation')
      .addColumn('id', text, (column) => column.primaryKey().notNull())
      .addColumn('token_hash', text, (column) => column.notNull().unique())
      .addColumn('email', text, (column) => column.notNull())
      .addColumn('administrator', 'integer', (column) => column.notNull().check(isFlag('administrator')))
      .addColumn('analyst', 'integer', (column) => column.notNull().check(isFlag('analyst')))
      .addColumn('place_id', text, (column) => column.references('place.id').onDelete('cascade'))
      .addColumn('role', text, (column) => column.check(isOneOf('role', ['lead', 'facilitator', 'viewer'])))
      .addColumn('invited_by', text, (column) => column.notNull().references('account.id'))
      .addColumn('created_on', text, (column) => column.notNull().check(isDate('created_on')))
      .addColumn('expires_at', text, (column) => column.notNull().check(isTime('expires_at')))
      .addCheckConstraint('account_invitation_role_in_place', sql`(place_id is null) = (role is null)`),
  ).execute();
  await schema
    .createIndex('account_invitation_by_place')
    .on('account_invitation')
    .column('place_id')
    .execute();

  await tableEnd(
    trx,
    schema
      .createTable('password_reset')
      .addColumn('token_hash', text, (column) => column.primaryKey().notNull())
      .addColumn('account_id', text, (column) =>
        column.notNull().references('account.id').onDelete('cascade'),
      )
      .addColumn('expires_at', text, (column) => column.notNull().check(isTime('expires_at'))),
  ).execute();
}

async function assessments(trx: Transaction<unknown>) {
  const text = plainText(trx);
  const { schema } = trx;
  const assessment = (add: (table: ReturnType<typeof schema.alterTable>) => { execute(): Promise<void> }) =>
    add(schema.alterTable('assessment')).execute();
  await assessment((table) =>
    table.addColumn('entry', text, (column) =>
      column
        .notNull()
        .defaultTo('link')
        .check(isOneOf('entry', ['link', 'codes'])),
    ),
  );
  await assessment((table) =>
    table.addColumn('organisations', text, (column) => column.notNull().defaultTo('[]')),
  );
  await assessment((table) =>
    table.addColumn('shared', 'integer', (column) => column.notNull().defaultTo(0).check(isFlag('shared'))),
  );
  await assessment((table) =>
    table.addColumn('keep_months', 'integer', (column) =>
      column
        .notNull()
        .defaultTo(24)
        .check(sql`keep_months between 1 and 120`),
    ),
  );
  await assessment((table) =>
    table.addColumn('closed_at', text, (column) => column.check(isTime('closed_at'))),
  );
  await assessment((table) =>
    table.addColumn('answers_gone', 'integer', (column) =>
      column.notNull().defaultTo(0).check(isFlag('answers_gone')),
    ),
  );
  await assessment((table) =>
    table.addColumn('delete_at', text, (column) => column.check(isTime('delete_at'))),
  );
  // Of those that are closed already the audit log says since when.
  await sql`update assessment set closed_at = (
    select max(at) from audit_entry where subject = assessment.id and action = 'assessment.closed'
  ) where state in ('closed', 'archived')`.execute(trx);

  await schema
    .alterTable('participation')
    .addColumn('organisations', text, (column) => column.notNull().defaultTo('[]'))
    .execute();
}

async function invitations(trx: Transaction<unknown>) {
  const text = plainText(trx);
  const { schema } = trx;

  await tableEnd(
    trx,
    schema
      .createTable('invitation_batch')
      .addColumn('id', text, (column) => column.primaryKey().notNull())
      .addColumn('assessment_id', text, (column) =>
        column.notNull().references('assessment.id').onDelete('cascade'),
      )
      .addColumn('kind', text, (column) => column.notNull().check(isOneOf('kind', ['tickets', 'emails'])))
      .addColumn('sector', text)
      .addColumn('codes', 'integer', (column) => column.notNull().check(isCount('codes')))
      .addColumn('made_on', text, (column) => column.notNull().check(isDate('made_on')))
      .addColumn('reminded_on', text, (column) => column.check(isDate('reminded_on'))),
  ).execute();
  await schema
    .createIndex('invitation_batch_by_assessment')
    .on('invitation_batch')
    .column('assessment_id')
    .execute();

  // Nothing has been stored in it yet, so it is made anew.
  await schema.dropTable('invitation_code').execute();
  await tableEnd(
    trx,
    schema
      .createTable('invitation_code')
      .addColumn('code_hash', text, (column) => column.primaryKey().notNull())
      .addColumn('assessment_id', text, (column) =>
        column.notNull().references('assessment.id').onDelete('cascade'),
      )
      .addColumn('batch_id', text, (column) =>
        column.notNull().references('invitation_batch.id').onDelete('cascade'),
      )
      .addColumn('sector', text)
      .addColumn('sealed', text)
      .addColumn('spent', 'integer', (column) => column.notNull().check(isFlag('spent'))),
    { withoutRowid: true },
  ).execute();
  await schema.createIndex('invitation_code_by_batch').on('invitation_code').column('batch_id').execute();
  await schema
    .createIndex('invitation_code_by_assessment')
    .on('invitation_code')
    .column('assessment_id')
    .execute();

  await tableEnd(
    trx,
    schema
      .createTable('invitation_address')
      .addColumn('id', text, (column) => column.primaryKey().notNull())
      .addColumn('assessment_id', text, (column) =>
        column.notNull().references('assessment.id').onDelete('cascade'),
      )
      .addColumn('address_hash', text, (column) => column.notNull())
      .addColumn('address_sealed', text, (column) => column.notNull())
      .addColumn('code_hash', text, (column) =>
        column.notNull().references('invitation_code.code_hash').onDelete('cascade'),
      )
      .addColumn('mail', text, (column) =>
        column.notNull().check(isOneOf('mail', ['invitation', 'reminder'])),
      )
      .addColumn('state', text, (column) =>
        column.notNull().check(isOneOf('state', ['waiting', 'sending', 'sent', 'failed'])),
      )
      .addColumn('attempts', 'integer', (column) => column.notNull())
      .addColumn('due_at', text, (column) => column.notNull().check(isTime('due_at')))
      .addUniqueConstraint('invitation_address_once', ['assessment_id', 'address_hash']),
    { withoutRowid: true },
  ).execute();
  await schema
    .createIndex('invitation_address_by_state')
    .on('invitation_address')
    .columns(['state', 'due_at'])
    .execute();

  await tableEnd(
    trx,
    schema
      .createTable('import_batch')
      .addColumn('id', text, (column) => column.primaryKey().notNull())
      .addColumn('assessment_id', text, (column) =>
        column.notNull().references('assessment.id').onDelete('cascade'),
      )
      .addColumn('file_name', text, (column) => column.notNull())
      .addColumn('digest', text, (column) => column.notNull())
      .addColumn('state', text, (column) => column.notNull().check(isOneOf('state', ['preview', 'imported'])))
      .addColumn('people', 'integer', (column) => column.notNull())
      .addColumn('content', text)
      .addColumn('account_id', text, (column) => column.notNull())
      .addColumn('made_at', text, (column) => column.notNull().check(isTime('made_at'))),
  ).execute();
  await schema.createIndex('import_batch_by_assessment').on('import_batch').column('assessment_id').execute();
  await schema.alterTable('response').addColumn('import_id', text).execute();
  await schema.createIndex('response_by_import').on('response').column('import_id').execute();
}

async function results(trx: Transaction<unknown>) {
  const text = plainText(trx);
  const { schema } = trx;

  await tableEnd(
    trx,
    schema
      .createTable('results_link')
      .addColumn('id', text, (column) => column.primaryKey().notNull())
      .addColumn('assessment_id', text, (column) =>
        column.notNull().references('assessment.id').onDelete('cascade'),
      )
      .addColumn('token_hash', text, (column) => column.notNull().unique())
      .addColumn('token_sealed', text, (column) => column.notNull())
      .addColumn('label', text, (column) => column.notNull())
      .addColumn('password_hash', text)
      .addColumn('made_by', text, (column) => column.notNull())
      .addColumn('made_on', text, (column) => column.notNull().check(isDate('made_on'))),
  ).execute();
  await schema.createIndex('results_link_by_assessment').on('results_link').column('assessment_id').execute();

  await tableEnd(
    trx,
    schema
      .createTable('reviewed_comment')
      .addColumn('id', text, (column) => column.primaryKey().notNull())
      .addColumn('assessment_id', text, (column) =>
        column.notNull().references('assessment.id').onDelete('cascade'),
      )
      .addColumn('question_id', text, (column) => column.notNull())
      .addColumn('body', text, (column) => column.notNull())
      .addColumn('state', text, (column) =>
        column.notNull().check(isOneOf('state', ['waiting', 'released', 'hidden'])),
      )
      .addColumn('released_body', text),
    { withoutRowid: true },
  ).execute();
  await schema
    .createIndex('reviewed_comment_by_assessment')
    .on('reviewed_comment')
    .columns(['assessment_id', 'state'])
    .execute();

  await tableEnd(
    trx,
    schema
      .createTable('action')
      .addColumn('id', text, (column) => column.primaryKey().notNull())
      .addColumn('assessment_id', text, (column) =>
        column.notNull().references('assessment.id').onDelete('cascade'),
      )
      .addColumn('what', text, (column) => column.notNull())
      .addColumn('owner_role', text, (column) => column.notNull())
      .addColumn('due_on', text, (column) => column.check(isDate('due_on')))
      .addColumn('state', text, (column) =>
        column.notNull().check(isOneOf('state', ['to-do', 'under-way', 'done', 'dropped'])),
      )
      .addColumn('dimension', text)
      .addColumn('practice', text)
      .addColumn('carried_from', text)
      .addColumn('version', 'integer', (column) => column.notNull().check(isCount('version')))
      .addColumn('created_on', text, (column) => column.notNull().check(isDate('created_on'))),
  ).execute();
  await schema.createIndex('action_by_assessment').on('action').column('assessment_id').execute();
}

/** Work of one more kind. SQLite cannot change what a column may hold, so the table is made anew around its rows. */
async function jobs(trx: Transaction<unknown>) {
  const text = plainText(trx);
  const { schema } = trx;
  await schema.dropIndex('job_by_state').execute();
  await schema.dropIndex('job_by_assessment').execute();
  await schema.alterTable('job').renameTo('job_before').execute();
  await tableEnd(
    trx,
    schema
      .createTable('job')
      .addColumn('id', text, (column) => column.primaryKey().notNull())
      .addColumn('kind', text, (column) => column.notNull().check(isOneOf('kind', ['edition', 'rewrite'])))
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
  const columns = sql.raw(
    'id, kind, assessment_id, state, progress, outcome, attempts, lease_until, queued_at',
  );
  await sql`insert into job (${columns}) select ${columns} from job_before`.execute(trx);
  await schema.dropTable('job_before').execute();
  await schema.createIndex('job_by_state').on('job').columns(['state', 'queued_at']).execute();
  await schema.createIndex('job_by_assessment').on('job').column('assessment_id').execute();
}
