import { sql } from 'kysely';
import { beforeEach, expect, it } from 'vitest';
import { insertAccount } from 'db/queries/accounts';
import { listAuditEntries } from 'db/queries/audit';
import { deriveKeys } from '~/lib/keys.server';
import { recordAudit, verifyAudit } from '~/services/audit.server';
import { describeOnEachEngine } from '../setup/databases';
import type { TestDatabase } from '../setup/databases';
import { NOON } from './rows';

const keys = deriveKeys('the secret of an installation');

describeOnEachEngine('the audit log', (open) => {
  let db: TestDatabase['db'];
  let onSqlite: boolean;
  beforeEach(async () => {
    const opened = await open();
    db = opened.db;
    onSqlite = opened.engine === 'sqlite';
  });

  const record = (action: string) =>
    db
      .transaction()
      .execute((trx) =>
        recordAudit(trx, { keys, clock: () => new Date(NOON) }, { actor: 'a1', action, details: { n: 1 } }),
      );
  const verify = () => verifyAudit({ db, keys });

  /** What somebody does who may change the database itself. */
  async function withoutGuard(tamper: () => Promise<unknown>): Promise<void> {
    if (onSqlite) {
      await sql`drop trigger audit_entry_no_update`.execute(db);
      await sql`drop trigger audit_entry_no_delete`.execute(db);
    } else {
      await sql`drop trigger audit_entry_append_only on audit_entry`.execute(db);
    }
    await tamper();
  }

  it('keeps what was done, in order', async () => {
    await record('one');
    await db
      .transaction()
      .execute((trx) =>
        recordAudit(
          trx,
          { keys, clock: () => new Date(NOON) },
          { actor: 'system', action: 'two', placeId: 'p1', subject: 's1' },
        ),
      );
    expect(await listAuditEntries(db, { after: 0, last: 9, most: 9 })).toMatchObject([
      { seq: 1, at: NOON, actor: 'a1', action: 'one', placeId: null, subject: null, details: '{"n":1}' },
      { seq: 2, at: NOON, actor: 'system', action: 'two', placeId: 'p1', subject: 's1', details: '{}' },
    ]);
    expect(await verify()).toEqual({ outcome: 'whole', entries: 2 });
  });

  it('is whole before anything was done', async () => {
    expect(await verify()).toEqual({ outcome: 'whole', entries: 0 });
  });

  it('keeps nothing of what was undone', async () => {
    await record('one');
    const undone = db.transaction().execute(async (trx) => {
      await recordAudit(trx, { keys, clock: () => new Date(NOON) }, { actor: 'a1', action: 'two' });
      throw new Error('undone');
    });
    await expect(undone).rejects.toThrow('undone');
    await record('three');
    expect((await listAuditEntries(db, { after: 0, last: 9, most: 9 })).map(({ action }) => action)).toEqual([
      'one',
      'three',
    ]);
    expect(await verify()).toEqual({ outcome: 'whole', entries: 2 });
  });

  it('is one chain, however many add to it at once', async () => {
    await Promise.all(Array.from({ length: 25 }, (_, index) => record(`act-${index}`)));
    expect(await verify()).toEqual({ outcome: 'whole', entries: 25 });
  });

  it('is read in pieces, all of it', async () => {
    await db.transaction().execute(async (trx) => {
      for (let count = 0; count < 1001; count += 1) {
        await recordAudit(trx, { keys, clock: () => new Date(NOON) }, { actor: 'a1', action: 'again' });
      }
    });
    expect(await verify()).toEqual({ outcome: 'whole', entries: 1001 });
    await withoutGuard(() =>
      db.updateTable('audit_entry').set({ actor: 'a2' }).where('seq', '=', 1001).execute(),
    );
    expect(await verify()).toEqual({ outcome: 'broken', seq: 1001, fault: 'changed' });
  });

  it('is neither changed nor shortened by the application itself', async () => {
    await record('one');
    await expect(db.updateTable('audit_entry').set({ actor: 'a2' }).execute()).rejects.toThrow('added to');
    await expect(db.deleteFrom('audit_entry').execute()).rejects.toThrow('added to');
    expect(await verify()).toEqual({ outcome: 'whole', entries: 1 });
  });

  it('shows what was changed, taken out, put in or cut off behind its back', async () => {
    for (const action of ['one', 'two', 'three', 'four']) await record(action);
    await withoutGuard(async () => {
      const entry = db.updateTable('audit_entry');
      await entry.set({ action: 'too' }).where('seq', '=', 2).execute();
      expect(await verify()).toEqual({ outcome: 'broken', seq: 2, fault: 'changed' });
      await entry.set({ action: 'two' }).where('seq', '=', 2).execute();
      expect(await verify()).toMatchObject({ outcome: 'whole' });

      const [second] = await listAuditEntries(db, { after: 1, last: 2, most: 1 });
      await db.deleteFrom('audit_entry').where('seq', '=', 2).execute();
      expect(await verify()).toEqual({ outcome: 'broken', seq: 2, fault: 'missing' });
      const { placeId: _, ...row } = second!;
      await db.insertInto('audit_entry').values(row).execute();
      expect(await verify()).toMatchObject({ outcome: 'whole' });

      await db
        .insertInto('audit_entry')
        .values({ ...row, seq: 5 })
        .execute();
      expect(await verify()).toEqual({ outcome: 'broken', seq: 5, fault: 'changed' });
      await db.deleteFrom('audit_entry').where('seq', '>=', 4).execute();
      expect(await verify()).toEqual({ outcome: 'broken', seq: 4, fault: 'end' });

      // Even where the end is made to say so, with what stands in the log.
      const [third] = await listAuditEntries(db, { after: 2, last: 3, most: 1 });
      await db.updateTable('audit_head').set({ seq: 3, hash: third!.hash }).execute();
      expect(await verify()).toEqual({ outcome: 'broken', seq: 4, fault: 'end' });
    });
  });

  it('that was emptied does not pass for new where there are accounts', async () => {
    await insertAccount(db, {
      id: 'a1',
      name: 'Ada',
      email: 'ada@example.org',
      administrator: true,
      passwordHash: 'hash-1',
      createdOn: '2025-03-01',
    });
    await record('account.created');
    await withoutGuard(() => db.deleteFrom('audit_entry').execute());
    await db.updateTable('audit_head').set({ seq: 0, hash: '' }).execute();
    expect(await verify()).toEqual({ outcome: 'broken', seq: 1, fault: 'end' });
    await db.deleteFrom('audit_head').execute();
    expect(await verify()).toMatchObject({ outcome: 'broken' });
  });

  it('checked with another key is broken from its first entry', async () => {
    await record('one');
    expect(await verifyAudit({ db, keys: deriveKeys('another secret') })).toEqual({
      outcome: 'broken',
      seq: 1,
      fault: 'changed',
    });
  });
});
