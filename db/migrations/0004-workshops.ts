import { sql } from 'kysely';
import type { Transaction } from 'kysely';
import { plainText, tableEnd } from '../portable';
import { isCount, isDate, isFlag, isOneOf, isTime } from './checks';

/** Live workshops: their agenda, how they stand, votes, words, and what they leave to be done. */
export async function up(trx: Transaction<unknown>): Promise<void> {
  await workshops(trx);
  await votes(trx);
  await words(trx);
}

async function workshops(trx: Transaction<unknown>) {
  const text = plainText(trx);
  const { schema } = trx;
  await tableEnd(
    trx,
    schema
      .createTable('workshop')
      .addColumn('id', text, (column) => column.primaryKey().notNull())
      .addColumn('place_id', text, (column) => column.notNull().references('place.id').onDelete('cascade'))
      .addColumn('assessment_id', text, (column) => column.references('assessment.id').onDelete('set null'))
      .addColumn('edition', 'integer', (column) => column.check(isCount('edition')))
      .addColumn('title', text, (column) => column.notNull())
      .addColumn('code', text, (column) => column.unique())
      .addColumn('question_set', text, (column) => column.notNull())
      .addColumn('sectors', text, (column) => column.notNull())
      .addColumn('ask_tier', 'integer', (column) => column.notNull().check(isFlag('ask_tier')))
      .addColumn('threshold', 'integer', (column) => column.notNull().check(sql`threshold between 3 and 100`))
      .addColumn('tables', text, (column) =>
        column.notNull().check(isOneOf('tables', ['none', 'one', 'people'])),
      )
      .addColumn('minutes', 'integer', (column) => column.notNull().check(sql`minutes between 5 and 480`))
      .addColumn('rehearsal', 'integer', (column) => column.notNull().check(isFlag('rehearsal')))
      .addColumn('state', text, (column) => column.notNull())
      .addColumn('stage', text, (column) =>
        column.notNull().check(isOneOf('stage', ['draft', 'running', 'ended'])),
      )
      .addColumn('open_step', text)
      .addColumn('open_round', 'integer', (column) => column.check(isCount('open_round')))
      .addColumn('sequence', 'integer', (column) => column.notNull().defaultTo(0))
      .addColumn('created_on', text, (column) => column.notNull().check(isDate('created_on')))
      .addColumn('changed_at', text, (column) => column.notNull().check(isTime('changed_at')))
      .addColumn('votes_gone', 'integer', (column) =>
        column.notNull().defaultTo(0).check(isFlag('votes_gone')),
      )
      .addColumn('took_part', text)
      .addCheckConstraint('workshop_open_vote', sql`(open_step is null) = (open_round is null)`),
  ).execute();
  await schema.createIndex('workshop_by_place').on('workshop').column('place_id').execute();
  await schema.createIndex('workshop_by_assessment').on('workshop').column('assessment_id').execute();

  await tableEnd(
    trx,
    schema
      .createTable('workshop_step')
      .addColumn('id', text, (column) => column.primaryKey().notNull())
      .addColumn('workshop_id', text, (column) =>
        column.notNull().references('workshop.id').onDelete('cascade'),
      )
      .addColumn('position', 'integer', (column) => column.notNull().check(sql`position >= 0`))
      .addColumn('kind', text, (column) =>
        column.notNull().check(isOneOf('kind', ['question', 'energy', 'words', 'talk'])),
      )
      .addColumn('subject', text)
      .addColumn('title', text, (column) => column.notNull())
      .addColumn('prompts', text, (column) => column.notNull())
      .addColumn('options', text, (column) => column.notNull())
      .addColumn('minutes', 'integer', (column) => column.notNull().check(sql`minutes between 0 and 480`))
      .addColumn('rule', text, (column) => column.notNull())
      .addColumn('agreed_level', 'integer', (column) => column.check(sql`agreed_level between 1 and 5`))
      .addColumn('reasons', text, (column) => column.notNull().defaultTo(''))
      .addColumn('dissent', text, (column) => column.notNull().defaultTo(''))
      .addColumn('version', 'integer', (column) => column.notNull().defaultTo(1).check(isCount('version'))),
  ).execute();
  await schema
    .createIndex('workshop_step_by_workshop')
    .on('workshop_step')
    .columns(['workshop_id', 'position'])
    .execute();

  await tableEnd(
    trx,
    schema
      .createTable('workshop_event')
      .addColumn('workshop_id', text, (column) =>
        column.notNull().references('workshop.id').onDelete('cascade'),
      )
      .addColumn('sequence', 'integer', (column) => column.notNull().check(isCount('sequence')))
      .addColumn('kind', text, (column) => column.notNull())
      .addColumn('state', text, (column) => column.notNull())
      .addColumn('undo_to', 'integer')
      .addColumn('at', text, (column) => column.notNull().check(isTime('at')))
      .addPrimaryKeyConstraint('workshop_event_key', ['workshop_id', 'sequence']),
    { withoutRowid: true },
  ).execute();
}

/** Without row ids and times: neither tells in which order people joined or voted. */
async function votes(trx: Transaction<unknown>) {
  const text = plainText(trx);
  const { schema } = trx;
  await tableEnd(
    trx,
    schema
      .createTable('workshop_round')
      .addColumn('workshop_id', text, (column) =>
        column.notNull().references('workshop.id').onDelete('cascade'),
      )
      .addColumn('step_id', text, (column) =>
        column.notNull().references('workshop_step.id').onDelete('cascade'),
      )
      .addColumn('round', 'integer', (column) => column.notNull().check(isCount('round')))
      .addColumn('paper', text, (column) => column.notNull())
      .addColumn('result', text)
      .addPrimaryKeyConstraint('workshop_round_key', ['workshop_id', 'step_id', 'round']),
    { withoutRowid: true },
  ).execute();

  await tableEnd(
    trx,
    schema
      .createTable('workshop_device')
      .addColumn('id', text, (column) => column.primaryKey().notNull())
      .addColumn('workshop_id', text, (column) =>
        column.notNull().references('workshop.id').onDelete('cascade'),
      )
      .addColumn('sector', text)
      .addColumn('tier', text)
      .addColumn('people', 'integer', (column) => column.notNull().check(sql`people between 1 and 20`))
      .addColumn('simulated', 'integer', (column) => column.notNull().check(isFlag('simulated'))),
    { withoutRowid: true },
  ).execute();
  await schema
    .createIndex('workshop_device_by_workshop')
    .on('workshop_device')
    .column('workshop_id')
    .execute();

  await tableEnd(
    trx,
    schema
      .createTable('workshop_vote')
      .addColumn('workshop_id', text, (column) =>
        column.notNull().references('workshop.id').onDelete('cascade'),
      )
      .addColumn('step_id', text, (column) =>
        column.notNull().references('workshop_step.id').onDelete('cascade'),
      )
      .addColumn('round', 'integer', (column) => column.notNull().check(isCount('round')))
      .addColumn('device_id', text, (column) =>
        column.notNull().references('workshop_device.id').onDelete('cascade'),
      )
      .addColumn('value', text, (column) => column.notNull())
      .addColumn('sequence', 'integer', (column) => column.notNull().check(isCount('sequence')))
      .addColumn('tab', text, (column) => column.notNull())
      .addPrimaryKeyConstraint('workshop_vote_key', ['step_id', 'round', 'device_id']),
    { withoutRowid: true },
  ).execute();
  await schema.createIndex('workshop_vote_by_device').on('workshop_vote').column('device_id').execute();
  await schema.createIndex('workshop_vote_by_workshop').on('workshop_vote').column('workshop_id').execute();
}

async function words(trx: Transaction<unknown>) {
  const text = plainText(trx);
  const { schema } = trx;
  await tableEnd(
    trx,
    schema
      .createTable('workshop_note')
      .addColumn('id', text, (column) => column.primaryKey().notNull())
      .addColumn('workshop_id', text, (column) =>
        column.notNull().references('workshop.id').onDelete('cascade'),
      )
      .addColumn('step_id', text, (column) =>
        column.notNull().references('workshop_step.id').onDelete('cascade'),
      )
      .addColumn('device_id', text, (column) => column.references('workshop_device.id').onDelete('set null'))
      .addColumn('body', text, (column) => column.notNull())
      .addColumn('state', text, (column) =>
        column.notNull().check(isOneOf('state', ['waiting', 'shown', 'hidden', 'merged'])),
      )
      .addColumn('merged_into', text, (column) => column.references('workshop_note.id').onDelete('cascade'))
      .addColumn('upvotes', 'integer', (column) =>
        column
          .notNull()
          .defaultTo(0)
          .check(sql`upvotes >= 0`),
      )
      .addCheckConstraint('workshop_note_merged', sql`(state = 'merged') = (merged_into is not null)`),
    { withoutRowid: true },
  ).execute();
  for (const column of ['step_id', 'workshop_id', 'device_id', 'merged_into'])
    await schema.createIndex(`workshop_note_by_${column}`).on('workshop_note').column(column).execute();

  await tableEnd(
    trx,
    schema
      .createTable('workshop_upvote')
      .addColumn('note_id', text, (column) =>
        column.notNull().references('workshop_note.id').onDelete('cascade'),
      )
      .addColumn('device_id', text, (column) =>
        column.notNull().references('workshop_device.id').onDelete('cascade'),
      )
      .addPrimaryKeyConstraint('workshop_upvote_key', ['note_id', 'device_id']),
    { withoutRowid: true },
  ).execute();
  await schema.createIndex('workshop_upvote_by_device').on('workshop_upvote').column('device_id').execute();

  await tableEnd(
    trx,
    schema
      .createTable('workshop_followup')
      .addColumn('id', text, (column) => column.primaryKey().notNull())
      .addColumn('workshop_id', text, (column) =>
        column.notNull().references('workshop.id').onDelete('cascade'),
      )
      .addColumn('step_id', text, (column) => column.references('workshop_step.id').onDelete('set null'))
      .addColumn('kind', text, (column) => column.notNull().check(isOneOf('kind', ['action', 'parked'])))
      .addColumn('what', text, (column) => column.notNull())
      .addColumn('owner_role', text, (column) => column.notNull())
      .addColumn('due_on', text, (column) => column.check(isDate('due_on')))
      .addColumn('number', 'integer', (column) => column.notNull().check(isCount('number'))),
  ).execute();
  for (const column of ['workshop_id', 'step_id'])
    await schema
      .createIndex(`workshop_followup_by_${column}`)
      .on('workshop_followup')
      .column(column)
      .execute();
}
