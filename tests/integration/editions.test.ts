import { beforeEach, expect, it } from 'vitest';
import { endJob, findLatestJob, keepJob, takeJob } from 'db/queries/jobs';
import type { Services } from '~/services/context.server';
import { type CheckedEdition, checkEditions } from '~/services/edition-checks.server';
import { computeNextEdition, findEditionProgress } from '~/services/editions.server';
import type { Results } from '~/services/results.server';
import { moveAssessment } from '~/services/assessment-moves.server';
import type { InPlace } from '~/services/places.server';
import { sendResponse, withdrawOwnResponse } from '~/services/responses.server';
import { answerAll, makeDraft, makePlace, move, readResults, say } from '../factories/place';
import { makeServices } from '../factories/services';
import { describeOnEachEngine } from '../setup/databases';

describeOnEachEngine('the edition of an assessment', (open) => {
  let services: Services;
  let by: InPlace;
  let assessment: string;
  let now: Date;
  beforeEach(async () => {
    const { db } = await open();
    now = new Date('2026-10-01T09:00:00Z');
    services = makeServices(db, () => now);
    by = await makePlace(services);
    assessment = await makeDraft(services, by);
    await move(services, by, assessment, 'open');
  });

  const people = async (sector: string, levels: readonly string[]) => {
    const ids: string[] = [];
    for (const level of levels) ids.push(await answerAll(services, assessment, { sector }, level));
    return ids;
  };
  const close = () => {
    now = new Date(now.getTime() + 1_000);
    return move(services, by, assessment, 'close');
  };
  const reopen = () => move(services, by, assessment, 'reopen');
  const results = async (number?: number) => {
    const found = await readResults(services, by, assessment, number);
    if (found?.status !== 'ready') throw new Error(`no results: ${JSON.stringify(found)}`);
    return found;
  };
  const checked = async () => {
    const all: CheckedEdition[] = [];
    for await (const each of checkEditions(services)) all.push(each);
    return all.map(({ number, found, where }) => ({ number, found, where }));
  };
  const compute = async () => (await computeNextEdition(services))?.outcome;
  const overallOf = ({ shown }: Results) =>
    shown.overall.status === 'shown' ? shown.overall.balanced.mean : shown.overall.status;

  it('is computed at close from what was sent, and is what its answers give', async () => {
    await people('acute', ['1', '2', '3', '4', '5']);
    await people('local-authority', ['4', '4', '4', '4', '5', '5']);
    const unsent = await answerAll(services, assessment, { sector: 'acute' }, '1');
    await services.db.updateTable('response').set({ state: 'begun' }).where('id', '=', unsent).execute();
    await close();
    expect(await findEditionProgress(services, assessment)).toMatchObject({ state: 'waiting', progress: 0 });
    expect(await compute()).toEqual({ result: 'computed', number: 1 });
    expect(await compute()).toBeUndefined();

    const found = await results();
    expect(found).toMatchObject({
      number: 1,
      computedOn: '2026-10-01',
      head: { placeName: 'Exampleton', title: 'Autumn', state: 'closed', editions: 1 },
      shown: { n: 11, threshold: 5 },
    });
    expect(found.shown.groups.map(({ sectors, n }) => [sectors, n])).toEqual([
      [['acute'], 5],
      [['local-authority'], 6],
    ]);
    // Means of 3.0 and 4.3, each group once.
    expect(overallOf(found)).toBe(3.7);
    expect(await checked()).toEqual([{ number: 1, found: 'same', where: [] }]);
    expect(await findEditionProgress(services, assessment)).toEqual({
      state: 'done',
      progress: 100,
      outcome: { result: 'computed', number: 1 },
    });
  });

  it('is for members of the place alone', async () => {
    await people('acute', ['1', '2', '3', '4', '5']);
    await close();
    await compute();
    const other = await makePlace(services, 'Elsewhere');
    const seen = (accountId: string, placeId: string) =>
      readResults(services, { accountId, placeId }, assessment);
    expect(await seen(by.accountId, by.placeId)).toBeDefined();
    expect(await seen(other.accountId, by.placeId)).toBeUndefined();
    expect(await seen(other.accountId, other.placeId)).toBeUndefined();
    expect(await seen(by.accountId, other.placeId)).toBeUndefined();
    expect(await seen('nobody', by.placeId)).toBeUndefined();
    expect(await readResults(services, by, 'none')).toBeUndefined();
    expect(await readResults(services, by, assessment, 2)).toBeUndefined();
  });

  it('is not made of fewer people than the threshold, and leaves nothing to compare with then', async () => {
    await people('acute', ['1', '2', '3', '4']);
    await close();
    expect(await compute()).toEqual({ result: 'too-few', needed: 1 });
    const none = await readResults(services, by, assessment);
    expect(none).toMatchObject({ status: 'none', progress: { outcome: { result: 'too-few', needed: 1 } } });
    await reopen();
    await people('acute', ['5']);
    await close();
    expect(await compute()).toEqual({ result: 'computed', number: 1 });
    expect((await results()).shown.n).toBe(5);
  });

  it('is followed by another only once as many responses as the threshold are new or changed', async () => {
    const [first, ...others] = await people('acute', ['1', '2', '3', '4', '5']);
    await people('local-authority', ['3', '3', '4', '4', '5']);
    await close();
    await compute();
    await reopen();
    await people('acute', ['5', '5', '5']);
    await say(services, first!, 'full', '2');
    await close();
    expect(await compute()).toEqual({ result: 'too-few-new', needed: 1 });
    expect(await results()).toMatchObject({
      number: 1,
      progress: { outcome: { result: 'too-few-new', needed: 1 } },
    });
    expect(await checked()).toEqual([{ number: 1, found: 'follows', where: [] }]);

    await reopen();
    await say(services, others[0]!, 'full', '3');
    await close();
    expect(await compute()).toEqual({ result: 'computed', number: 2 });
    expect(await results()).toMatchObject({ number: 2, shown: { n: 13 } });
    expect((await results(1)).shown.n).toBe(10);
    expect(await checked()).toEqual([
      { number: 1, found: 'follows', where: [] },
      { number: 2, found: 'same', where: [] },
    ]);
    // All five changes are in one sector; the other stands as it was.
    expect((await results()).shown.groups).toHaveLength(2);
  });

  it('does not tell by its difference from the one before what one person said who joined a small sector', async () => {
    await people('acute', ['1', '2', '3', '4', '5', '1']);
    await people('local-authority', ['3', '3', '4', '4', '5', '5']);
    await close();
    await compute();
    expect((await results()).shown.overall).toMatchObject({ groups: [{ n: 6 }, { n: 6 }] });
    await reopen();
    await people('local-authority', ['1']);
    await people('acute', ['5', '5', '5', '5']);
    await close();
    expect(await compute()).toEqual({ result: 'computed', number: 2 });
    // One is new in one sector and four in the other: only together are they enough.
    expect((await results()).shown.overall).toMatchObject({ status: 'shown', n: 17, groups: [] });
  });

  it('may differ from its answers after some were withdrawn, and not where they were tampered with', async () => {
    const ids = await people('acute', ['1', '2', '3', '4', '5', '5']);
    await close();
    await compute();
    await services.db.updateTable('answer').set({ value: '5' }).where('response_id', '=', ids[0]!).execute();
    expect(await checked()).toEqual([{ number: 1, found: 'differs', where: ['answers'] }]);
    await services.db.updateTable('answer').set({ value: '1' }).where('response_id', '=', ids[0]!).execute();
    expect(await checked()).toEqual([{ number: 1, found: 'same', where: [] }]);
    await reopen();
    expect(await withdrawOwnResponse(services, ids[1]!)).toBe(true);
    await close();
    expect(await compute()).toEqual({ result: 'too-few-new', needed: 5 });
    expect(await checked()).toEqual([{ number: 1, found: 'follows', where: [] }]);
  });

  it('whose stored figures were tampered with is found out, with the place', async () => {
    await people('acute', ['1', '2', '3', '4', '5']);
    await close();
    await compute();
    const { shown } = await results();
    const forged = JSON.stringify({ ...shown, n: 50 });
    await services.db.updateTable('edition').set({ shown: forged }).execute();
    expect(await checked()).toEqual([{ number: 1, found: 'differs', where: ['shown: $.n'] }]);
  });

  it('is computed once, however many processes look for work', async () => {
    await people('acute', ['1', '2', '3', '4', '5']);
    await close();
    const done = await Promise.all([1, 2, 3].map(() => computeNextEdition(services)));
    expect(done.filter((each) => each?.outcome.result === 'computed')).toHaveLength(1);
    expect((await results()).head.editions).toBe(1);
  });

  it('is taken over from a process that has died, which can then change nothing', async () => {
    await people('acute', ['1', '2', '3', '4', '5']);
    await close();
    const until = (seconds: number) => new Date(now.getTime() + seconds * 1000).toISOString();
    const dead = (await takeJob(services.db, 'edition', until(0), until(60)))!;
    expect(dead).toMatchObject({ assessmentId: assessment, attempts: 1, state: 'running' });
    expect(await takeJob(services.db, 'edition', until(59), until(119))).toBeUndefined();
    now = new Date(until(61));
    expect(await compute()).toEqual({ result: 'computed', number: 1 });
    expect(await keepJob(services.db, dead, 50, until(200))).toBe(false);
    expect(await endJob(services.db, dead, 'failed', null)).toBe(false);
    expect(await findLatestJob(services.db, 'edition', assessment)).toMatchObject({ state: 'done' });
  });

  it('keeps its assessment closed until it is there, and fails after three attempts', async () => {
    await people('acute', ['1', '2', '3', '4', '5']);
    await close();
    expect(await moveAssessment(services, by, assessment, 'reopen')).toEqual({
      outcome: 'refused',
      refusal: 'edition-under-way',
    });
    const broken = {
      ...services,
      instrument: { ...services.instrument, sets: {} },
    };
    for (const attempt of [1, 2, 3]) {
      await expect(computeNextEdition(broken)).rejects.toThrow('is not in the question files');
      expect(await findEditionProgress(services, assessment)).toMatchObject({
        state: attempt < 3 ? 'waiting' : 'failed',
      });
    }
    expect(await computeNextEdition(broken)).toBeUndefined();
    await reopen();
    await close();
    expect(await compute()).toEqual({ result: 'computed', number: 1 });
  });

  it('leaves out those who send after the close', async () => {
    await people('acute', ['1', '2', '3', '4', '5']);
    const late = await answerAll(services, assessment, { sector: 'acute' }, '5');
    await services.db.updateTable('response').set({ state: 'begun' }).where('id', '=', late).execute();
    await close();
    expect(await sendResponse(services, late)).toBe(false);
    await say(services, late, 'full', '1');
    await compute();
    expect((await results()).shown.n).toBe(5);
    const kept = services.db.selectFrom('answer').select('value').where('response_id', '=', late).distinct();
    expect(await kept.execute()).toEqual([{ value: '5' }]);
  });
});
