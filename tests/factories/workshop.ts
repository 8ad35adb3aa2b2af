import { insertDevices, saveVote } from 'db/queries/workshop-votes';
import { replaceSteps, type StepContent } from 'db/queries/workshop-steps';
import { insertWorkshop } from 'db/queries/workshops';
import { AGREEMENT_RULES } from '~/domain/agreement/agreement-words';
import { NEW_WORKSHOP } from '~/domain/workshop/live-state';
import type { WorkshopCommand } from '~/domain/workshop/next-state';
import type { WorkshopView } from '~/domain/workshop/view';
import type { Services } from '~/services/context.server';
import type { InPlace } from '~/services/places.server';
import { commandWorkshop } from '~/services/workshop-commands.server';
import { findWorkshopIn } from '~/services/workshops.server';

/** A step of an agenda, as tests need it: a question unless said otherwise. */
export const makeStep = (services: Services, more: Partial<StepContent> = {}): StepContent => ({
  id: services.newId(),
  kind: 'question',
  subject: services.instrument.current.dimensions[0]!.questions[0]!.id,
  title: 'A question',
  prompts: [],
  options: [],
  minutes: 10,
  rule: AGREEMENT_RULES.agreed,
  ...more,
});

/** A draft of a workshop that asks for all sectors. @returns its id */
export async function makeWorkshop(
  services: Services,
  by: InPlace,
  steps: readonly StepContent[],
  more: Partial<Parameters<typeof insertWorkshop>[1]> = {},
): Promise<string> {
  const { db, newId, clock, instrument } = services;
  const id = newId();
  const now = clock().toISOString();
  await db.transaction().execute(async (trx) => {
    await insertWorkshop(trx, {
      id,
      placeId: by.placeId,
      assessmentId: null,
      edition: null,
      title: 'A workshop',
      code: id.slice(0, 6).toUpperCase(),
      questionSet: instrument.current.id,
      sectors: instrument.sectors.map((sector) => sector.id),
      askTier: false,
      threshold: 5,
      tables: 'none',
      minutes: 90,
      rehearsal: false,
      state: NEW_WORKSHOP,
      createdOn: now.slice(0, 10),
      changedAt: now,
      ...more,
    });
    await replaceSteps(trx, id, steps);
  });
  return id;
}

/** How it stands. @throws where there is none */
export async function seen(services: Services, by: InPlace, workshopId: string): Promise<WorkshopView> {
  const found = await findWorkshopIn(services, by, workshopId, 'see-workshops');
  if (!found) throw new Error('there is no such workshop');
  return found.workshop;
}

/** Does what a facilitator does who sees it as it stands. @throws where that is refused */
export async function command(
  services: Services,
  by: InPlace,
  workshopId: string,
  ...commands: readonly (WorkshopCommand | { readonly kind: 'undo' })[]
): Promise<void> {
  for (const one of commands) {
    const { sequence } = await seen(services, by, workshopId);
    const outcome = await commandWorkshop(services, by, workshopId, sequence, one);
    if (outcome !== 'done') throw new Error(`${one.kind}: ${JSON.stringify(outcome)}`);
  }
}

/** Devices that join, one for each sector given. @returns their ids */
export async function joinDevices(
  services: Services,
  workshopId: string,
  sectors: readonly (string | null)[],
  people = 1,
): Promise<string[]> {
  const devices = sectors.map((sector) => ({
    id: services.newId(),
    sector,
    tier: null,
    people,
  }));
  await insertDevices(services.db, workshopId, devices);
  return devices.map(({ id }) => id);
}

/** One vote by each device, in the order of the values. */
export async function voteAll(
  services: Services,
  at: { workshopId: string; stepId: string; round: number },
  devices: readonly string[],
  values: readonly string[],
): Promise<string[]> {
  const outcomes: string[] = [];
  for (const [index, deviceId] of devices.entries()) {
    const vote = { ...at, deviceId, value: values[index]!, sequence: 1, tab: 'tab' };
    outcomes.push(await saveVote(services.db, vote));
  }
  return outcomes;
}
