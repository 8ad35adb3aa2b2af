import { beforeAll, beforeEach, expect, it } from 'vitest';
import { ensureTrialAssessment, findAssessment } from 'db/queries/assessments';
import { describeOnEachEngine } from '../setup/databases';
import type { TestDatabase } from '../setup/databases';
import { removeRows, trial, withPlaceResponse } from './rows';

describeOnEachEngine('assessments', (open) => {
  let db: TestDatabase['db'];
  beforeAll(async () => {
    db = (await open()).db;
  });
  beforeEach(async () => {
    await removeRows(db);
  });

  it('has one open trial for each question set, made when first asked for', async () => {
    expect(await ensureTrialAssessment(db, trial)).toBe('trial-concord-1');
    expect(await findAssessment(db, 'trial-concord-1')).toEqual({
      id: 'trial-concord-1',
      placeId: null,
      kind: 'trial',
      title: '',
      questionSet: 'concord-1',
      forms: ['full', 'workshop', 'resident'],
      state: 'open',
      threshold: 5,
      commentsAsked: true,
      opensAt: null,
      closesAt: null,
      joinCode: null,
      sectors: ['acute', 'council'],
      expected: {},
      context: {},
      entry: 'link',
      createdOn: '2025-03-01',
    });
  });

  it('leaves a trial that is there as it is', async () => {
    await ensureTrialAssessment(db, trial);
    await ensureTrialAssessment(db, { ...trial, threshold: 9, createdOn: '2025-04-01' });
    expect(await findAssessment(db, 'trial-concord-1')).toMatchObject({
      threshold: 5,
      createdOn: '2025-03-01',
    });
  });

  it('makes one trial when many ask for it at once', async () => {
    const ids = await Promise.all(Array.from({ length: 20 }, () => ensureTrialAssessment(db, trial)));
    expect(new Set(ids)).toEqual(new Set(['trial-concord-1']));
    expect(await db.selectFrom('assessment').select('id').execute()).toHaveLength(1);
  });

  it('finds the assessment of a place', async () => {
    await withPlaceResponse(db);
    const found = await findAssessment(db, 'a1');
    expect(found).toMatchObject({
      kind: 'place',
      placeId: 'p1',
      joinCode: 'HJKM',
      forms: ['full'],
      threshold: 7,
    });
  });

  it('finds nothing under an id that is not there', async () => {
    expect(await findAssessment(db, 'trial-other')).toBeUndefined();
  });
});
