import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect } from 'vitest';
import { insertNote } from 'db/queries/workshop-words';
import { paths } from '~/lib/paths';
import { joinDevices, makeStep, makeWorkshop, voteAll } from '../factories/workshop';
import { journey } from '../setup/browser';
import { tabTo } from './focus';
import { lookerAt } from './look';
import { untilAwake } from './walk';
import { type ServedPlace, servePlace } from './served-place';

let { app, services, by, signIn, end } = {} as ServedPlace;
beforeAll(async () => void ({ app, services, by, signIn, end } = await servePlace()), 120_000);
afterAll(() => end());

const primary = (page: Page) => page.locator('.app-console__primary');
/** Presses a key, and waits for what the large button says next. */
async function press(page: Page, key: string, next: string): Promise<void> {
  // Within half a second after a change a press is taken for one that was meant for what stood there before.
  await page.waitForTimeout(550);
  await page.keyboard.press(key);
  await untilNext(page, next);
}

const untilNext = (page: Page, next: string, timeout = 10_000) =>
  expect.poll(() => primary(page).textContent(), { timeout }).toMatch(new RegExp(`^${next}`));

describe('A facilitator’s console', () => {
  journey(
    'runs a workshop by keyboard, and a second facilitator’s phone follows',
    { at: () => app.url, timeout: 240_000 },
    async ({ page, context, openTab }) => {
      const [money, trust] = services.instrument.current.dimensions.map(({ questions }) => questions[0]!);
      const question = makeStep(services, {
        subject: money!.id,
        title: money!.text,
        prompts: ['What would a partner in another sector say?', 'What is one thing that would move us up?'],
      });
      const words = makeStep(services, {
        kind: 'words',
        subject: null,
        title: 'What would make the difference?',
      });
      const last = makeStep(services, { subject: trust!.id, title: trust!.text });
      const id = await makeWorkshop(services, by, [question, words, last], { title: 'Alliance workshop' });
      const { console: path } = paths.workshop(by.placeId, id);
      await signIn(context);
      await page.goto(path);
      await untilAwake(page);
      const look = lookerAt(page, { prefix: 'console-' });
      await look('draft');

      await press(page, 'n', 'Go to question 1');
      const devices = await joinDevices(services, id, [
        'acute',
        'acute',
        'voluntary',
        'voluntary',
        null,
        null,
      ]);
      await look('welcome');
      await press(page, 'n', 'Open vote');
      const phone = await openTab();
      // So high that the bar at its foot lies over nothing, which axe would take for hidden.
      await phone.setViewportSize({ width: 320, height: 5_000 });
      await phone.goto(path);
      await untilAwake(phone);
      const lookAtPhone = lookerAt(phone, { prefix: 'console-' });

      await press(page, 'n', 'Close vote');
      await untilNext(phone, 'Close vote', 2_000);
      await voteAll(services, { workshopId: id, stepId: question.id, round: 1 }, devices, [...'112455']);
      await press(page, 't', 'Close vote');
      await page.getByRole('timer').waitFor();
      await look('vote open');
      await lookAtPhone('vote open');
      await press(page, 'n', 'Reveal');
      await press(page, 'u', 'Close vote');
      await press(page, 'n', 'Reveal');
      await press(page, 'n', 'Vote again');
      await look('revealed');
      await lookAtPhone('revealed');

      // Words that are typed stay while the other goes on, and no letter in them is a shortcut.
      await tabTo(page, 'Not started (1)');
      // To the last.
      await page.keyboard.press('ArrowUp');
      await tabTo(page, 'Why?');
      await page.keyboard.type('not now, until then');
      await phone.getByRole('button', { name: 'Vote again' }).first().click();
      await untilNext(page, 'Close vote');
      expect(await page.getByLabel('Why?').first().inputValue()).toBe('not now, until then');
      await tabTo(page, 'Save what was agreed');
      await page.keyboard.press('Enter');
      await page.getByText('None was agreed').waitFor();

      await page.evaluate(() => (document.activeElement as HTMLElement).blur());
      await press(page, 'n', 'Take more votes');
      await look('too few');
      await page.getByRole('button', { name: /Go to this step\s*: What would make/ }).click();
      await untilNext(page, 'Ask for words');
      await press(page, 'n', 'Stop taking words');
      await services.db.transaction().execute(async (trx) => {
        for (const [index, body] of ['More time together', 'One shared record', 'More time'].entries())
          await insertNote(
            trx,
            { workshopId: id, stepId: words.id, deviceId: devices[index]! },
            { id: services.newId(), body },
          );
      });
      await press(page, 'n', 'Read the words that wait');
      await page.getByRole('button', { name: /Show\s*: More time together/ }).click();
      await page.getByRole('heading', { name: 'Shown (1)' }).waitFor();
      await look('words');
      await lookAtPhone('words');

      await page.getByText('Keyboard shortcuts', { exact: true }).click();
      await page.getByLabel('Use keyboard shortcuts').uncheck();
      await page.reload();
      await untilAwake(page);
      await page.waitForTimeout(600);
      await page.keyboard.press('u');
      await page.waitForTimeout(300);
      expect(await page.getByRole('heading', { name: 'Shown (1)' }).count()).toBe(1);
      await page.getByRole('link', { name: 'End workshop' }).click();
      await look('ending');
    },
  );
});
