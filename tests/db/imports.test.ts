import { readFileSync } from 'node:fs';
import { beforeEach, expect, it } from 'vitest';
import { itemsIn } from '~/domain/response/form-items';
import { findPlaceAssessment } from 'db/queries/assessments';
import type { PlaceAssessment } from '~/services/assessments.server';
import {
  bringFile,
  cancelPreview,
  findPreview,
  forgetOldPreviews,
  listTakenIn,
  takeIn,
  undoImport,
} from '~/services/imports.server';
import type { InPlace } from '~/services/places.server';
import type { Services } from '~/services/context.server';
import { checkEditions } from '~/services/edition-checks.server';
import { computeNextEdition } from '~/services/editions.server';
import { answerAll, makeDraft, makePlace, move, readResults } from '../factories/place';
import { makeServices } from '../factories/services';
import { describeOnEachEngine, type TestDatabase } from '../setup/databases';

const AS_IT_IS = { skipBadRows: false, onceMore: false };
const SECRET = 'Zanzibar tells it all';
const HEADER = 'sector,tier,form,vision.shared,barrier.finance,vision.shared.comment';
const csv = (...rows: string[]) => Buffer.from([HEADER, ...rows].join('\n'));
const GOOD = csv(
  'acute,board,,3,dk,',
  `Local council,Senior manager,full,Thriving,"A lot","=1+1 ${SECRET}"`,
  'residents,,,2,,',
);

describeOnEachEngine('importing answers', (open) => {
  let database: TestDatabase;
  let services: Services;
  let by: InPlace;
  let assessment: PlaceAssessment;
  let now = new Date('2026-11-01T10:00:00Z');

  beforeEach(async () => {
    now = new Date('2026-11-01T10:00:00Z');
    database = await open();
    services = makeServices(database.db, () => now);
    by = await makePlace(services);
    const id = await makeDraft(services, by);
    await move(services, by, id, 'open');
    assessment = (await findPlaceAssessment(services.db, by.placeId, id)) as PlaceAssessment;
  });

  const bring = (bytes: Buffer, who = by, name = 'answers.csv') =>
    bringFile(services, who, assessment, { name, bytes }, false);
  async function preview(bytes: Buffer, name?: string): Promise<string> {
    const brought = await bring(bytes, by, name);
    if (brought.outcome !== 'preview') throw new Error(JSON.stringify(brought));
    return brought.id;
  }
  const take = (id: string, choices = AS_IT_IS, who = by) =>
    takeIn(services, who, assessment.id, id, choices);
  const responses = () =>
    services.db.selectFrom('response').selectAll().where('assessment_id', '=', assessment.id).execute();
  const batches = () => services.db.selectFrom('import_batch').selectAll().execute();
  const audited = async () =>
    (await services.db.selectFrom('audit_entry').selectAll().orderBy('seq').execute()).slice(-1)[0]!;

  it('takes everybody in as sent answers of their own, and keeps nothing else of the file', async () => {
    const id = await preview(GOOD, '../../etc/ans\u202ewers.csv');
    expect(await responses()).toEqual([]);
    expect(await findPreview(services, by, assessment.id, id)).toMatchObject({
      fileName: 'answers.csv',
      problemCount: 0,
      letters: 'utf-8',
      takenInBefore: null,
    });
    expect(await take(id)).toBe('taken-in');

    const stored = await responses();
    expect(stored).toHaveLength(3);
    for (const row of stored) {
      expect(row).toMatchObject({
        state: 'sent',
        changed: 1,
        import_id: id,
        joint_post: 0,
        expires_at: null,
      });
      expect(row.id).toMatch(/^[0-9a-f]{32}$/);
    }
    expect(new Set(stored.map((row) => row.return_code_hash)).size).toBe(3);
    const council = stored.find(({ sector }) => sector === 'local-authority')!;
    expect([council.tier, council.form]).toEqual(['senior-manager', 'full']);
    expect(stored.find(({ sector }) => sector === 'residents')).toMatchObject({
      tier: 'resident-carer',
      form: 'resident',
    });
    const of = (table: 'answer' | 'comment') =>
      services.db
        .selectFrom(table)
        .selectAll()
        .where('response_id', '=', council.id)
        .orderBy('question_id')
        .execute();
    expect(await of('answer')).toMatchObject([
      { question_id: 'barrier.finance', value: '4' },
      { question_id: 'vision.shared', value: '5' },
    ]);
    expect(await of('comment')).toMatchObject([{ question_id: 'vision.shared', body: `=1+1 ${SECRET}` }]);
    expect(await batches()).toMatchObject([{ id, state: 'imported', people: 3, content: null }]);
    expect(await listTakenIn(services, by, assessment.id)).toMatchObject([{ id, people: 3 }]);
    expect(await audited()).toMatchObject({
      action: 'import.taken-in',
      subject: assessment.id,
      details: JSON.stringify({ people: 3, rowsSkipped: 0 }),
    });
  });

  it('takes in once what is clicked twice', async () => {
    const id = await preview(GOOD);
    expect(await Promise.all([take(id), take(id)])).toEqual(['taken-in', 'taken-in']);
    expect(await take(id)).toBe('taken-in');
    expect(await responses()).toHaveLength(3);
  });

  it('takes in nobody while a row is wrong, or those of the other rows when asked to', async () => {
    const id = await preview(csv('acute,board,,3,,', 'acute,board,,9,,', 'nobody,board,,1,,'));
    expect(await take(id)).toBe('bad-rows');
    expect(await responses()).toEqual([]);
    expect(await take(id, { ...AS_IT_IS, skipBadRows: true })).toBe('taken-in');
    expect(await responses()).toHaveLength(1);
    expect(JSON.parse((await audited()).details)).toEqual({ people: 1, rowsSkipped: 2 });
    const none = await preview(csv('acute,board,,9,,'));
    expect(await take(none, { ...AS_IT_IS, skipBadRows: true })).toBe('nobody');
  });

  it('keeps nothing of a file that is refused, cancelled or left for an hour, not even in the engine’s own log', async () => {
    expect(await bring(Buffer.from(`sector,tier,oops ${SECRET}\nacute,board,1`))).toMatchObject({
      outcome: 'refused',
      problems: [{ fault: { code: 'unknown-column' } }, { fault: { code: 'no-questions' } }],
    });
    expect(await bring(Buffer.from('%PDF-1.4\0'))).toEqual({ outcome: 'unreadable', why: 'other-kind' });
    expect(await batches()).toEqual([]);

    const first = await preview(GOOD);
    const second = await preview(csv(`acute,board,,1,,${SECRET}`));
    expect((await batches()).map(({ id }) => id)).toEqual([second]);
    expect(await findPreview(services, by, assessment.id, first)).toBeUndefined();
    expect(await cancelPreview(services, by, assessment.id, second)).toBe('cancelled');
    expect(await take(second)).toBe('not-there');

    const third = await preview(GOOD);
    now = new Date('2026-11-01T10:49:00Z');
    expect(await forgetOldPreviews(services)).toBe(0);
    expect(await findPreview(services, by, assessment.id, third)).toBeDefined();
    now = new Date('2026-11-01T10:50:01Z');
    expect(await findPreview(services, by, assessment.id, third)).toBeUndefined();
    expect(await take(third)).toBe('not-there');
    expect(await forgetOldPreviews(services)).toBe(1);
    expect(await batches()).toEqual([]);
    if (database.engine === 'sqlite') expect(onDisk()).not.toContain(SECRET);
  });

  const onDisk = () => {
    const path = database.url.slice('sqlite:'.length);
    return [path, `${path}-wal`].map((file) => readFileSync(file, 'latin1')).join('');
  };

  it('notices the same file, and takes it in once more only when told to', async () => {
    await take(await preview(GOOD));
    const again = await preview(GOOD, 'other-name.csv');
    expect(await findPreview(services, by, assessment.id, again)).toMatchObject({
      takenInBefore: '2026-11-01T10:00:00.000Z',
    });
    expect(await take(again)).toBe('same-file');
    expect(await take(again, { ...AS_IT_IS, onceMore: true })).toBe('taken-in');
    expect(await responses()).toHaveLength(6);
  });

  it('can be undone as a whole while the assessment is open, and then nothing of it is left', async () => {
    const id = await preview(GOOD);
    await take(id);
    await take(await preview(csv('acute,board,,1,,')));
    expect(await undoImport(services, by, assessment.id, id)).toBe('undone');
    expect(await undoImport(services, by, assessment.id, id)).toBe('not-there');
    expect(await responses()).toHaveLength(1);
    expect(await services.db.selectFrom('comment').selectAll().execute()).toEqual([]);
    expect(await audited()).toMatchObject({
      action: 'import.undone',
      details: JSON.stringify({ people: 3 }),
    });
    if (database.engine === 'sqlite') expect(onDisk()).not.toContain(SECRET);
    const [left] = await listTakenIn(services, by, assessment.id);
    await move(services, by, assessment.id, 'close');
    expect(await undoImport(services, by, assessment.id, left!.id)).toBe('not-open');
    expect(await responses()).toHaveLength(1);
  });

  it('takes in everybody or nobody of a file when the assessment closes at the same moment', async () => {
    const id = await preview(GOOD);
    const [taken] = await Promise.all([take(id), move(services, by, assessment.id, 'close')]);
    expect(['taken-in', 'not-open']).toContain(taken);
    expect(await responses()).toHaveLength(taken === 'taken-in' ? 3 : 0);
    expect(await take(id)).toBe(taken);
    expect(await bring(GOOD)).toEqual({ outcome: 'not-open' });
  });

  it('is for leads of the place, and a preview for the one who brought it', async () => {
    const id = await preview(GOOD);
    const stranger = await makePlace(services, 'Elsewhere');
    const [theirs, wrong] = [stranger, { ...stranger, placeId: by.placeId }];
    for (const who of [theirs, wrong]) {
      expect(await bring(GOOD, who)).toEqual({ outcome: who === theirs ? 'not-open' : 'not-there' });
      expect(await findPreview(services, who, assessment.id, id)).toBeUndefined();
      expect(await take(id, AS_IT_IS, who)).toBe('not-there');
      expect(await undoImport(services, who, assessment.id, id)).toBe('not-there');
      expect(await cancelPreview(services, who, assessment.id, id)).toBe('not-there');
    }
    expect(await take(id)).toBe('taken-in');
    expect(await undoImport(services, theirs, assessment.id, id)).toBe('not-there');
    expect(await responses()).toHaveLength(3);
  });

  const everybody = (sector: string, levels: readonly number[]) => {
    const items = itemsIn('full', services.instrument.current).map(({ id }) => id);
    const rows = levels.map((level) => `${sector},board,${items.map(() => level).join(',')}`);
    return Buffer.from([`sector,tier,${items.join(',')}`, ...rows].join('\n'));
  };
  const outcome = async () => (await computeNextEdition(services))?.outcome;

  it('counts in results, which say so, and which follow from what is stored', async () => {
    await take(await preview(everybody('acute', [2, 3, 4, 2, 3, 4])));
    for (const level of ['3', '4', '2', '3', '5']) {
      await answerAll(services, assessment.id, { sector: 'local-authority' }, level);
    }
    await answerAll(services, assessment.id, { sector: 'acute' }, '5');
    await move(services, by, assessment.id, 'close');
    expect(await outcome()).toEqual({ result: 'computed', number: 1 });
    const found = await readResults(services, by, assessment.id);
    // The one who answered in the hospital would be what is left of it.
    expect(found).toMatchObject({
      status: 'ready',
      shown: { n: 12, imported: 6, groups: [{ kind: 'all', n: 12 }], tiers: null },
    });
    const checks = [];
    for await (const check of checkEditions(services)) checks.push(check.found);
    expect(checks).toEqual(['same']);
  });

  it('gives no results while a few others answered, whom whoever imported the rest would be left with', async () => {
    await take(await preview(everybody('acute', [2, 3, 4, 2, 3, 4])));
    await answerAll(services, assessment.id, { sector: 'acute' }, '5');
    await move(services, by, assessment.id, 'close');
    expect(await outcome()).toEqual({ result: 'too-few-own', needed: 4 });
    expect(await services.db.selectFrom('edition').selectAll().execute()).toEqual([]);
  });

  it('takes five thousand people in while others wait a few seconds at most', async () => {
    const items = itemsIn('full', services.instrument.current).map(({ id }) => id);
    const rows = Array.from(
      { length: 5_000 },
      (_, row) => `acute,board,${items.map((_, item) => ((row * (item + 3)) % 5) + 1).join(',')}`,
    );
    const id = await preview(Buffer.from([`sector,tier,${items.join(',')}`, ...rows].join('\n')));
    const started = performance.now();
    expect(await take(id)).toBe('taken-in');
    const took = performance.now() - started;
    expect(await undoImport(services, by, assessment.id, id)).toBe('undone');
    expect(await responses()).toEqual([]);
    expect(took).toBeLessThan(30_000);
  });
});
