import { listNotes } from 'db/queries/workshop-note-moderation';
import type { FollowupKind } from '~/domain/workshop/followup';
import type { WorkshopCommand } from '~/domain/workshop/next-state';
import type { WorkshopSettings } from '~/domain/workshop/settings';
import type { StepView } from '~/domain/workshop/view';
import type { Services } from '~/services/context.server';
import type { InPlace } from '~/services/places.server';
import { recordAgreement } from '~/services/workshop-agreement.server';
import { commandWorkshop } from '~/services/workshop-commands.server';
import { addFollowup } from '~/services/workshop-followups.server';
import { joinWorkshop } from '~/services/workshop-joining.server';
import { moderateNote } from '~/services/workshop-moderation.server';
import { sendNote, setUpvote } from '~/services/workshop-own-words.server';
import { recordOf } from '~/services/workshop-records.server';
import { makeWorkshop } from '~/services/workshop-set-up.server';
import { castVote } from '~/services/workshop-voting.server';
import { findWorkshopIn } from '~/services/workshops.server';
import { chanceFrom } from './chance';

/** How many made-up people take part, by sector; one in six does not say. */
const SECTORS = ['local-authority', 'acute', 'primary-care', 'voluntary', 'residents'];
const PEOPLE = 24;

/** Around which level the made-up people vote, first and once they have talked, and how far from it. */
const ROUNDS = [
  { middle: 2.7, spread: 2.4 },
  { middle: 3.1, spread: 1.7 },
] as const;

/** What the group agrees on the first questions of its agenda. */
const AGREED = [
  {
    agreedLevel: 3,
    reasons: 'We have agreed how to do it, and people who were sceptical have seen it work once. (Made up.)',
    dissent: 'Two tables say 2: they have not seen any of it yet. (Made up.)',
  },
  {
    agreedLevel: 3,
    reasons: 'It happens in most teams, though not yet in the evening or at weekends. (Made up.)',
    dissent: '',
  },
] as const;

const WORDS = [
  { body: 'One page that says what we stop doing (made up)', fans: 15 },
  { body: 'Meet where residents are, not at headquarters (made up)', fans: 11 },
  { body: 'Show the money for prevention every month (made up)', fans: 8 },
];

const LEFT: readonly { kind: FollowupKind; what: string; ownerRole: string; days: number | null }[] = [
  {
    kind: 'action',
    what: 'Write the one page of what we stop, and bring it to the next meeting (made up)',
    ownerRole: 'Place director',
    days: 30,
  },
  {
    kind: 'action',
    what: 'Hold the next meeting at a community centre (made up)',
    ownerRole: 'Head of partnerships at the council',
    days: 60,
  },
  { kind: 'parked', what: 'Who decides when two budgets are needed? (Made up.)', ownerRole: '', days: null },
];

const settings = (services: Services, title: string): WorkshopSettings => ({
  title,
  minutes: 90,
  sectors: services.instrument.sectors.map(({ id }) => id),
  askTier: false,
  tables: 'none',
  threshold: 5,
});

/** Two made-up workshops on an assessment: one that was held, and one that can be run. */
export async function meetInSampleton(services: Services, by: InPlace, assessmentId: string): Promise<void> {
  const make = async (title: string) => {
    const id = services.newId();
    const made = await makeWorkshop(services, by, {
      id,
      settings: settings(services, title),
      assessmentId,
      withQuestions: true,
    });
    if (made !== 'made') throw new Error(`the made-up workshop could not be made: ${made}`);
    return id;
  };
  await hold(services, by, await make('Partners’ workshop (made up)'));
  await make('Next workshop, ready to run (made up)');
}

/** Everything that is done is done by the services that the pages use, as a room would. */
async function hold(services: Services, by: InPlace, workshopId: string): Promise<void> {
  const look = async () => (await findWorkshopIn(services, by, workshopId, 'run-workshops'))!.workshop;
  const act = async (...commands: WorkshopCommand[]) => {
    for (const command of commands) {
      const { sequence } = await look();
      expectDone(await commandWorkshop(services, by, workshopId, sequence, command), 'done');
    }
  };
  const { steps } = await look();
  const stepsOf = (kind: StepView['kind']) => steps.filter((step) => step.kind === kind);
  await act({ kind: 'start' });
  const devices = await joinAll(services, workshopId);
  const chance = chanceFrom(20_270);
  const voteOn = async ({ id: stepId }: StepView, round: number, valueOf: () => string) => {
    await act({ kind: 'open' });
    for (const deviceId of devices) {
      const vote = { value: valueOf(), sequence: 1, tab: 'made-up' };
      expectDone(await castVote(services, { workshopId, deviceId, stepId, round }, vote), 'saved');
    }
    await act({ kind: 'close' }, { kind: 'reveal' });
  };
  for (const [index, step] of stepsOf('question').slice(0, AGREED.length).entries()) {
    await act({ kind: 'go', step: step.id });
    for (const [round, { middle, spread }] of ROUNDS.entries())
      await voteOn(step, round + 1, () => levelAround(middle + (chance() * 2 - 1) * spread));
    const agreement = { stepId: step.id, version: step.version, agreement: AGREED[index]! };
    expectDone(await recordAgreement(services, by, workshopId, agreement), 'done');
    await leave(services, by, workshopId, LEFT[index]!);
  }
  for (const step of stepsOf('energy')) {
    await act({ kind: 'go', step: step.id });
    await voteOn(step, 1, () => step.choices[Math.floor(chance() ** 1.6 * step.choices.length)]!.value);
  }
  for (const step of stepsOf('words')) {
    await act({ kind: 'go', step: step.id }, { kind: 'open' });
    const at = { workshopId, stepId: step.id };
    for (const [index, { body }] of WORDS.entries()) {
      const note = { ticket: services.newId(), body };
      expectDone(await sendNote(services, { ...at, deviceId: devices[index]! }, note), 'sent');
    }
    await showAll(services, by, at);
    await act({ kind: 'close' }, { kind: 'reveal' });
    const shown = (await recordOf(services, await look())).notes[step.id] ?? [];
    await act({ kind: 'open' });
    for (const { id, body } of shown) {
      const fans = WORDS.find((word) => word.body === body)?.fans ?? 0;
      for (const deviceId of devices.slice(0, fans))
        expectDone(await setUpvote(services, { ...at, deviceId }, id, true), 'saved');
    }
    await act({ kind: 'close' }, { kind: 'reveal' });
  }
  await leave(services, by, workshopId, LEFT[2]!);
  await act({ kind: 'end' });
}

async function joinAll(services: Services, workshopId: string): Promise<string[]> {
  const devices: string[] = [];
  for (let person = 0; person < PEOPLE; person += 1) {
    const sector = person % 6 === 5 ? null : SECTORS[person % SECTORS.length]!;
    const said = { ticket: services.newId(), sector, tier: null, people: 1 };
    const joined = await joinWorkshop(services, workshopId, said);
    if (joined.outcome !== 'joined') throw new Error(`a made-up person could not join: ${joined.outcome}`);
    devices.push(joined.deviceId);
  }
  return devices;
}

/** The made-up facilitator shows all that was written. */
async function showAll(
  services: Services,
  by: InPlace,
  { workshopId, stepId }: { workshopId: string; stepId: string },
): Promise<void> {
  for (const { id: noteId, state } of await listNotes(services.db, workshopId, stepId)) {
    const shown = { noteId, move: 'show', was: state, into: undefined } as const;
    expectDone(await moderateNote(services, by, workshopId, shown), 'done');
  }
}

async function leave(
  services: Services,
  by: InPlace,
  workshopId: string,
  { kind, days, ...left }: (typeof LEFT)[number],
): Promise<void> {
  const due = days === null ? null : new Date(services.clock().getTime() + days * 86_400_000);
  const content = { ...left, dueOn: due && due.toISOString().slice(0, 10) };
  expectDone(await addFollowup(services, by, workshopId, kind, content, services.newId()), 'done');
}

function expectDone(outcome: unknown, done: string): void {
  if (outcome !== done) throw new Error(`the made-up workshop could not go on: ${JSON.stringify(outcome)}`);
}

const levelAround = (value: number) => String(Math.min(5, Math.max(1, Math.round(value))));
