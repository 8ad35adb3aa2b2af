import { beforeEach, expect, it } from 'vitest';
import { takeJob } from 'db/queries/jobs';
import { saveEntries } from 'db/queries/answers';
import { checkEditions } from '~/services/edition-checks.server';
import { computeNextEdition } from '~/services/editions.server';
import type { Services } from '~/services/context.server';
import { makeCodes } from '~/services/invitation-codes.server';
import type { InPlace } from '~/services/places.server';
import { type Entry, findOwnResponse, saveOwnEntries, savePostedChanges } from '~/services/responses.server';
import { rewriteNext } from '~/services/rewriting.server';
import { answerAll, makeDraft, makePlace, move } from '../factories/place';
import { makeServices } from '../factories/services';
import { describeOnEachEngine } from '../setup/databases';

const QUESTION = 'leadership-1';
const DEVICE = '00000000000000bb';

describeOnEachEngine('writing a closed assessment anew', (open) => {
  let services: Services;
  let by: InPlace;
  let id: string;
  let now: Date;
  beforeEach(async () => {
    now = new Date('2026-10-01T09:00:00Z');
    services = makeServices((await open()).db, () => now);
    by = await makePlace(services);
    id = await makeDraft(services, by);
    await move(services, by, id, 'open');
  });

  const later = (seconds: number) => (now = new Date(now.getTime() + seconds * 1000));
  const close = async () => {
    later(1);
    await move(services, by, id, 'close');
    await computeNextEdition(services);
  };
  const everything = async () => {
    const { db } = services;
    const response = await db.selectFrom('response').selectAll().orderBy('id').execute();
    const answer = await db
      .selectFrom('answer')
      .select(['response_id', 'question_id', 'value'])
      .orderBy('response_id')
      .orderBy('question_id')
      .execute();
    const comment = await db
      .selectFrom('comment')
      .select(['response_id', 'question_id', 'body'])
      .orderBy('response_id')
      .orderBy('question_id')
      .execute();
    const code = await db
      .selectFrom('invitation_code')
      .select(['code_hash', 'batch_id', 'sector', 'spent'])
      .orderBy('code_hash')
      .execute();
    return { response, answer, comment, code };
  };
  const comment = (responseId: string, value: string, sequence: number) =>
    saveOwnEntries(services, responseId, [
      { kind: 'comment', questionId: QUESTION, value, sequence, device: DEVICE },
    ]);
  const stamps = async (responseId: string) => {
    const rows = await services.db
      .selectFrom('answer')
      .select(['sequence', 'device'])
      .where('response_id', '=', responseId)
      .union(
        services.db
          .selectFrom('comment')
          .select(['sequence', 'device'])
          .where('response_id', '=', responseId),
      )
      .execute();
    return rows;
  };

  it('keeps what was said, of the assessment and of others, and no more', async () => {
    const other = await makeDraft(services, by);
    await move(services, by, other, 'open');
    const own: string[] = [];
    const others: string[] = [];
    for (let i = 0; i < 45; i += 1) {
      const person = {
        sector: i % 2 === 0 ? 'acute' : 'residents',
        form: i % 2 === 0 ? 'full' : 'resident',
      } as const;
      const responseId = await answerAll(services, i % 3 === 0 ? other : id, person, `${(i % 5) + 1}`);
      (i % 3 === 0 ? others : own).push(responseId);
      if (i % 4 === 0) await comment(responseId, `“So” – it’s\nan \\ "answer" ${i}`, i + 3000);
    }
    await services.db
      .updateTable('response')
      .set({ import_id: 'b' })
      .where('id', 'in', [own[1]!, others[1]!])
      .execute();
    for (const assessment of [id, other]) {
      await makeCodes(services, by, assessment, { id: services.newId(), codes: 90, sector: 'acute' });
    }
    await close();
    const before = await everything();
    const stampsBefore = await stamps(others[0]!);
    expect((await rewriteNext(services))?.outcome).toEqual({ result: 'rewritten' });
    expect(await everything()).toEqual(before);

    expect(await stamps(own[0]!)).toEqual([{ sequence: 1000, device: '' }]);
    for (const responseId of own) {
      for (const { sequence, device } of await stamps(responseId))
        expect([sequence % 1000, device]).toEqual([0, '']);
    }
    expect(await stamps(others[0]!)).toEqual(stampsBefore);
    const kept = await services.db
      .selectFrom('invitation_code')
      .select(['assessment_id', 'sealed'])
      .execute();
    expect(kept.filter(({ sealed }) => sealed === null).map((row) => row.assessment_id)).toEqual(
      Array(90).fill(id),
    );
    for await (const { found } of checkEditions(services)) expect(found).toBe('same');
    // Once more changes nothing.
    await services.db.updateTable('job').set({ state: 'waiting' }).where('kind', '=', 'rewrite').execute();
    await rewriteNext(services);
    expect(await everything()).toEqual(before);
  });

  it('waits for the edition, stops when the assessment is opened again, and begins anew at the next close', async () => {
    const responseId = await answerAll(services, id, { sector: 'acute' }, '3');
    later(1);
    await move(services, by, id, 'close');
    expect(await rewriteNext(services)).toBeUndefined();
    await computeNextEdition(services);
    // A process has begun; then the lead opens it again.
    const taken = await takeJob(services.db, 'rewrite', now.toISOString(), later(60).toISOString());
    expect(taken).toMatchObject({ kind: 'rewrite', assessmentId: id });
    await move(services, by, id, 'reopen');
    later(61);
    expect(await rewriteNext(services)).toBeUndefined();
    expect((await stamps(responseId))[0]?.device).not.toBe('');
    await close();
    expect((await rewriteNext(services))?.outcome).toEqual({ result: 'rewritten' });
    expect(await stamps(responseId)).toEqual([{ sequence: 1000, device: '' }]);
  });

  it('is taken over from a process that ended, and done by one of several', async () => {
    await answerAll(services, id, { sector: 'acute' }, '3');
    await close();
    await takeJob(services.db, 'rewrite', now.toISOString(), later(60).toISOString());
    later(-1);
    expect(await rewriteNext(services)).toBeUndefined();
    later(2);
    const all = await Promise.all([1, 2, 3].map(() => rewriteNext(services)));
    expect(all.filter(Boolean)).toEqual([{ assessmentId: id, outcome: { result: 'rewritten' } }]);
  });

  it('stops between two steps where it is asked to, and goes on later', async () => {
    for (let i = 0; i < 3; i += 1) await answerAll(services, id, { sector: 'acute' }, '3');
    await close();
    let steps = 0;
    expect((await rewriteNext(services, () => (steps += 1) > 1))?.outcome).toEqual({ result: 'stopped' });
    expect((await rewriteNext(services))?.outcome).toEqual({ result: 'rewritten' });
  });

  it('lets somebody who comes back after a reopening go on, on any device and without JavaScript', async () => {
    const responseId = await answerAll(services, id, { sector: 'acute' }, '3');
    await close();
    await rewriteNext(services);
    await move(services, by, id, 'reopen');
    const own = () => findOwnResponse(services, responseId);
    const { lastSequence, answers } = (await own())!;
    expect(lastSequence).toBe(1000);
    const [first, second, third] = Object.keys(answers) as [string, string, string];
    const entry = (questionId: string, value: '1', sequence: number): Entry => ({
      ...{ kind: 'answer', questionId, value, sequence, device: DEVICE },
    });
    // What the device counts on from the server's number stands; what it had left unsent before the close does not.
    expect(await saveOwnEntries(services, responseId, [entry(first, '1', 1001)])).toEqual(['saved']);
    expect(await saveOwnEntries(services, responseId, [entry(second, '1', 49)])).toEqual(['older']);
    expect(
      await savePostedChanges(services, responseId, [{ kind: 'answer', questionId: third, value: '1' }]),
    ).toBe(true);
    expect((await own())!.answers).toEqual({ ...answers, [first]: '1', [third]: '1' });
  });
});

describeOnEachEngine('writing many responses anew', (open) => {
  it('keeps nobody who writes waiting for long', async () => {
    const { db } = await open();
    let now = new Date('2026-10-01T09:00:00Z');
    const services = makeServices(db, () => now);
    const by = await makePlace(services);
    const id = await makeDraft(services, by);
    await move(services, by, id, 'open');
    const first = await answerAll(services, id, { sector: 'acute' }, '3');
    const row = await db.selectFrom('response').selectAll().where('id', '=', first).executeTakeFirstOrThrow();
    const said = await db.selectFrom('answer').selectAll().where('response_id', '=', first).execute();
    const people = 320;
    for (let made = 0; made < people; made += 40) {
      const ids = Array.from({ length: 40 }, () => services.newId());
      await db
        .insertInto('response')
        .values(ids.map((one) => ({ ...row, id: one, return_code_hash: one })))
        .execute();
      for (const one of ids) {
        await db
          .insertInto('answer')
          .values(said.map((answer) => ({ ...answer, response_id: one })))
          .execute();
      }
    }
    const elsewhere = await makeDraft(services, by);
    await move(services, by, elsewhere, 'open');
    const busy = await answerAll(services, elsewhere, { sector: 'acute' }, '3');
    now = new Date(now.getTime() + 1000);
    await move(services, by, id, 'close');
    await db.deleteFrom('job').where('kind', '=', 'edition').execute();

    let longest = 0;
    let saves = 0;
    let done = false;
    const begun = performance.now();
    const rewriting = rewriteNext(services).finally(() => (done = true));
    while (!done) {
      const start = performance.now();
      saves += 1;
      await saveEntries(db, {
        responseId: busy,
        now: now.toISOString(),
        entries: [
          {
            kind: 'answer',
            questionId: said[0]!.question_id,
            value: '4',
            sequence: 5000 + saves,
            device: DEVICE,
          },
        ],
      });
      longest = Math.max(longest, performance.now() - start);
      await new Promise((soon) => setTimeout(soon, 5));
    }
    expect((await rewriting)?.outcome).toEqual({ result: 'rewritten' });
    // However busy the computer is: nobody waits for more than a few of its many steps.
    expect(longest).toBeLessThan((performance.now() - begun) / 3);
    const left = await db
      .selectFrom('answer')
      .innerJoin('response', 'response.id', 'answer.response_id')
      .select((eb) => eb.fn.countAll<number>().as('count'))
      .where('response.assessment_id', '=', id)
      .where('device', '=', '')
      .executeTakeFirstOrThrow();
    expect(left.count).toBe((people + 1) * said.length);
  });
});
