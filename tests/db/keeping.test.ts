import { beforeEach, expect, it } from 'vitest';
import { saveComment } from 'db/queries/answers';
import { readShown } from '~/domain/edition/read-shown';
import { moveAssessment, moveDueAssessments } from '~/services/assessment-moves.server';
import { changeSharing, findAssessmentIn, shortenKeepingTime } from '~/services/assessments.server';
import { verifyAudit } from '~/services/audit.server';
import type { Services } from '~/services/context.server';
import { askToDelete, deleteDueAssessments, keepAssessment } from '~/services/deletions.server';
import { checkEditions } from '~/services/edition-checks.server';
import { computeNextEdition } from '~/services/editions.server';
import { rewriteNext } from '~/services/rewriting.server';
import { deleteAnswersNoLongerKept } from '~/services/keeping.server';
import { findSurvey } from '~/services/joining.server';
import { countParticipation, findCounted } from '~/services/participation.server';
import type { InPlace } from '~/services/places.server';
import { beginResponse, findOwnResponse } from '~/services/responses.server';
import { makeResultsLink } from '~/services/results-links.server';
import { answerAll, makeDraft, makePlace, move, readResults } from '../factories/place';
import { makeServices } from '../factories/services';
import { bytesOf, tracesOf } from '../factories/traces';
import { describeOnEachEngine } from '../setup/databases';

const WORDS = 'Nobody else would put it like this';
const DAY_MS = 86_400_000;

describeOnEachEngine('how long things are kept', (open) => {
  let services: Services;
  let url: string;
  let by: InPlace;
  let id: string;
  let now: Date;
  beforeEach(async () => {
    const database = await open();
    url = database.url;
    now = new Date('2026-10-01T09:00:00.000Z');
    services = makeServices(database.db as never, () => now);
    by = await makePlace(services);
    id = await opened();
  });

  const db = () => services.db as Awaited<ReturnType<typeof open>>['db'];
  const opened = async () => {
    const made = await makeDraft(services, by);
    await move(services, by, made, 'open');
    return made;
  };
  /** Ten people of two sectors, one comment, one who never sends, and the results. */
  const answered = async (assessment: string, levels = '1234512345', words = WORDS) => {
    const ids: string[] = [];
    for (const [index, level] of [...levels].entries()) {
      const sector = index % 2 === 0 ? 'acute' : 'local-authority';
      ids.push(await answerAll(services, assessment, { sector }, level));
    }
    const [question] = services.instrument.current.dimensions[0]!.questions;
    const comment = { questionId: question!.id, value: words, sequence: 1, device: 'a' };
    await saveComment(services.db, { responseId: ids[0]!, now: now.toISOString(), ...comment });
    const about = { form: 'full', sector: 'acute', tier: 'board', jointPost: false } as const;
    const unsent = await beginResponse(services, assessment, services.newId(), about);
    if (unsent.outcome !== 'begun') throw new Error(unsent.outcome);
    return [...ids, unsent.responseId];
  };
  const closed = async (assessment: string) => {
    now = new Date(now.getTime() + 1_000);
    await move(services, by, assessment, 'close');
    while (await computeNextEdition(services));
    while (await rewriteNext(services));
  };
  const found = async (assessment = id) =>
    (await findAssessmentIn(services, by, assessment, 'see-assessments'))?.assessment;
  const responses = async (assessment = id) =>
    (await db().selectFrom('response').select('state').where('assessment_id', '=', assessment).execute()).map(
      ({ state }) => state,
    );
  const checked = async () => {
    const all: string[] = [];
    for await (const each of checkEditions(services)) all.push(each.found);
    return all.sort();
  };
  const audited = async (subject = id) => {
    const rows = await db()
      .selectFrom('audit_entry')
      .select('action')
      .where('subject', '=', subject)
      .orderBy('seq')
      .execute();
    return rows.map(({ action }) => action);
  };
  const later = (time: string) => void (now = new Date(time));

  it('answers go when their time is over, comments with them; the results stay, and it stays closed', async () => {
    const ids = await answered(id);
    await closed(id);
    const shown = await readResults(services, by, id);
    later('2028-10-01T09:00:00.500Z');
    expect(await deleteAnswersNoLongerKept(services)).toBe(0);
    expect(await responses()).toHaveLength(11);
    later('2028-10-01T09:00:01.000Z');
    expect(await deleteAnswersNoLongerKept(services)).toBe(1);
    expect(await deleteAnswersNoLongerKept(services)).toBe(0);

    expect(await responses()).toEqual([]);
    expect(await tracesOf(db(), [...ids, WORDS])).toEqual([]);
    const bytes = await bytesOf(url);
    for (const text of [...ids, WORDS]) expect(bytes.includes(text)).toBe(false);
    expect(await findOwnResponse(services, ids[0]!)).toBeUndefined();
    expect(await found()).toMatchObject({ state: 'closed', answersGone: true });
    expect(await moveAssessment(services, by, id, 'reopen')).toEqual({
      outcome: 'refused',
      refusal: 'answers-gone',
    });
    expect(await readResults(services, by, id)).toEqual(shown);
    expect(await checked()).toEqual(['reduced']);
    expect((await audited()).at(-1)).toBe('assessment.answers-deleted');
    expect(await verifyAudit(services)).toMatchObject({ outcome: 'whole' });
  });

  it('of what an edition counted only what later rounds are compared with is left, and they tell the same', async () => {
    await answered(id);
    await closed(id);
    const whole = await db().selectFrom('edition').select('protected').executeTakeFirstOrThrow();
    const next = async (time: string) => {
      later(time);
      const other = await opened();
      await answered(other, '3344553344');
      await closed(other);
      const results = await readResults(services, by, other);
      if (results?.status !== 'ready') throw new Error('no results');
      return results.shown.rounds.find(({ assessmentId }) => assessmentId === id)!;
    };
    const before = await next('2028-09-01T09:00:00.000Z');
    later('2028-11-01T09:00:00.000Z');
    expect(await deleteAnswersNoLongerKept(services)).toBe(1);
    const reduced = await db()
      .selectFrom('edition')
      .select('protected')
      .where('assessment_id', '=', id)
      .executeTakeFirstOrThrow();
    const kept = JSON.parse(reduced.protected!) as { reduced: true; dimensions: object };
    expect(Object.keys(kept)).toEqual(['reduced', 'dimensions']);
    // Groups of at least the threshold, by dimension: no levels, no questions, no tiers.
    for (const groups of Object.values(kept.dimensions) as { n: number }[][]) {
      for (const group of groups) {
        expect(Object.keys(group)).toEqual(['sectors', 'n', 'statistics']);
        expect(group.n).toBeGreaterThanOrEqual(5);
      }
    }
    expect(reduced.protected!.length).toBeLessThan(whole.protected!.length / 3);
    const after = await next('2028-12-01T09:00:00.000Z');
    expect(before.dimensions.some(({ status }) => status === 'compared')).toBe(true);
    expect(after).toEqual(before);
    // The rounds that were compared with it are still what is computed again.
    expect(await checked()).toEqual(['reduced', 'same', 'same']);
  });

  it('an interrupted deletion goes on where it was left', async () => {
    await answered(id);
    await closed(id);
    await db().updateTable('assessment').set({ answers_gone: 1 }).where('id', '=', id).execute();
    expect(await deleteAnswersNoLongerKept(services)).toBe(1);
    expect(await responses()).toEqual([]);
  });

  it('answers of what is open, and of the trial, are not touched however late it is', async () => {
    await answered(id);
    later('2099-01-01T00:00:00.000Z');
    expect(await deleteAnswersNoLongerKept(services)).toBe(0);
    expect(await responses()).toHaveLength(11);
  });

  it('the time counts from the last closing, and waits for results that are being worked out', async () => {
    await answered(id);
    await closed(id);
    await move(services, by, id, 'reopen');
    expect(await found()).toMatchObject({ closedAt: null });
    later('2029-01-01T00:00:00.000Z');
    await move(services, by, id, 'close');
    expect(await found()).toMatchObject({ closedAt: '2029-01-01T00:00:00.000Z' });
    later('2032-01-01T00:00:00.000Z');
    expect(await deleteAnswersNoLongerKept(services)).toBe(0);
    while (await computeNextEdition(services));
    while (await rewriteNext(services));
    expect(await deleteAnswersNoLongerKept(services)).toBe(1);
  });

  it('notes when it closed by the clock', async () => {
    const closesAt = '2026-10-05T09:00:00.000Z';
    await db().updateTable('assessment').set({ closes_at: closesAt }).where('id', '=', id).execute();
    later('2026-10-05T09:00:20.000Z');
    expect(await moveDueAssessments(services)).toBe(1);
    expect(await found()).toMatchObject({ state: 'closed', closedAt: '2026-10-05T09:00:20.000Z' });
  });

  it('may be shortened, never made longer, and shared or not at any time; each is written down', async () => {
    expect(await shortenKeepingTime(services, by, id, 36)).toBe('too-late');
    expect(await shortenKeepingTime(services, by, id, 24)).toBe('too-late');
    expect(await shortenKeepingTime(services, by, id, 6)).toBe('changed');
    expect(await changeSharing(services, by, id, true)).toBe('changed');
    expect(await changeSharing(services, by, id, true)).toBe('too-late');
    await closed(id);
    expect(await changeSharing(services, by, id, false)).toBe('changed');
    expect(await found()).toMatchObject({ keepMonths: 6, shared: false });
    expect((await audited()).filter((action) => /keeping|sharing/.test(action))).toEqual([
      'assessment.keeping-shortened',
      'assessment.sharing-given',
      'assessment.sharing-withdrawn',
    ]);
    const stranger = await makePlace(services, 'Elsewhere');
    const there = { ...stranger, placeId: by.placeId };
    expect(await changeSharing(services, there, id, true)).toBe('not-there');
    expect(await shortenKeepingTime(services, stranger, id, 6)).toBe('not-there');
  });

  it('in the archive only what was sent is kept, the results stay, and nothing leads out', async () => {
    const ids = await answered(id);
    await move(services, by, id, 'close');
    expect(await moveAssessment(services, by, id, 'archive')).toEqual({
      outcome: 'refused',
      refusal: 'edition-under-way',
    });
    while (await computeNextEdition(services));
    expect(await moveAssessment(services, by, id, 'archive')).toEqual({
      outcome: 'moved',
      state: 'archived',
    });
    while (await rewriteNext(services));
    expect(await responses()).toEqual(Array(10).fill('sent'));
    expect((await bytesOf(url)).includes(ids.at(-1)!)).toBe(false);
    expect(await readResults(services, by, id)).toMatchObject({ status: 'ready' });
    for (const command of ['open', 'reopen', 'close', 'archive'] as const) {
      expect(await moveAssessment(services, by, id, command)).toMatchObject({ outcome: 'refused' });
    }
    expect(await checked()).toEqual(['same']);
    // It is still counted for the last time, and its answers still go when their time is over.
    later('2026-10-01T10:00:20.000Z');
    expect(await countParticipation(services)).toBe(1);
    expect(await findCounted(services, by, id)).toMatchObject({ counts: { acute: 5, 'local-authority': 5 } });
    later('2029-01-01T00:00:00.000Z');
    expect(await deleteAnswersNoLongerKept(services)).toBe(1);
  });

  it('a draft that nobody answered is deleted at once', async () => {
    const drafted = await makeDraft(services, by);
    expect(await askToDelete(services, by, drafted, '')).toBe('deleted');
    expect(await askToDelete(services, by, drafted, '')).toBe('not-there');
    expect(await tracesOf(db(), [drafted])).toEqual([]);
    expect((await audited(drafted)).at(-1)).toBe('assessment.deleted');
  });

  it('an assessment goes 30 days after its lead asked for that, with everything of it', async () => {
    const ids = await answered(id);
    await closed(id);
    const kept = await makeDraft(services, by);
    await move(services, by, kept, 'open');
    await answered(kept, '3333344444', 'Something else');
    await closed(kept);
    const link = { id: services.newId(), label: 'Board', password: '' };
    await makeResultsLink(services, by, id, link);
    expect((await readResults(services, by, kept))!).toMatchObject({
      shown: { rounds: [{ assessmentId: id }] },
    });

    expect(await askToDelete(services, by, id, 'Spring')).toBe('wrong-title');
    expect(await askToDelete(services, by, id, ' autumn ')).toBe('waiting');
    expect(await askToDelete(services, by, id, '')).toBe('waiting');
    expect(await found()).toMatchObject({ deleteAt: new Date(now.getTime() + 30 * DAY_MS).toISOString() });
    for (const command of ['reopen', 'archive'] as const) {
      expect(await moveAssessment(services, by, id, command)).toEqual({
        outcome: 'refused',
        refusal: 'to-be-deleted',
      });
    }
    now = new Date(now.getTime() + 30 * DAY_MS - 1);
    expect(await deleteDueAssessments(services)).toBe(0);
    now = new Date(now.getTime() + 1);
    expect(await keepAssessment(services, by, id)).toBe('too-late');
    expect(await deleteDueAssessments(services)).toBe(1);

    expect(await found()).toBeUndefined();
    expect(await tracesOf(db(), [id, ...ids, WORDS, link.id])).toEqual([]);
    const bytes = await bytesOf(url);
    for (const text of [...ids, WORDS]) expect(bytes.includes(text)).toBe(false);
    expect(await audited()).toContain('assessment.deletion-asked');
    expect((await audited()).at(-1)).toBe('assessment.deleted');
    expect(await verifyAudit(services)).toMatchObject({ outcome: 'whole' });
    // Another round is as it was, but for what changed since the one that is gone.
    expect(await responses(kept)).toHaveLength(11);
    expect(await readResults(services, by, kept)).toMatchObject({ status: 'ready', shown: { rounds: [] } });
    expect(await checked()).toEqual(['same']);
    const stored = await db().selectFrom('edition').select('shown').executeTakeFirstOrThrow();
    expect(readShown(stored.shown).n).toBe(10);
  });

  it('is kept where its lead takes that back in time, and can then be opened again', async () => {
    await answered(id);
    await closed(id);
    await askToDelete(services, by, id, 'Autumn');
    expect(await keepAssessment(services, by, id)).toBe('kept');
    expect(await keepAssessment(services, by, id)).toBe('kept');
    later('2026-12-01T09:00:00.000Z');
    expect(await deleteDueAssessments(services)).toBe(0);
    expect(await moveAssessment(services, by, id, 'reopen')).toMatchObject({ outcome: 'moved' });
    expect((await audited()).slice(-3)).toEqual([
      'assessment.deletion-asked',
      'assessment.kept',
      'assessment.reopened',
    ]);
  });

  it('is deleted by a lead of its place alone, and not while it is open', async () => {
    expect(await askToDelete(services, by, id, 'Autumn')).toBe('not-from-here');
    await closed(id);
    const stranger = await makePlace(services, 'Elsewhere');
    expect(await askToDelete(services, stranger, id, 'Autumn')).toBe('not-there');
    expect(await askToDelete(services, { ...stranger, placeId: by.placeId }, id, 'Autumn')).toBe('not-there');
    expect(await keepAssessment(services, stranger, id)).toBe('not-there');
    expect(await found()).toMatchObject({ deleteAt: null });
  });

  it('which organisation somebody named is told of none below the threshold, and forgotten after the close', async () => {
    const listed = ['North Trust', 'South Trust'];
    await db()
      .updateTable('assessment')
      .set({ organisations: JSON.stringify(listed) })
      .where('id', '=', id)
      .execute();
    const name = async (organisations: (string | null)[]) => {
      for (const organisation of organisations) {
        const response = await answerAll(services, id, { sector: 'acute' }, '3');
        await db().updateTable('response').set({ organisation }).where('id', '=', response).execute();
      }
    };
    const reached = async () => (await findCounted(services, by, id))!.organisations;
    await name(['North Trust', 'North Trust', 'North Trust', 'North Trust', 'South Trust', '', null]);
    later('2026-10-01T10:00:20.000Z');
    await countParticipation(services);
    expect(await reached()).toEqual([]);
    await name(['North Trust', '', '', '', '', '']);
    later('2026-10-01T11:00:20.000Z');
    await countParticipation(services);
    expect(await reached()).toEqual(['North Trust']);
    // That somebody took their answers back is not told either.
    await db().deleteFrom('response').where('organisation', '=', 'North Trust').execute();
    later('2026-10-01T12:00:20.000Z');
    await countParticipation(services);
    expect(await reached()).toEqual(['North Trust']);
    await move(services, by, id, 'close');
    later('2026-10-01T13:00:20.000Z');
    await countParticipation(services);
    expect(await reached()).toEqual(['North Trust']);
    const named = db().selectFrom('response').select('id').where('organisation', 'is not', null);
    expect(await named.execute()).toEqual([]);
  });

  it('is told to whoever is invited', async () => {
    const { joinCode } = (await found())!;
    expect(await findSurvey(services, joinCode)).toMatchObject({
      keepMonths: 24,
      shared: false,
      organisations: [],
    });
  });
});
