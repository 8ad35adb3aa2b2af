import { afterAll, beforeAll, describe, expect } from 'vitest';
import type { BrowserContext, Page } from 'playwright-core';
import { command, joinDevices, makeStep, makeWorkshop, voteAll } from '../factories/workshop';
import { expectAccessible, journey, screenshot } from '../setup/browser';
import { type ServedPlace, servePlace } from './served-place';

const PHONE = { width: 320, height: 640 };

let { app, services, by, end } = {} as ServedPlace;
beforeAll(async () => void ({ app, services, by, end } = await servePlace()), 120_000);
afterAll(() => end());

/** A workshop that runs, with a question and a step of words. */
async function running(code: string) {
  const question = makeStep(services, {
    title: 'Money moves to prevention',
    prompts: ['What would it take?'],
  });
  const words = makeStep(services, {
    kind: 'words',
    subject: null,
    title: 'What would make the difference?',
  });
  const id = await makeWorkshop(services, by, [question, words], { code });
  const steer = (...commands: Parameters<typeof command>[3][]) => command(services, by, id, ...commands);
  await steer({ kind: 'start' });
  const ballot = (round: number) => ({ workshopId: id, stepId: question.id, round });
  const votes = async (round: number) =>
    (
      await services.db
        .selectFrom('workshop_vote')
        .select('value')
        .where('step_id', '=', question.id)
        .where('round', '=', round)
        .execute()
    ).map(({ value }) => value);
  return { id, code, question, words, steer, ballot, votes };
}

async function join(page: Page, code: string) {
  await page.goto('/join');
  await page.getByLabel('Code from your invitation').fill(code.toLowerCase());
  await page.getByRole('button', { name: 'Go on' }).click();
  await page.waitForURL(`**/workshop/${code}`);
  await page.getByRole('button', { name: 'Join the workshop' }).click();
  await page.getByText('You have joined. Wait for the first question.').waitFor();
}

/** As behind a proxy that lets no stream through: the page has to ask by itself. */
const withoutStream = (context: BrowserContext) =>
  context.route('**/workshop/*/stream', (route) => route.fulfill({ status: 204 }));

const status = (page: Page) => page.locator('#vote-status');
const choose = (page: Page, name: string) =>
  page.getByRole('button', { name: new RegExp(`^${name}`) }).click();

describe('a participant of a workshop', () => {
  journey(
    'votes and writes on a phone that is kept in step with the room',
    { at: () => app.url, viewport: PHONE, timeout: 120_000 },
    async ({ page, context, openTab, expectProblem }) => {
      const { id, code, question, words, steer, ballot, votes } = await running('BCDF23');
      await withoutStream(context);
      /** Does not wait until the page asks by itself. */
      const soon = () => page.evaluate(() => void dispatchEvent(new Event('online')));
      await join(page, code);
      await expectAccessible(page, 'joined');
      await screenshot(page, 'workshop-joined');

      await steer({ kind: 'go', step: question.id }, { kind: 'open' });
      await page.getByRole('heading', { name: 'Question 1 of 1 Money moves to prevention' }).waitFor();
      expect(await page.locator('#room-said').innerText()).toBe('Question 1 of 1: the vote is open.');
      expect(await page.title()).toBe('Question 1 of 1: the vote is open - A workshop - Concord');
      await choose(page, 'Developing');
      await page.getByText('Voted: Developing. You can change it until the vote closes.').waitFor();
      expect(await votes(1)).toEqual(['3']);
      await expectAccessible(page, 'voted');
      await screenshot(page, 'workshop-voted');

      // In a second tab the vote is the same, and can be changed.
      const second = await openTab();
      await second.goto(`/workshop/${code}`);
      await second.getByText('Voted: Developing.').waitFor();
      await choose(second, 'Maturing');
      await second.getByText('Voted: Maturing.').waitFor();
      await page.getByText('Voted: Maturing.').waitFor();
      await second.close();

      // Without a connection a vote waits on the device.
      expectProblem(/ERR_INTERNET_DISCONNECTED/);
      await context.setOffline(true);
      await choose(page, 'Emerging');
      await page.getByText('No connection. Your vote, Emerging, is kept on this device').waitFor();
      expect(await votes(1)).toEqual(['4']);
      await context.setOffline(false);
      await page.getByText('Voted: Emerging.').waitFor();
      expect(await votes(1)).toEqual(['2']);
      await page.reload();
      await page.getByText('Voted: Emerging.').waitFor();

      // One that comes too late says so.
      await context.setOffline(true);
      await choose(page, 'Thriving');
      await page.getByText('No connection. Your vote, Thriving').waitFor();
      const others = await joinDevices(services, id, Array<null>(5).fill(null));
      await voteAll(services, ballot(1), others, ['1', '2', '2', '2', '5']);
      await steer({ kind: 'close' });
      await context.setOffline(false);
      await page
        .getByText(
          'The vote was closed before your change arrived. What counts is your vote before: Emerging.',
        )
        .waitFor();
      expect(await votes(1)).toHaveLength(6);

      await steer({ kind: 'reveal' });
      await soon();
      await page.getByRole('table', { name: 'Votes in round 1' }).waitFor();
      await page.getByText('What would it take?').waitFor();
      await expectAccessible(page, 'with the result');
      await screenshot(page, 'workshop-result');

      // What is being written stays when the screen changes around it.
      await steer({ kind: 'go', step: words.id }, { kind: 'open' });
      await soon();
      const field = page.getByLabel('Your words');
      await field.fill('One budget');
      await page.getByRole('button', { name: 'Send' }).click();
      await page.getByText('Sent. The facilitator reads it now.').waitFor();
      expect(await field.inputValue()).toBe('');
      await page.getByRole('button', { name: 'Take back: One budget' }).waitFor();
      await expectAccessible(page, 'with a text sent');
      await screenshot(page, 'workshop-words');
      await field.fill('Half a thou');
      await field.focus();
      await steer({ kind: 'timer', until: new Date(Date.now() + 600_000).toISOString() });
      await soon();
      await page.getByText('Time until').waitFor();
      expect(await field.inputValue()).toBe('Half a thou');
      expect(await page.evaluate(() => document.activeElement?.id)).toBe('body');
      await steer({ kind: 'close' });
      await soon();
      await page.getByText('You had begun to write this, and it was not sent: Half a thou').waitFor();

      await services.db
        .updateTable('workshop_note')
        .set({ state: 'shown' })
        .where('step_id', '=', words.id)
        .execute();
      await steer({ kind: 'reveal' }, { kind: 'open' });
      await soon();
      await page.getByText('Which matter most?').waitFor();
      await page.getByRole('button', { name: 'One budget' }).click();
      await page.getByRole('button', { name: 'One budget', pressed: true }).waitFor();
      await page.getByRole('button', { name: 'One budget' }).click();
      await page.getByRole('button', { name: 'One budget', pressed: false }).waitFor();
      await steer({ kind: 'close' }, { kind: 'end' });
      await soon();
      await page.getByText('Thank you for taking part.').waitFor();
      expect(await page.evaluate(() => Object.keys(localStorage)), 'nothing is left behind').toEqual([]);
    },
  );

  journey(
    'does all of it without JavaScript',
    { at: () => app.url, viewport: PHONE, javaScript: false, timeout: 90_000 },
    async ({ page, expectProblem }) => {
      const { code, question, words, steer, votes } = await running('BCDF24');
      await join(page, code);
      await steer({ kind: 'go', step: question.id });
      const next = () => page.getByRole('link', { name: 'See what is next' }).click();
      await next();
      await page.getByText('The vote opens soon.').waitFor();
      await steer({ kind: 'open' });
      await next();
      await choose(page, 'Thriving');
      await page.getByText('Voted: Thriving. You can change it until the vote closes.').waitFor();
      await choose(page, 'I don’t know');
      await page.getByText('Voted: I don’t know.').waitFor();
      expect(await votes(1)).toEqual(['dk']);
      await expectAccessible(page, 'voted without JavaScript');
      expectProblem(/409/);
      await steer({ kind: 'close' });
      await choose(page, 'Thriving');
      await page.getByText('The vote was closed before yours arrived. It was not counted.').waitFor();
      expect(await status(page).innerText()).toBe('You voted: I don’t know.');
      await steer({ kind: 'go', step: words.id }, { kind: 'open' });
      await next();
      await page.getByLabel('Your words').fill('Meet more');
      await page.getByRole('button', { name: 'Send' }).click();
      await page.getByRole('button', { name: 'Take back: Meet more' }).click();
      await page.getByText('What you sent').waitFor({ state: 'detached' });
    },
  );
});
