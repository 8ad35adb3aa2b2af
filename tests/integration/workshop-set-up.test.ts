import { beforeAll, expect, it } from 'vitest';
import { addMember } from 'db/queries/accounts';
import { computeNextEdition } from '~/services/editions.server';
import type { Services } from '~/services/context.server';
import type { InPlace } from '~/services/places.server';
import { clearWorkshops } from '~/services/workshop-keeping.server';
import { answerAll, makeDraft, move } from '../factories/place';
import { makeServices } from '../factories/services';
import { command, joinDevices, seen, voteAll } from '../factories/workshop';
import { locationOf, registerPlace, signedIn, type SignedIn } from './leads';
import { describeRunningApp, mainOf, type Reply, wordsOf } from './visitor';

const SCRIPT = `"'><script>alert(1)</script>`;

describeRunningApp('Setting up workshops', (running) => {
  let services: Services;
  let facilitator: SignedIn;
  let viewer: SignedIn;
  let by: InPlace;
  let place: string;

  beforeAll(async () => {
    const { app, db } = running();
    services = makeServices(db);
    facilitator = await signedIn(app.url, db, 'Fay');
    viewer = await signedIn(app.url, db, 'Vic');
    place = await registerPlace(facilitator, 'Exampleton');
    by = { accountId: facilitator.id, placeId: place.split('/').at(-1)! };
    const { placeId } = by;
    const member = { accountId: viewer.id, placeId, role: 'viewer' } as const;
    await db.transaction().execute((trx) => addMember(trx, member));
  });

  /** The fields of the page's form, as a browser would send them. */
  function fieldsOf(page: Reply): Record<string, string> {
    const fields: Record<string, string> = {};
    for (const [tag] of mainOf(page).matchAll(/<input[^>]*>/g)) {
      const name = /name="([^"]*)"/.exec(tag)?.[1];
      const isLeftOut = /type="(radio|checkbox)"/.test(tag) && !tag.includes('checked');
      if (name && !isLeftOut) fields[name] = /value="([^"]*)"/.exec(tag)?.[1] ?? '';
    }
    return fields;
  }
  const create = async (more: Record<string, string> = {}, query = '') => {
    const form = fieldsOf(await facilitator.ask(`${place}/workshops/new${query}`));
    const reply = await facilitator.post(`${place}/workshops/new`, { ...form, ...more });
    return { reply, form };
  };
  const idOf = (home: string) => home.split('/').at(-1)!;
  const titles = (page: Reply) =>
    [...mainOf(page).matchAll(/app-agenda__title[^>]*>([^<]*)</g)].map(([, title]) => title!);
  const stepsOf = (page: Reply) =>
    [...mainOf(page).matchAll(/id="step-([0-9a-f]{32})"/g)].map(([, id]) => id!);
  const sequenceOf = (page: Reply) => fieldsOf(page).sequence!;

  it('are made in a minute: what the form holds at first is enough, and sending it twice makes one', async () => {
    const { reply, form } = await create({ title: 'Alliance workshop' });
    const home = locationOf(reply);
    expect(locationOf(await facilitator.post(`${place}/workshops/new`, form))).toBe(home);
    const page = wordsOf(await facilitator.ask(home));
    expect(page).toContain('It has not started');
    expect(page).toMatch(/\d\d of 90 minutes planned/);
    expect(mainOf(await facilitator.ask(home))).toContain(`${home}/console`);
    const list = wordsOf(await viewer.ask(`${place}/workshops`));
    expect(list.match(/Alliance workshop/g)).toHaveLength(1);
    expect(wordsOf(await viewer.ask(home))).toContain('minutes planned');
    expect((await viewer.ask(`${home}/agenda`)).status).toBe(404);
    expect((await viewer.ask(`${home}/record`)).status).toBe(409);
  });

  it('say beside each field what is wrong, and keep what was typed', async () => {
    const { reply } = await create({
      title: SCRIPT.repeat(9),
      minutes: 'an hour',
      threshold: '2',
      tables: 'x',
    });
    expect(reply.status).toBe(400);
    const words = wordsOf(reply);
    expect(words).toContain('Shorten');
    expect(words).toContain('Enter a whole number of minutes from 5 to 480');
    expect(words).toContain('Enter a whole number from 3 to 20');
    expect(mainOf(reply)).toContain('value="an hour"');
    expect(mainOf(reply)).not.toContain('<script>alert');
  });

  it('have an agenda that is put in order by buttons, and tell whoever saw an older one', async () => {
    const home = locationOf((await create()).reply);
    const before = await facilitator.ask(`${home}/agenda`);
    const [first, second] = stepsOf(before);
    const sequence = sequenceOf(before);
    const down = { sequence, step: first!, to: '1' };
    expect(locationOf(await facilitator.post(`${home}/agenda`, down))).toContain(`#step-${first}`);
    // The same click again.
    expect((await facilitator.post(`${home}/agenda`, down)).status).toBe(302);
    const late = await facilitator.post(`${home}/agenda`, { sequence, step: second!, intent: 'remove' });
    expect(late.status).toBe(409);
    expect(wordsOf(late)).toContain('changed in the meantime');
    expect(stepsOf(late).slice(0, 2)).toEqual([second, first]);
    expect(titles(late)).toHaveLength(15);
  });

  it('have steps that are changed, added and removed, with a rule of their own', async () => {
    const home = locationOf((await create()).reply);
    const [, question] = stepsOf(await facilitator.ask(`${home}/agenda`));
    const form = await facilitator.ask(`${home}/agenda?change=${question}`);
    const fields = { ...fieldsOf(form), intent: 'save', prompts: 'Why?', share: '80', a: '0.6' };
    const wrong = await facilitator.post(`${home}/agenda?change=${question}`, {
      ...fields,
      share: '20',
      title: 'Mine',
    });
    expect(wrong.status).toBe(400);
    expect(wordsOf(wrong)).toContain('Enter a whole number from 50 to 100');
    expect(mainOf(wrong)).toContain('value="Mine"');
    expect((await facilitator.post(`${home}/agenda?change=${question}`, fields)).status).toBe(302);
    const changed = await facilitator.ask(`${home}/agenda`);
    expect(wordsOf(changed)).toContain('at least 80% of the votes');

    // Somebody who opened the same step before that is shown how it stands, and keeps what they typed.
    const again = await facilitator.post(`${home}/agenda?change=${question}`, { ...fields, title: 'Theirs' });
    expect(again.status).toBe(409);
    expect(wordsOf(again)).toContain('Somebody else changed');
    expect(mainOf(again)).toContain('value="Theirs"');

    const add = {
      ...fieldsOf(await facilitator.ask(`${home}/agenda?add=energy`)),
      intent: 'save',
      prompts: '',
    };
    const few = await facilitator.post(`${home}/agenda?add=energy`, { ...add, options: 'One' });
    expect(wordsOf(few)).toContain('Write 2 to 12 options');
    const added = { ...add, options: 'Falls\nHousing' };
    expect((await facilitator.post(`${home}/agenda?add=energy`, added)).status).toBe(302);
    expect((await facilitator.post(`${home}/agenda?add=energy`, added)).status).toBe(302);
    const { sequence, ticket } = fieldsOf(await facilitator.ask(`${home}/agenda`));
    const none = await facilitator.post(`${home}/agenda`, {
      sequence: sequence!,
      ticket: ticket!,
      intent: 'add-question',
    });
    expect(wordsOf(none)).toContain('Choose a question');
    const steps = (await seen(services, by, idOf(home))).steps;
    expect(steps).toHaveLength(16);
    expect(steps.at(-1)).toMatchObject({
      kind: 'energy',
      choices: [{ label: 'Falls' }, { label: 'Housing' }],
    });
    expect(steps[1]).toMatchObject({ prompts: ['Why?'], rule: { shareWithinOne: 0.8, agreementA: 0.6 } });
  });

  it('on results propose what splits people, run to a record, and stand beside the scores and the suggested start', async () => {
    const assessment = await makeDraft(services, by, 6);
    await move(services, by, assessment, 'open');
    for (let person = 0; person < 24; person += 1) {
      await answerAll(services, assessment, { sector: person < 12 ? 'acute' : 'voluntary' }, (question) =>
        question === 'money.shift' ? (person % 2 ? '1' : '5') : String(1 + (person % 3)),
      );
    }
    await move(services, by, assessment, 'close');
    while (await computeNextEdition(services));
    const results = `${place}/assessments/${assessment}/results`;
    expect(wordsOf(await facilitator.ask(results))).toContain('Run a workshop on these results');
    expect(wordsOf(await viewer.ask(results))).not.toContain('Run a workshop');
    const low = await create({ threshold: '5' }, `?assessment=${assessment}`);
    expect(wordsOf(low.reply)).toContain('Enter a whole number from 6 to 20');
    const home = locationOf((await create({ title: 'On Autumn' }, `?assessment=${assessment}`)).reply);
    const agenda = await facilitator.ask(`${home}/agenda`);
    expect(wordsOf(agenda)).toMatch(/Split: (about )?\d+% within one level of the middle in your survey/);

    const id = idOf(home);
    const { steps } = await seen(services, by, id);
    const question = steps.find(({ subject }) => subject === 'money.shift')!;
    const energy = steps.find(({ kind }) => kind === 'energy')!;
    await command(services, by, id, { kind: 'start' });
    const devices = await joinDevices(services, id, Array<string>(9).fill('acute'));
    for (const [step, value] of [
      [question, '4'],
      [energy, energy.choices.at(-1)!.value],
    ] as const) {
      await command(services, by, id, { kind: 'go', step: step.id }, { kind: 'open' });
      await voteAll(
        services,
        { workshopId: id, stepId: step.id, round: 1 },
        devices,
        devices.map(() => value),
      );
      await command(services, by, id, { kind: 'close' }, { kind: 'reveal' });
    }
    await services.db
      .updateTable('workshop_step')
      .set({ agreed_level: 4, reasons: SCRIPT })
      .where('id', '=', question.id)
      .execute();
    const fixed = await facilitator.post(`${home}/agenda`, {
      sequence: String((await seen(services, by, id)).sequence),
      step: question.id,
      intent: 'remove',
    });
    expect([fixed.status, wordsOf(fixed)]).toEqual([409, expect.stringContaining('This step has begun')]);
    expect(wordsOf(await facilitator.ask(results))).not.toContain('A workshop talked about');
    await command(services, by, id, { kind: 'end' });

    const record = await viewer.ask(`${home}/record`);
    expect(wordsOf(record)).toContain('9 devices.');
    expect(wordsOf(record)).toContain('Agreed level Maturing (4)');
    expect(mainOf(record)).not.toContain('<script>alert');
    expect(wordsOf(await viewer.ask(`${results}/money`))).toMatch(
      /In the workshop of \d+ \w+ \d{4} the group agreed: Maturing \(4\)\./,
    );
    expect(wordsOf(await viewer.ask(results))).toContain('A workshop talked about these results');
    expect(wordsOf(await viewer.ask(`${results}/patterns`))).toContain('where the workshop put its energy');

    const late = makeServices(services.db, () => new Date(Date.now() + 25 * 3_600_000));
    expect(await clearWorkshops(late)).toBe(1);
    expect(mainOf(await viewer.ask(`${home}/record`))).toBe(mainOf(record));
  });

  it('are deleted once that is confirmed, by those who may run them', async () => {
    const home = locationOf((await create()).reply);
    expect((await viewer.post(`${home}/delete`, { sure: 'yes' })).status).toBe(404);
    const unsure = await facilitator.post(`${home}/delete`);
    expect([unsure.status, wordsOf(unsure)]).toEqual([400, expect.stringContaining('Tick the box')]);
    expect((await facilitator.ask(home)).status).toBe(200);
    expect(locationOf(await facilitator.post(`${home}/delete`, { sure: 'yes' }))).toBe(`${place}/workshops`);
    expect((await facilitator.post(`${home}/delete`, { sure: 'yes' })).status).toBe(302);
    expect((await facilitator.ask(home)).status).toBe(404);
  });
});
