import { beforeEach, expect, it } from 'vitest';
import { addMember } from 'db/queries/accounts';
import { deleteReviewedComments } from 'db/queries/reviewed-comments';
import { REVIEW_STATES } from '~/domain/comments/review';
import { listCommentsToReview, listReleasedComments } from '~/services/comment-lists.server';
import { type CommentDecision, reviewComments } from '~/services/comment-reviews.server';
import { findResultsReader } from '~/services/results-reader.server';
import type { Services } from '~/services/context.server';
import { computeNextEdition } from '~/services/editions.server';
import type { InPlace } from '~/services/places.server';
import { saveOwnEntries, withdrawOwnResponse } from '~/services/responses.server';
import { answerAll, makeDraft, makePlace, move } from '../factories/place';
import { makeServices } from '../factories/services';
import { describeOnEachEngine } from '../setup/databases';

/** The last is not asked of residents. */
const QUESTIONS = ['relationships.openness', 'vision.shared', 'barrier.finance', 'money.pooled'] as const;
const [OPENNESS, SHARED, BARRIER, POOLED] = QUESTIONS;

describeOnEachEngine('the comments of an assessment', (open) => {
  let services: Services;
  let by: InPlace;
  let assessment: string;
  let sequence = 100;
  beforeEach(async () => {
    const { db } = await open();
    services = makeServices(db);
    by = await makePlace(services);
    assessment = await makeDraft(services, by);
    await move(services, by, assessment, 'open');
  });

  const write = (responseId: string, questionId: string, value: string) =>
    saveOwnEntries(services, responseId, [
      { kind: 'comment', questionId, value, sequence: (sequence += 1), device: '00000000000000aa' },
    ]);
  // Residents are asked less, which makes their editions quick.
  const people = async (count: number, form: 'full' | 'resident' = 'resident') => {
    const ids: string[] = [];
    const sector = form === 'full' ? 'acute' : 'residents';
    for (let at = 0; at < count; at += 1) {
      ids.push(await answerAll(services, assessment, { sector, form }, String(1 + (at % 5))));
    }
    return ids;
  };
  const close = async () => {
    await move(services, by, assessment, 'close');
    return (await computeNextEdition(services))!.outcome.result;
  };
  const reopen = () => move(services, by, assessment, 'reopen');
  const reader = async (who = by) =>
    (await findResultsReader(services, who, { placeId: who.placeId, assessmentId: assessment }))!;
  const everything = { questionIds: QUESTIONS, page: 1, size: 100 };
  const toReview = async (who = by) =>
    (await listCommentsToReview(services, who, assessment, { ...everything, states: REVIEW_STATES }))
      ?.comments;
  const stand = async () =>
    ((await toReview()) ?? []).map(({ questionId, body, state }) => `${questionId} ${body}: ${state}`).sort();
  const released = async (who = by) =>
    (await listReleasedComments(services, await reader(who), everything)).comments;
  const decide = async (body: string, decision: CommentDecision['decision'], who = by, seen?: string) => {
    const comment = (await toReview())!.find((one) => one.body === body)!;
    return reviewComments(services, who, assessment, [
      { id: comment.id, seen: seen ?? comment.seen, decision },
    ]);
  };
  const release = (body: string, text = body) => decide(body, { to: 'released', text });

  it('are copied with the edition, those of the people it counts alone, and nothing leads back from a copy', async () => {
    const [one, two, ...rest] = await people(6);
    await write(one!, OPENNESS, 'slow');
    await write(one!, SHARED, 'no time');
    await write(two!, OPENNESS, 'slow');
    await write(two!, BARRIER, '  \u200b ');
    await write(rest[0]!, SHARED, 'taken back');
    await write(rest[0]!, SHARED, '');
    const unsent = rest[1]!;
    await write(unsent, OPENNESS, 'never sent');
    await services.db.updateTable('response').set({ state: 'begun' }).where('id', '=', unsent).execute();
    expect(await stand()).toEqual([]);
    expect(await close()).toBe('computed');
    expect(await stand()).toEqual([
      `${OPENNESS} slow: waiting`,
      `${OPENNESS} slow: waiting`,
      `${SHARED} no time: waiting`,
    ]);
    const rows = await services.db.selectFrom('reviewed_comment').selectAll().execute();
    expect(Object.keys(rows[0]!).sort()).toEqual(
      ['assessment_id', 'body', 'id', 'question_id', 'released_body', 'state'].sort(),
    );
    for (const { id } of rows) expect(id).toMatch(/^[0-9a-f]{32}$/);
    expect(await released()).toEqual([]);
  });

  it('are not kept where there is no edition, nor on a question that too few were asked', async () => {
    const ids = await people(4, 'full');
    for (const id of ids) await write(id, POOLED, 'one of four');
    expect(await close()).toBe('too-few');
    expect(await stand()).toEqual([]);
    await reopen();
    await write(ids[0]!, OPENNESS, 'asked of enough');
    await people(2);
    expect(await close()).toBe('computed');
    // Residents are not asked the other, so that it would be known whose comments they are.
    expect(await stand()).toEqual([`${OPENNESS} asked of enough: waiting`]);
  });

  it('keep their review in a later edition; what is gone goes, what is new waits', async () => {
    const ids = await people(8);
    for (const [at, body] of ['stays', 'hidden stays', 'changes', 'goes'].entries()) {
      await write(ids[at]!, OPENNESS, body);
    }
    await close();
    await release('stays');
    await decide('hidden stays', { to: 'hidden' });
    await release('changes');
    await release('goes');
    await reopen();
    await withdrawOwnResponse(services, ids[3]!);
    await write(ids[2]!, OPENNESS, 'changed');
    expect(await close()).toBe('too-few-new');
    expect(await stand()).toEqual([`${OPENNESS} hidden stays: hidden`, `${OPENNESS} stays: released`]);
    await reopen();
    for (const id of await people(4)) await write(id, SHARED, 'new');
    expect(await close()).toBe('computed');
    expect(await stand()).toEqual([
      `${OPENNESS} changed: waiting`,
      `${OPENNESS} hidden stays: hidden`,
      `${OPENNESS} stays: released`,
      ...Array(4).fill(`${SHARED} new: waiting`),
    ]);
  });

  it('all go where fewer people than the threshold are left behind them', async () => {
    const ids = await people(6);
    for (const id of ids) await write(id, OPENNESS, 'ours');
    await close();
    expect(await stand()).toHaveLength(6);
    await reopen();
    for (const id of ids.slice(0, 2)) await withdrawOwnResponse(services, id);
    expect(await close()).toBe('too-few-new');
    expect(await stand()).toEqual([]);
  });

  it('are released whole or with parts taken out, hidden, or put back, and partners see what is released alone', async () => {
    const ids = await people(5);
    for (const [at, body] of ['I asked Ann twice', 'fine', 'secret'].entries()) {
      await write(ids[at]!, OPENNESS, body);
    }
    await close();
    expect(await release('I asked Ann twice', 'I asked [...] twice')).toMatchObject({ outcome: 'done' });
    await release('fine');
    await decide('secret', { to: 'hidden' });
    const list = await listReleasedComments(services, await reader(), everything);
    expect(list.comments.map(({ text }) => text).sort()).toEqual(['I asked […] twice', 'fine']);
    expect(JSON.stringify(list)).not.toMatch(/Ann|secret/);
    expect(await release('fine', 'all fine')).toMatchObject({ outcome: 'refused' });
    // Who took parts out and did not choose to release it is asked what was meant.
    expect(await decide('fine', { to: 'waiting', text: '[...] ne' })).toMatchObject({ outcome: 'refused' });
    await decide('fine', { to: 'waiting', text: 'fine' });
    expect((await released())?.map(({ text }) => text)).toEqual(['I asked […] twice']);
    const log = services.db
      .selectFrom('audit_entry')
      .select('details')
      .where('action', '=', 'comments.reviewed');
    const details = (await log.execute()).map((entry) => JSON.parse(entry.details) as object);
    expect(details).toHaveLength(4);
    expect(details[0]).toEqual({ waiting: 0, released: 1, hidden: 0 });
    await deleteReviewedComments(services.db, assessment);
    expect(await stand()).toEqual([]);
  });

  it('are decided once, whoever decides at the same time or again', async () => {
    const ids = await people(5);
    for (const id of ids) await write(id, OPENNESS, `comment of ${id}`);
    await close();
    const all = (await toReview())!;
    const asSeen = (to: 'released' | 'hidden') =>
      all.map(({ id, seen, body }) => ({
        id,
        seen,
        decision: to === 'released' ? { to, text: body } : ({ to } as const),
      }));
    const outcomes = await Promise.all(
      (['released', 'hidden'] as const).map((to) => reviewComments(services, by, assessment, asSeen(to))),
    );
    const counts = outcomes.map((outcome) =>
      outcome.outcome === 'done' ? [outcome.moved.length, outcome.changed.length] : [],
    );
    // Each comment by one of the two; to the other it is changed.
    expect(counts[0]![0]! + counts[1]![0]!).toBe(5);
    expect(counts[0]![0]! + counts[0]![1]!).toBe(5);
    // The same once more changes nothing, and is no conflict where it stands so already.
    const winner = counts[0]![0] === 5 ? 'released' : 'hidden';
    if (counts.some(([moved]) => moved === 5)) {
      expect(await reviewComments(services, by, assessment, asSeen(winner))).toMatchObject({
        moved: [],
        changed: [],
      });
    }
    // What was left as it was seen is left alone, whatever became of it.
    const untouched = all.map(({ id, seen }) => ({ id, seen, decision: { to: 'waiting' } as const }));
    expect(await reviewComments(services, by, assessment, untouched)).toMatchObject({
      moved: [],
      changed: [],
    });
    expect((await stand()).some((line) => line.endsWith('waiting'))).toBe(false);
  });

  it('keep their order and stand on pages, question by question', async () => {
    const ids = await people(5);
    for (const [at, id] of ids.entries()) {
      await write(id, SHARED, `t${at}`);
      await write(id, OPENNESS, `o${at}`);
    }
    await close();
    const page = async (number: number) =>
      (await listCommentsToReview(services, by, assessment, {
        questionIds: [OPENNESS, SHARED],
        states: ['waiting'],
        page: number,
        size: 4,
      }))!;
    const pages = [await page(1), await page(2), await page(3)];
    expect(pages.map(({ comments }) => comments.length)).toEqual([4, 4, 2]);
    const bodies = pages.flatMap(({ comments }) => comments.map(({ body }) => body));
    expect(bodies.slice(0, 5).every((body) => body.startsWith('o'))).toBe(true);
    expect(new Set(bodies).size).toBe(10);
    expect((await page(2)).comments).toEqual(pages[1]!.comments);
    const idsInOrder = pages
      .flatMap(({ comments }) => comments)
      .slice(0, 5)
      .map(({ id }) => id);
    expect(idsInOrder).toEqual([...idsInOrder].sort());
  });

  it('are read and decided by leads of the place alone; released ones by its members', async () => {
    const ids = await people(5);
    await write(ids[0]!, OPENNESS, 'ours');
    await close();
    await release('ours');
    const other = await makePlace(services, 'Elsewhere');
    const asMember = async (role: 'facilitator' | 'viewer') => {
      const { accountId } = await makePlace(services, role);
      await services.db
        .transaction()
        .execute((trx) => addMember(trx, { accountId, placeId: by.placeId, role }));
      return { accountId, placeId: by.placeId };
    };
    for (const who of [await asMember('facilitator'), await asMember('viewer')]) {
      expect(await toReview(who)).toBeUndefined();
      expect(await decide('ours', { to: 'hidden' }, who)).toEqual({ outcome: 'not-there' });
      expect(await released(who)).toHaveLength(1);
    }
    expect(await reader({ accountId: other.accountId, placeId: by.placeId })).toBeUndefined();
    // Their own place has no such assessment.
    expect(await reader(other)).toBeUndefined();
    expect(await toReview(other)).toEqual([]);
    expect(await decide('ours', { to: 'hidden' }, other)).toMatchObject({ moved: [], gone: 1 });
    expect(await released()).toHaveLength(1);
  });
});
