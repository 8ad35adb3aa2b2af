import { sql } from 'kysely';
import { beforeEach, describe, expect, it } from 'vitest';
import { openDatabase } from 'db/client';
import { migrateToLatest } from 'db/migrate';
import { migrations } from 'db/migrations';
import type { Migration } from 'db/migrations';
import { describeOnEachEngine, newDatabase } from '../setup/databases';
import type { TestDatabase } from '../setup/databases';
import { placeAssessment } from './rows';

const names = migrations.map(({ name }) => name);
const adds = (name: string, table: string): Migration => ({
  name,
  up: async (trx) => void (await trx.schema.createTable(table).addColumn('id', 'text').execute()),
});

describe('the list of migrations', () => {
  it('is in the order of their numbers, without gaps', () => {
    expect(names.map((name) => Number(name.slice(0, 4)))).toEqual(names.map((_, index) => index + 1));
  });
});

describeOnEachEngine('migrating', (open) => {
  let opened: TestDatabase;
  beforeEach(async () => {
    opened = await open();
  });

  const applied = async () =>
    (await opened.db.selectFrom('migration').select('name').execute()).map(({ name }) => name);

  it('does nothing to a database that is up to date', async () => {
    expect(await applied()).toEqual(names);
    expect(await migrateToLatest(opened)).toEqual([]);
  });

  it('applies what is new, and says what', async () => {
    const next = adds('0998-next', 'next');
    const last = adds('0999-last', 'last');
    expect(await migrateToLatest(opened, [...migrations, next])).toEqual(['0998-next']);
    expect(await migrateToLatest(opened, [...migrations, next, last])).toEqual(['0999-last']);
    expect(await applied()).toEqual([...names, '0998-next', '0999-last']);
  });

  it('leaves nothing of a migration that fails, and keeps those before it', async () => {
    const good = adds('0998-good', 'good');
    const bad: Migration = {
      name: '0999-bad',
      up: async (trx) => {
        await adds('', 'half').up(trx);
        throw new Error('halfway');
      },
    };
    await expect(migrateToLatest(opened, [...migrations, good, bad])).rejects.toThrow('halfway');
    expect(await applied()).toEqual([...names, '0998-good']);
    await sql`select * from good`.execute(opened.db);
    await expect(sql`select * from half`.execute(opened.db)).rejects.toThrow(/half/);
  });

  it('refuses a database newer than the code, and leaves it alone', async () => {
    await migrateToLatest(opened, [...migrations, adds('0998-future', 'future')]);
    const refused = migrateToLatest(opened, [...migrations, adds('0997-ours', 'ours')]);
    await expect(refused).rejects.toThrow('does not know 0998-future');
    expect(await applied()).toEqual([...names, '0998-future']);
  });

  it('is done once by processes that start together', async () => {
    const others = await Promise.all([openDatabase(opened.url), openDatabase(opened.url)]);
    const list = [...migrations, adds('0998-a', 'a'), adds('0999-b', 'b')];
    const all = await Promise.all([opened, ...others].map((one) => migrateToLatest(one, list)));
    expect(all.flat().sort()).toEqual(['0998-a', '0999-b']);
    for (const other of others) await other.close();
  });

  it('says of assessments that closed before since when they are, as the audit log has it', async () => {
    const { url, remove } = await newDatabase(opened.engine);
    const database = await openDatabase(url);
    try {
      await migrateToLatest(database, migrations.slice(0, 2));
      const { db } = database;
      await db.insertInto('place').values({ id: 'p1', name: 'Here', created_on: '2026-01-01' }).execute();
      for (const [id, state] of [
        ['shut', 'closed'],
        ['open', 'open'],
      ] as const) {
        await db
          .insertInto('assessment')
          .values({ ...placeAssessment, id, state, join_code: id })
          .execute();
        for (const [index, at] of ['2026-02-01T12:00:00.000Z', '2026-03-01T12:00:00.000Z'].entries()) {
          const facts = {
            actor: 'system',
            action: 'assessment.closed',
            place_id: 'p1',
            subject: id,
            details: '{}',
          };
          const seq = index + (id === 'shut' ? 1 : 3);
          await db
            .insertInto('audit_entry')
            .values({ seq, at, ...facts, hash: String(seq) })
            .execute();
        }
      }
      await migrateToLatest(database);
      const rows = await db.selectFrom('assessment').select(['id', 'closed_at']).orderBy('id').execute();
      expect(rows).toEqual([
        { id: 'open', closed_at: null },
        { id: 'shut', closed_at: '2026-03-01T12:00:00.000Z' },
      ]);
    } finally {
      await database.close();
      await remove();
    }
  });
});
