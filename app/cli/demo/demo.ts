/**
 * `npm run demo`: fills a new database with two made-up places, through the same services as the pages: every answer is
 * given, sent and counted as a real one would be.
 */
import { randomInt } from 'node:crypto';
import { setUp } from '~/services/accounts.server';
import { moveAssessment, type LeadCommand } from '~/services/assessment-moves.server';
import { USUAL_TERMS } from '~/domain/assessment/set-up';
import type { PlaceContext } from '~/domain/assessment/context';
import { changeContext, draftAssessment } from '~/services/assessments.server';
import type { Services } from '~/services/context.server';
import { countParticipation } from '~/services/participation.server';
import { computeNextEdition } from '~/services/editions.server';
import { rewriteNext } from '~/services/rewriting.server';
import { type InPlace, registerPlace } from '~/services/places.server';
import { beginResponse, type Entry, saveOwnEntries, sendResponse } from '~/services/responses.server';
import { findSession } from '~/services/sessions.server';
import { findSetUpCode } from '~/services/set-up-codes.server';
import { withServices } from '../with-services';
import { agreeInSampleton, reviewSampleton, SAMPLETON_COMMENTS } from './said-and-agreed';
import { meetInSampleton } from './workshop';
import { peopleOfExampleshire, peopleOfExampleshireBefore, peopleOfSampleton, type Person } from './people';

const EMAIL = 'demo@example.org';

const ROUNDS = [
  { title: 'First round', yearsAgo: 1 },
  { title: 'Second round, a year later', yearsAgo: 0 },
] as const;

export async function demo(): Promise<void> {
  await withServices(async (real) => {
    // The demonstration has its own clock, which the rounds of a place turn on to today.
    const today = new Date();
    const yearsBefore = (years: number) => new Date(today.getTime() - years * 365 * 86_400_000);
    let now = yearsBefore(ROUNDS[0].yearsAgo);
    const services: Services = { ...real, clock: () => now };
    const code = await findSetUpCode(services);
    if (code === undefined) {
      throw new Error(
        'This database has an account already. The demonstration goes into a new one: set DATA_DIR to a new folder.',
      );
    }
    const password = `made-up-${randomInt(1e6, 1e7)}-${randomInt(1e6, 1e7)}`;
    const made = await setUp(
      services,
      { code, name: 'Demonstration', email: EMAIL, password },
      { address: 'command', token: undefined },
    );
    const session = made.outcome === 'done' ? await findSession(services, made.token) : undefined;
    if (!session) throw new Error('The first account could not be made.');
    const accountId = session.account.id;

    const exampleshire = await registerPlace(services, accountId, 'Exampleshire (made-up data)');
    const sampleton = await registerPlace(services, accountId, 'Sampleton (made-up data)');
    for (const [round, { title, yearsAgo }] of ROUNDS.entries()) {
      now = yearsBefore(yearsAgo);
      const set = real.instrument.current;
      const large = yearsAgo > 0 ? peopleOfExampleshireBefore(set) : peopleOfExampleshire(set);
      const small = peopleOfSampleton(set, round);
      console.log(
        `${title}: ${large.length} people of Exampleshire, ${small.length} of Sampleton (made-up data) …`,
      );
      await runRound(services, { accountId, placeId: exampleshire }, title, large, EXAMPLESHIRE);
      const inSampleton = { accountId, placeId: sampleton };
      const assessmentId = await runRound(services, inSampleton, title, withComments(small), SAMPLETON);
      await reviewSampleton(services, inSampleton, assessmentId);
      await agreeInSampleton(services, inSampleton, assessmentId);
      if (yearsAgo === 0) await meetInSampleton(services, inSampleton, assessmentId);
    }
    console.log(
      `\nDone. All of it is made up. Start with npm start and sign in as\n\n  ${EMAIL}\n  ${password}\n`,
    );
  });
}

/** The same people, of whom the first write something. */
const withComments = (people: Person[]): Person[] =>
  people.map((person, index) => {
    const said = SAMPLETON_COMMENTS[index];
    return said ? { ...person, comments: { [said.questionId]: said.body } } : person;
  });

const EXAMPLESHIRE: PlaceContext = {
  population: 420_000,
  councils: 1,
  boundariesMatch: 'yes',
  acuteTrusts: 1,
  gpPractices: 45,
  rurality: 'rural',
  yearsOfJointWorking: 4,
};

const SAMPLETON: PlaceContext = {
  population: 190_000,
  councils: 1,
  boundariesMatch: 'roughly',
  acuteTrusts: 1,
  mentalHealthTrusts: 1,
  gpPractices: 26,
  rurality: 'urban',
  deprivation: 'more deprived than average',
  voluntaryUmbrella: true,
};

/** One assessment from draft to results. @returns its id */
async function runRound(
  services: Services,
  by: InPlace,
  title: string,
  people: Person[],
  context: PlaceContext,
): Promise<string> {
  const sectors = [...new Set(people.map(({ sector }) => sector))];
  const assessmentId = await draftAssessment(services, by, {
    title,
    forms: people.some(({ form }) => form === 'resident') ? ['full', 'resident'] : ['full'],
    sectors: services.instrument.sectors.map(({ id }) => id).filter((id) => sectors.includes(id)),
    expected: Object.fromEntries(
      sectors.map((sector) => [
        sector,
        Math.ceil(people.filter((person) => person.sector === sector).length * 1.3),
      ]),
    ),
    threshold: 5,
    commentsAsked: people.some(({ comments }) => comments !== undefined),
    opensAt: null,
    closesAt: null,
    ...USUAL_TERMS,
  });
  if (assessmentId === undefined) throw new Error('the assessment could not be drafted');
  await changeContext(services, by, assessmentId, context);
  const move = async (command: LeadCommand) => {
    const moved = await moveAssessment(services, by, assessmentId, command);
    if (moved.outcome !== 'moved') throw new Error(`the assessment could not ${command}`);
  };
  await move('open');
  for (const person of people) await answer(services, assessmentId, person);
  await countParticipation(services);
  await move('close');
  while (await computeNextEdition(services));
  while (await rewriteNext(services));
  return assessmentId;
}

async function answer(services: Services, assessmentId: string, person: Person): Promise<void> {
  const { form, sector, tier, answers, comments = {} } = person;
  const about = { form, sector, tier, jointPost: false };
  const begun = await beginResponse(services, assessmentId, services.newId(), about);
  if (begun.outcome !== 'begun') throw new Error(`a made-up person could not begin: ${begun.outcome}`);
  const device = services.newId().slice(0, 16);
  const said = (kind: Entry['kind'], texts: Record<string, string>) =>
    Object.entries(texts).map(
      ([questionId, value], index) => ({ kind, questionId, value, sequence: index + 1, device }) as Entry,
    );
  const entries = [...said('answer', answers), ...said('comment', comments)];
  await saveOwnEntries(services, begun.responseId, entries);
  await sendResponse(services, begun.responseId);
}
