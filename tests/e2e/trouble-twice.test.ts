import { afterAll, beforeAll, describe, expect } from 'vitest';
import type { Page } from 'playwright-core';
import { openDatabase } from 'db/client';
import type { OpenDatabase } from 'db/client';
import { startApp } from '../setup/app';
import type { RunningApp } from '../setup/app';
import { journey } from '../setup/browser';
import { newDatabase } from '../setup/databases';
import type { NewDatabase } from '../setup/databases';
import { answer, beginAnswering, first, second, steps } from './trouble';
import {
  begin,
  choose,
  chosenOn,
  openFirstPage,
  readStart,
  send,
  stepOf,
  storedAnswers,
  turnPage,
  untilAwake,
  untilSaved,
} from './walk';

let place: NewDatabase;
let app: RunningApp;
let database: OpenDatabase;
beforeAll(async () => {
  place = await newDatabase('sqlite');
  app = await startApp({ env: { DATABASE_URL: place.url } });
  database = await openDatabase(place.url);
});
afterAll(async () => {
  await database?.close();
  await app?.stop();
  await place?.remove();
});
const at = () => app.url;

const responses = () => database.db.selectFrom('response').select(['id', 'state', 'tier']).execute();

/** Presses a button twice in the same place, as people do who double-click everything. */
async function pressTwice(page: Page, name: string, pause: number): Promise<void> {
  const button = page.getByRole('button', { name, exact: true });
  await button.scrollIntoViewIfNeeded();
  const { x, y, width, height } = (await button.boundingBox())!;
  const [left, top] = [x + width / 2, y + height / 2];
  await page.mouse.click(left, top);
  await page.waitForTimeout(pause);
  // The second click of a double click, not one more double click.
  await page.mouse.down({ clickCount: 2 });
  await page.mouse.up({ clickCount: 2 });
}

/** Waits until a page is there, whichever of several loads brought it. */
async function arrive(page: Page, address: string | RegExp, heading: string | RegExp): Promise<void> {
  await expect.poll(() => new URL(page.url()).pathname, { timeout: 15_000 }).toMatch(address);
  await page.getByRole('heading', { level: 1, name: heading }).waitFor();
}

describe('Every button, pressed twice, does once what it does', () => {
  for (const [how, javaScript, pause] of [
    ['at once', true, 0],
    ['at the pace of a double click', true, 150],
    // At any slower pace the second press meets the next page, as on every site.
    ['without JavaScript', false, 0],
  ] as const) {
    // On a busy computer the pace is now and then slower than asked for.
    const retry = javaScript ? 0 : 2;
    journey(how, { at, javaScript, timeout: 90_000, retry }, async ({ page }) => {
      const before = (await responses()).length;
      const open = async (address: string) => {
        await page.goto(address);
        if (javaScript) await untilAwake(page);
      };
      await open('/try/about-you?form=workshop');
      await choose(page, 'sector', 'local-authority');
      await choose(page, 'tier', 'senior-manager');
      await pressTwice(page, 'Save and continue', pause);
      await arrive(page, /\/start$/, 'Your return code');
      const { own, returnCode } = await readStart(page);
      expect(await responses()).toHaveLength(before + 1);

      await open(`${own}/${steps[0]}`);
      await choose(page, first, '2');
      await pressTwice(page, 'Save and continue', pause);
      await expect.poll(() => stepOf(page)).toBe(steps[1]);
      await page.locator(`input[name="${second}"]`).first().waitFor();
      // A second page would be turned, or an answer chosen, about now.
      await page.waitForTimeout(300);
      expect(stepOf(page)).toBe(steps[1]);
      expect(await chosenOn(page)).toEqual({});
      expect(await storedAnswers(page, own)).toEqual({ [first]: '2' });

      await choose(page, second, '4');
      await pressTwice(page, 'Save and see all steps', pause);
      await arrive(page, /\/steps$/, 'All steps');
      expect(await storedAnswers(page, own)).toEqual({ [first]: '2', [second]: '4' });

      await open(`${own}/check`);
      await pressTwice(page, 'Send and see your profile', pause);
      await arrive(page, /\/profile$/, /profile/);
      expect((await responses()).filter(({ state }) => state === 'sent')).toHaveLength(1);

      await open(`${own}/about-you`);
      await choose(page, 'tier', 'elected-member');
      await pressTwice(page, 'Save', pause);
      await arrive(page, /\/steps$/, 'All steps');
      expect((await responses()).filter(({ tier }) => tier === 'elected-member')).toHaveLength(1);

      await open(`${own}/steps`);
      await pressTwice(page, 'Close my answers on this device', pause);
      await arrive(page, '/try/return', 'Go back to your answers');

      await open('/try/return');
      await page.getByLabel('Your return code').fill(returnCode);
      await pressTwice(page, 'Open my answers', pause);
      await arrive(page, /\/steps$/, 'All steps');
      expect(await storedAnswers(page, own)).toEqual({ [first]: '2', [second]: '4' });

      await open(`${own}/withdraw`);
      await pressTwice(page, 'Withdraw my answers', pause);
      await arrive(page, '/withdrawn', 'Your answers are deleted');
      expect(await responses()).toHaveLength(before);

      await open('/try/about-you?form=resident');
      await pressTwice(page, 'Begin', pause);
      await arrive(page, /\/start$/, 'Your return code');
      expect(await responses()).toHaveLength(before + 1);
      await open((await readStart(page)).own + '/withdraw');
      await page.getByRole('button', { name: 'Withdraw my answers' }).click();
      await arrive(page, '/withdrawn', 'Your answers are deleted');
    });
  }
});

describe('Going back after sending', () => {
  journey('shows that they are sent, and what is changed then counts too', { at }, async ({ page }) => {
    const { own } = await beginAnswering(page, at());
    await answer(page, '2');
    await untilSaved(page);
    await page.goto(`${own}/check`);
    await untilAwake(page);
    await send(page);
    await page.goBack();
    await page.getByText('You have sent your answers').first().waitFor();
    expect(await page.getByRole('button', { name: 'Send and see your profile' }).count()).toBe(0);
    await page.goBack();
    await page.locator(`input[name="${first}"]`).first().waitFor();
    await choose(page, first, '5');
    await untilSaved(page);
    expect(await storedAnswers(page, own)).toEqual({ [first]: '5' });
    // The second press meets a page whose scripts may not run yet.
    await page.goForward();
    await page.goForward();
    await arrive(page, /\/profile$/, /profile/);
  });

  journey(
    'and sending from a page that is still open changes nothing',
    { at, javaScript: false },
    async (j) => {
      const { page } = j;
      const { own } = await begin(page, { form: 'workshop' });
      await openFirstPage(page);
      await choose(page, first, '4');
      await turnPage(page);
      await page.goto(`${own}/check`);
      const open = await j.openTab();
      await open.goto(`${own}/check`);
      await send(page);
      const sent = await responses();
      await page.goBack();
      await page.getByText('You have sent your answers').first().waitFor();
      await send(open);
      expect(stepOf(open)).toBe('profile');
      expect(await responses()).toEqual(sent);
      expect(await storedAnswers(page, own)).toEqual({ [first]: '4' });
    },
  );

  journey('from the withdrawn answers leads nowhere, and says why', { at }, async (j) => {
    const { page } = j;
    const { own } = await beginAnswering(page, at());
    await answer(page, '2');
    await untilSaved(page);
    await page.goto(`${own}/withdraw`);
    await untilAwake(page);
    await page.getByRole('button', { name: 'Withdraw my answers' }).click();
    await arrive(page, '/withdrawn', 'Your answers are deleted');
    j.expectProblem(/404/);
    await page.goBack();
    await page.getByText('These answers are not on this device, or their time is over').waitFor();
  });
});
