import { afterAll, beforeAll, describe, expect } from 'vitest';
import type { Page } from 'playwright-core';
import { openDatabase } from 'db/client';
import type { OpenDatabase } from 'db/client';
import { startApp } from '../setup/app';
import type { RunningApp } from '../setup/app';
import { journey } from '../setup/browser';
import { newDatabase } from '../setup/databases';
import type { NewDatabase } from '../setup/databases';
import { beginAnswering, first, open, second, steps } from './trouble';
import { choose, chosenOn, readStart, stepOf, storedAnswers, turnPage, untilAwake, untilSaved } from './walk';

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

const responses = () => database.db.selectFrom('response').select(['id', 'state']).execute();

/** Presses a button twice in the same place, as people do who double-click everything. */
async function pressTwice(page: Page, name: string, pause: number): Promise<void> {
  const button = page.getByRole('button', { name });
  await button.scrollIntoViewIfNeeded();
  const { x, y, width, height } = (await button.boundingBox())!;
  const [left, top] = [x + width / 2, y + height / 2];
  await page.mouse.click(left, top);
  await page.waitForTimeout(pause);
  await page.mouse.click(left, top, { clickCount: 2 });
}

for (const javaScript of [true, false]) {
  for (const pause of [0, 150]) {
    describe(`Pressed twice, ${pause} ms apart, ${javaScript ? 'with' : 'without'} JavaScript`, () => {
      journey(
        'every button does what it does once',
        { at, javaScript, timeout: 90_000 },
        async ({ page }) => {
          const before = (await responses()).length;
          const awake = async () => (javaScript ? untilAwake(page) : undefined);
          await page.goto('/try/about-you?form=workshop');
          await awake();
          await choose(page, 'sector', 'local-authority');
          await choose(page, 'tier', 'senior-manager');
          await pressTwice(page, 'Save and continue', pause);
          await page.waitForURL('**/start');
          await page.locator('.app-code').waitFor();
          const { own, returnCode } = await readStart(page);
          expect(await responses()).toHaveLength(before + 1);

          await page.goto(`${own}/${steps[0]}`);
          await awake();
          await choose(page, first, '2');
          await pressTwice(page, 'Save and continue', pause);
          await page.waitForURL(`**/${steps[1]}`);
          await page.waitForTimeout(1000);
          expect(stepOf(page)).toBe(steps[1]);
          expect(await chosenOn(page)).toEqual({});
          expect(await storedAnswers(page, own)).toEqual({ [first]: '2' });
          console.log(javaScript, pause, 'ok step');

          await choose(page, second, '4');
          await pressTwice(page, 'Save and see all steps', pause);
          await page.waitForURL('**/steps');
          await page.getByRole('heading', { name: 'All steps' }).waitFor();

          await page.goto(`${own}/check`);
          await awake();
          await pressTwice(page, 'Send and see your profile', pause);
          await page.waitForURL('**/profile');
          expect((await responses()).filter(({ state }) => state === 'sent')).toHaveLength(1);

          await page.goto(`${own}/about-you`);
          await awake();
          await choose(page, 'tier', 'elected-member');
          await pressTwice(page, 'Save', pause);
          await page.waitForURL('**/steps');

          await page.goto(`${own}/steps`);
          await awake();
          await pressTwice(page, 'Close my answers on this device', pause);
          await page.waitForURL('**/try/return');

          await awake();
          await page.getByLabel('Your return code').fill(returnCode);
          await pressTwice(page, 'Open my answers', pause);
          await page.waitForURL('**/steps');
          expect(await storedAnswers(page, own)).toEqual({ [first]: '2', [second]: '4' });

          await page.goto(`${own}/withdraw`);
          await awake();
          await pressTwice(page, 'Withdraw my answers', pause);
          await page.waitForURL('**/withdrawn');
          await page.getByRole('heading', { name: 'Your answers are deleted' }).waitFor();
          expect(await responses()).toHaveLength(before);
        },
      );
    });
  }
}
