import { beforeAll, expect, it } from 'vitest';
import { findTookPart } from 'db/queries/workshop-records';
import { findWorkshopRow } from 'db/queries/workshops';
import { questionStep } from '~/domain/workshop/agenda';
import type { WorkshopSettings } from '~/domain/workshop/settings';
import { changeWorkshopAgenda } from '~/services/workshop-agenda.server';
import type { Services } from '~/services/context.server';
import { computeNextEdition } from '~/services/editions.server';
import type { InPlace } from '~/services/places.server';
import { clearWorkshops, removeWorkshop } from '~/services/workshop-keeping.server';
import { listOutcomes, recordOf } from '~/services/workshop-records.server';
import { changeWorkshopSettings, makeWorkshop } from '~/services/workshop-set-up.server';
import { answerAll, makeDraft, makePlace, move } from '../factories/place';
import { makeServices } from '../factories/services';
import {
  command,
  joinDevices,
  makeStep,
  makeWorkshop as makeRow,
  seen,
  voteAll,
} from '../factories/workshop';
import { describeOnEachEngine } from '../setup/databases';

describeOnEachEngine('setting up and keeping workshops', (open) => {
  let services: Services;
  let by: InPlace;
  let now = new Date('2027-05-03T09:00:00Z');
  beforeAll(async () => {
    services = makeServices((await open()).db, () => now);
    by = await makePlace(services);
  });

  const settings = (more: Partial<WorkshopSettings> = {}): WorkshopSettings => ({
    title: 'Alliance workshop',
    minutes: 90,
    sectors: ['acute', 'voluntary'],
    askTier: false,
    tables: 'none',
    threshold: 5,
    ...more,
  });
  const make = async (assessmentId: string | null = null) => {
    const id = services.newId();
    const wanted = { id, settings: settings(), assessmentId, withQuestions: true };
    return { id, wanted, outcome: await makeWorkshop(services, by, wanted) };
  };
  const auditOf = (subject: string) =>
    services.db
      .selectFrom('audit_entry')
      .select('action')
      .where('subject', '=', subject)
      .orderBy('seq')
      .execute()
      .then((rows) => rows.map(({ action }) => action));

  it('makes a workshop that can be run at once, once however often the form is sent', async () => {
    const { id, wanted, outcome } = await make();
    expect(outcome).toBe('made');
    expect(await makeWorkshop(services, by, wanted)).toBe('made');
    const made = await seen(services, by, id);
    expect(made).toMatchObject({ ...settings(), rehearsal: false, assessmentId: null, sequence: 0 });
    expect(made.code).toMatch(/^[A-Z0-9]{6}$/);
    expect(made.steps).toHaveLength(15);
    expect(await auditOf(id)).toEqual(['workshop.made']);
    const other = await makePlace(services, 'Otherton');
    expect(await makeWorkshop(services, other, wanted)).toBe('not-there');
    await command(
      services,
      by,
      id,
      { kind: 'start' },
      { kind: 'go', step: made.steps[1]!.id },
      { kind: 'open' },
    );
  });

  it('proposes the agenda of a workshop on results from what splits people, and needs results', async () => {
    const draft = await makeDraft(services, by);
    expect((await make(draft)).outcome).toBe('no-results');
    const assessment = await makeDraft(services, by);
    await move(services, by, assessment, 'open');
    for (let person = 0; person < 24; person += 1) {
      const sector = person < 12 ? 'acute' : 'voluntary';
      await answerAll(services, assessment, { sector }, (question) =>
        question === 'money.shift' ? (person % 2 ? '1' : '5') : String(2 + (person % 3)),
      );
    }
    await move(services, by, assessment, 'close');
    while (await computeNextEdition(services));
    const { id, outcome } = await make(assessment);
    expect(outcome).toBe('made');
    const { steps, edition } = await seen(services, by, id);
    expect(edition).toBe(1);
    expect(steps[1]).toMatchObject({ kind: 'question', subject: 'money.shift' });
    expect(steps[1]!.prompts[0]).toMatch(/^Split: /);
    const other = await makePlace(services, 'Elsewhere');
    const wanted = {
      id: services.newId(),
      settings: settings(),
      assessmentId: assessment,
      withQuestions: true,
    };
    expect(await makeWorkshop(services, other, wanted)).toBe('no-results');
  });

  it('changes settings of a draft alone, and only as they were seen', async () => {
    const { id } = await make();
    const to = (title: string, sequence: number) =>
      changeWorkshopSettings(services, by, id, sequence, settings({ title }));
    expect(await to('One', 0)).toBe('done');
    expect(await to('One', 0)).toBe('done');
    expect(await to('Two', 0)).toBe('changed');
    expect(await to('Two', 1)).toBe('done');
    await command(services, by, id, { kind: 'start' });
    expect(await to('Three', 3)).toBe('begun');
    expect((await seen(services, by, id)).title).toBe('Two');
  });

  it('changes the agenda as it was seen, while running only what has not begun, whatever was undone', async () => {
    const steps = [
      makeStep(services),
      makeStep(services),
      makeStep(services, { kind: 'talk', subject: null }),
    ];
    const id = await makeRow(services, by, steps);
    const [first, second, talk] = steps.map((step) => step.id);
    const change = (sequence: number, ...[made]: [Parameters<typeof changeWorkshopAgenda>[4]]) =>
      changeWorkshopAgenda(services, by, id, sequence, made);
    const ids = async () => (await seen(services, by, id)).steps.map((step) => step.id);
    expect(await change(0, { kind: 'move', step: talk!, to: 0 })).toBe('done');
    expect(await change(0, { kind: 'move', step: talk!, to: 0 })).toBe('done');
    expect(await change(0, { kind: 'remove', step: second! })).toBe('changed');
    expect(await ids()).toEqual([talk, first, second]);

    await command(services, by, id, { kind: 'start' }, { kind: 'go', step: first! }, { kind: 'open' });
    const [device] = await joinDevices(services, id, [null]);
    await voteAll(services, { workshopId: id, stepId: first!, round: 1 }, [device!], ['3']);
    await command(services, by, id, { kind: 'undo' }, { kind: 'undo' });
    const { sequence } = await seen(services, by, id);
    const content = {
      title: 'X',
      prompts: [],
      options: [],
      minutes: 1,
      rule: { shareWithinOne: 1, agreementA: 1 },
    };
    expect(await change(sequence, { kind: 'change', step: first!, content })).toEqual({ refused: 'begun' });
    expect(await change(sequence, { kind: 'change', step: second!, content })).toBe('done');
    const question = services.instrument.current.dimensions[1]!.questions[0]!;
    const added = { ...questionStep(question, 5), id: services.newId() };
    expect(await change(sequence + 1, { kind: 'add', step: added, to: 0 })).toBe('done');
    expect(await ids()).toEqual([added.id, talk, first, second]);
    // What is set up is no step to be undone.
    await command(services, by, id, { kind: 'undo' });
    expect((await seen(services, by, id)).state.stage).toBe('draft');
    expect(await ids()).toHaveLength(4);
  });

  it('deletes a workshop of the place with a note of it, and nobody else’s', async () => {
    const { id } = await make();
    const other = await makePlace(services, 'Farton');
    expect(await removeWorkshop(services, other, id)).toBe('deleted');
    expect(await findWorkshopRow(services.db, by.placeId, id)).toBeDefined();
    expect(await removeWorkshop(services, by, id)).toBe('deleted');
    expect(await removeWorkshop(services, by, id)).toBe('deleted');
    expect(await findWorkshopRow(services.db, by.placeId, id)).toBeUndefined();
    expect(await auditOf(id)).toEqual(['workshop.made', 'workshop.deleted']);
  });

  it('deletes devices, votes, code and unshown words a day after the end, and keeps what the record tells', async () => {
    const words = makeStep(services, { kind: 'words', subject: null });
    const question = makeStep(services);
    const id = await makeRow(services, by, [question, words]);
    await command(services, by, id, { kind: 'start' }, { kind: 'go', step: question.id }, { kind: 'open' });
    const devices = await joinDevices(services, id, [
      ...Array<string>(6).fill('acute'),
      ...Array<null>(6).fill(null),
    ]);
    await voteAll(
      services,
      { workshopId: id, stepId: question.id, round: 1 },
      devices,
      Array<string>(12).fill('3'),
    );
    await command(
      services,
      by,
      id,
      { kind: 'close' },
      { kind: 'reveal' },
      { kind: 'go', step: words.id },
      { kind: 'open' },
    );
    const note = (noteId: string, state: 'shown' | 'waiting', device: string) =>
      services.db
        .insertInto('workshop_note')
        .values({
          id: noteId,
          workshop_id: id,
          step_id: words.id,
          device_id: device,
          body: noteId,
          state,
          merged_into: null,
        })
        .execute();
    const [shown, waiting] = [services.newId(), services.newId()];
    await note(shown, 'shown', devices[0]!);
    await note(waiting, 'waiting', devices[1]!);
    await command(services, by, id, { kind: 'close' }, { kind: 'reveal' }, { kind: 'open' });
    for (const device of devices.slice(0, 7))
      await services.db.insertInto('workshop_upvote').values({ note_id: shown, device_id: device }).execute();
    await command(services, by, id, { kind: 'close' }, { kind: 'reveal' }, { kind: 'end' });
    const before = await recordOf(services, await seen(services, by, id));
    expect(before.notes[words.id]).toMatchObject([{ id: shown, upvotes: 7 }]);
    expect(before.tookPart).toMatchObject({ devices: 12, groups: [{ n: 6 }, { n: 6 }] });

    now = new Date(now.getTime() + 23 * 3_600_000);
    await clearWorkshops(services);
    expect((await findWorkshopRow(services.db, by.placeId, id))?.votesGone).toBe(false);
    now = new Date(now.getTime() + 3_600_000);
    expect(await clearWorkshops(services)).toBe(1);
    expect(await findWorkshopRow(services.db, by.placeId, id)).toMatchObject({ votesGone: true, code: null });
    expect(await findTookPart(services.db, by.placeId, id)).toEqual(before.tookPart);
    const after = await seen(services, by, id);
    expect(await recordOf(services, after)).toEqual(before);
    expect(after.steps[0]!.rounds).toHaveLength(1);
    for (const table of ['workshop_device', 'workshop_vote'] as const)
      expect(
        await services.db.selectFrom(table).select('workshop_id').where('workshop_id', '=', id).execute(),
      ).toEqual([]);
    const notes = await services.db
      .selectFrom('workshop_note')
      .select(['id', 'device_id'])
      .where('workshop_id', '=', id)
      .execute();
    expect(notes).toEqual([{ id: shown, device_id: null }]);
    expect(await clearWorkshops(services)).toBe(0);
  });

  it('ends what was left running for two days, with its open round, and deletes rehearsals as a whole', async () => {
    const step = makeStep(services);
    const id = await makeRow(services, by, [step]);
    const rehearsal = await makeRow(
      services,
      by,
      [step.id].map(() => makeStep(services)),
      { rehearsal: true },
    );
    await command(services, by, id, { kind: 'start' }, { kind: 'go', step: step.id }, { kind: 'open' });
    await command(services, by, rehearsal, { kind: 'start' });
    now = new Date(now.getTime() + 48 * 3_600_000);
    await clearWorkshops(services);
    expect(await seen(services, by, id)).toMatchObject({
      state: { stage: 'ended', progress: { [step.id]: { phase: 'closed' } } },
    });
    expect(await auditOf(id)).toEqual(['workshop.started', 'workshop.ended']);
    now = new Date(now.getTime() + 24 * 3_600_000);
    expect(await clearWorkshops(services)).toBeGreaterThanOrEqual(2);
    expect(await findWorkshopRow(services.db, by.placeId, rehearsal)).toBeUndefined();
  });

  it('tells what ended workshops agreed beside results, and nothing of rehearsals or of those that run', async () => {
    const assessmentId = await makeDraft(services, by);
    const held = async (rehearsal: boolean, end: boolean) => {
      const step = makeStep(services);
      const id = await makeRow(services, by, [step], { assessmentId, rehearsal });
      await services.db
        .updateTable('workshop_step')
        .set({ agreed_level: 4 })
        .where('id', '=', step.id)
        .execute();
      await command(services, by, id, { kind: 'start' }, ...(end ? [{ kind: 'end' as const }] : []));
      return { id, subject: step.subject! };
    };
    const { id, subject } = await held(false, true);
    await held(true, true);
    await held(false, false);
    const outcomes = await listOutcomes(services, by.placeId, assessmentId, true);
    expect(outcomes).toEqual([
      { id, title: 'A workshop', heldAt: now.toISOString(), agreed: { [subject]: 4 }, energy: null },
    ]);
    expect((await listOutcomes(services, by.placeId, assessmentId, false))[0]!.title).toBe('');
    expect(await listOutcomes(services, 'another place', assessmentId, true)).toEqual([]);
  });
});
