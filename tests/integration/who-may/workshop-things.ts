import { findWorkshopRow } from 'db/queries/workshops';
import { newStep } from '~/domain/workshop/agenda';
import type { Services } from '~/services/context.server';
import type { InPlace } from '~/services/places.server';
import { changeWorkshopAgenda } from '~/services/workshop-agenda.server';
import { addFollowup } from '~/services/workshop-followups.server';
import { castVote } from '~/services/workshop-voting.server';
import { makeWorkshop } from '~/services/workshop-set-up.server';
import { command, joinDevices, seen } from '../../factories/workshop';

/**
 * A workshop on an assessment that runs, with steps of every kind, a round that was revealed and one under way, words that
 * are shown and words that wait, and what it leaves to be done; and two that are drafts.
 * @returns their ids and the code of the first, by the names that the table of routes has for them
 */
export async function makeRunningWorkshop(
  services: Services,
  by: InPlace,
  assessmentId: string,
): Promise<Record<string, string>> {
  const [workshop, draftWorkshop, spareWorkshop] = [await make(), await make(), await make()];
  for (const kind of ['energy', 'words', 'talk'] as const) {
    const { sequence } = await seen(services, by, workshop);
    const options = kind === 'energy' ? ['a', 'b'].map((id) => ({ id, label: id })) : [];
    const step = { ...newStep(kind), title: kind, options, id: services.newId() };
    await changeWorkshopAgenda(services, by, workshop, sequence, { kind: 'add', step, to: 99 });
  }
  const { steps } = await seen(services, by, workshop);
  const stepOf = (kind: string) => steps.find((step) => step.kind === kind)!.id;
  await command(services, by, workshop, { kind: 'start' });
  const devices = await joinDevices(services, workshop, Array<string>(6).fill('acute'));

  await command(services, by, workshop, { kind: 'go', step: stepOf('words') }, { kind: 'open' });
  for (const [index, state] of (['shown', 'waiting', 'hidden'] as const).entries())
    await services.db
      .insertInto('workshop_note')
      .values({
        id: services.newId(),
        workshop_id: workshop,
        step_id: stepOf('words'),
        device_id: devices[index]!,
        body: `Words that are ${state}`,
        state,
        merged_into: null,
      })
      .execute();
  await command(services, by, workshop, { kind: 'close' }, { kind: 'reveal' });

  await command(services, by, workshop, { kind: 'go', step: stepOf('question') });
  for (const round of [1, 2]) {
    await command(services, by, workshop, { kind: 'open' });
    for (const deviceId of devices) {
      const ballot = { workshopId: workshop, deviceId, stepId: stepOf('question'), round };
      await castVote(services, ballot, { value: '3', sequence: 1, tab: 'tab' });
    }
    if (round === 1) await command(services, by, workshop, { kind: 'close' }, { kind: 'reveal' });
  }
  for (const kind of ['action', 'parked'] as const) {
    const content = { what: 'Meet', ownerRole: 'Chair', dueOn: null };
    await addFollowup(services, by, workshop, kind, content, services.newId());
  }
  const { code } = (await findWorkshopRow(services.db, by.placeId, workshop))!;
  return { workshop, draftWorkshop, spareWorkshop, workshopCode: code! };

  async function make(): Promise<string> {
    const id = services.newId();
    const settings = {
      title: 'Workshop',
      minutes: 90,
      sectors: ['acute', 'local-authority'],
      askTier: false,
      tables: 'none' as const,
      threshold: 5,
    };
    const made = await makeWorkshop(services, by, { id, settings, assessmentId, withQuestions: true });
    if (made !== 'made') throw new Error(made);
    return id;
  }
}
