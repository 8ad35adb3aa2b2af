import { afterAll, beforeAll, describe, expect } from 'vitest';
import { openDatabase } from 'db/client';
import type { OpenDatabase } from 'db/client';
import { itemsIn } from '~/domain/response/form-items';
import { startApp } from '../setup/app';
import type { RunningApp } from '../setup/app';
import { journey } from '../setup/browser';
import { newDatabase } from '../setup/databases';
import type { NewDatabase } from '../setup/databases';
import { beginAnswering, first, open, says, second } from './trouble';
import {
  begin,
  choose,
  chosenOn,
  comeBack,
  instrument,
  leaving,
  onAnotherDevice,
  openFirstPage,
  stepOf,
  storedAnswers,
  turnPage,
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

/** Lets something happen while the survey is closed. */
async function whileClosed(run: () => Promise<void>): Promise<void> {
  const state = (to: 'open' | 'closed') => database.db.updateTable('assessment').set({ state: to }).execute();
  await state('closed');
  try {
    await run();
  } finally {
    await state('open');
  }
}

describe('A save that is refused', () => {
  journey(
    'because the survey was closed says so, stays on the page, and goes when it may',
    { at },
    async (j) => {
      const { page } = j;
      const { own } = await beginAnswering(page, at());
      await choose(page, first, '2');
      await untilSaved(page);
      j.expectProblem(/409/);
      await whileClosed(async () => {
        await choose(page, first, '5');
        await says(page, 'Not saved: This survey is closed, so this change was not saved.');
        expect(await chosenOn(page)).toEqual({ [first]: '5' });
        await turnPage(page);
        await choose(page, second, '4');
        await says(page, 'Not saved: This survey is closed');
        await page.goBack();
        await expect.poll(() => chosenOn(page)).toEqual({ [first]: '5' });
        expect(await storedAnswers(page, own)).toEqual({ [first]: '2' });
      });
      await turnPage(page);
      await choose(page, second, '3');
      await untilSaved(page);
      expect(await storedAnswers(page, own)).toEqual({ [first]: '5', [second]: '3' });
    },
  );

  journey('keeps the answers from being sent as if nothing were amiss', { at }, async (j) => {
    const { page } = j;
    const { own } = await beginAnswering(page, at());
    await open(page, `${own}/barriers`);
    const barrier = itemsIn('workshop', instrument.current).find(({ id }) => id.startsWith('barrier.'))!.id;
    j.expectProblem(/409/);
    await whileClosed(async () => {
      await choose(page, barrier, '3');
      await says(page, 'Not saved: This survey is closed');
      await turnPage(page);
      expect(stepOf(page)).toBe('check');
      // As the page was made while the survey was open, its button is there.
      await page.getByRole('button', { name: 'Send and see your profile' }).click();
      const problem = page.getByRole('alert').filter({ hasText: 'This survey is closed' });
      await problem.waitFor();
      expect(await problem.innerText()).not.toContain('online');
    });
    await page.getByRole('button', { name: 'Send and see your profile' }).click();
    await page.waitForURL('**/profile');
    expect(await storedAnswers(page, own)).toEqual({ [barrier]: '3' });
  });

  journey(
    'because the answers were withdrawn on another device says so, and nothing vanishes',
    { at },
    async (j) => {
      const { page } = j;
      const { returnCode } = await beginAnswering(page, at());
      await choose(page, first, '2');
      await untilSaved(page);
      await onAnotherDevice(page, async (phone) => {
        await comeBack(phone, returnCode);
        await phone.getByRole('link', { name: 'Withdraw your answers' }).click();
        await leaving(phone, () => phone.getByRole('button', { name: 'Withdraw my answers' }).click());
      });
      j.expectProblem(/404/);
      await choose(page, first, '4');
      await says(page, 'Not saved: These answers are no longer here.');
      expect(await chosenOn(page)).toEqual({ [first]: '4' });
      await page.reload();
      await page.getByRole('heading', { name: 'Page not found' }).waitFor();
      await page.getByText('These answers are not on this device, or their time is over').waitFor();
    },
  );

  for (const [status, body, words] of [
    [400, { error: 'Choose one of the answers shown.' }, 'Choose one of the answers shown.'],
    [409, { error: 'This page belongs to another version.' }, 'This page belongs to another version.'],
    [413, undefined, 'Your last answer could not be saved.'],
  ] as const) {
    journey(`with ${status} says so, and is sent again with the next answer`, { at }, async (j) => {
      const { page } = j;
      const { own } = await beginAnswering(page, at());
      j.expectProblem(new RegExp(String(status)));
      const refusal = body ? { json: body } : { contentType: 'text/html', body: '<h1>Too much</h1>' };
      await page.route('**/saves', (route) => route.fulfill({ status, ...refusal }), { times: 1 });
      await choose(page, first, '4');
      await says(page, `Not saved: ${words}`);
      expect(await chosenOn(page)).toEqual({ [first]: '4' });
      await turnPage(page);
      await says(page, `Not saved: ${words}`);
      await choose(page, second, '1');
      await untilSaved(page);
      expect(await storedAnswers(page, own)).toEqual({ [first]: '4', [second]: '1' });
    });
  }
});

describe('Without JavaScript', () => {
  journey(
    'a text far too long is refused in words, not by a broken connection',
    { at, javaScript: false },
    async (j) => {
      const { page, context } = j;
      await begin(page, { form: 'workshop' });
      await openFirstPage(page);
      const area = page.locator('textarea').first();
      await page.locator('details', { has: area }).locator('summary').click();
      await area.focus();
      const keyboard = await context.newCDPSession(page);
      await keyboard.send('Input.insertText', { text: 'too much '.repeat(330_000) });
      j.expectProblem(/413/);
      await page.getByRole('button', { name: 'Save and continue' }).click();
      await page.getByRole('heading', { name: 'That is too much to send at once' }).waitFor();
      await page.getByText('Nothing was saved. Shorten your text and send it again.').waitFor();
    },
  );
});
