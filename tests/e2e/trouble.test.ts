import { afterAll, beforeAll, describe, expect } from 'vitest';
import { COMMENT_LIMIT } from '~/domain/response/comments';
import { startApp } from '../setup/app';
import type { RunningApp } from '../setup/app';
import { journey } from '../setup/browser';
import {
  answer,
  beginAnswering,
  first,
  goOffline,
  says,
  second,
  steps,
  stored,
  untilWaiting,
  writeComment,
} from './trouble';
import { choose, chosenOn, leaving, questionsOn, stepOf, turnPage, untilSaved } from './walk';

let app: RunningApp;
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app?.stop());
const at = () => app.url;

const REFUSED = /ERR_CONNECTION_(REFUSED|RESET)|ERR_EMPTY_RESPONSE|ERR_SOCKET_NOT_CONNECTED/;

describe('When the connection drops', () => {
  journey(
    'answers wait on the device, pages go on turning, and all is sent when it returns',
    { at },
    async (j) => {
      const { page, context } = j;
      const { own } = await beginAnswering(page, at());
      const said = { [await answer(page, '2')]: '2' };
      await untilSaved(page);

      await goOffline(j);
      said[await answer(page, '3')] = '3';
      await untilWaiting(page, 1);
      await turnPage(page);
      expect(await chosenOn(page)).toEqual({});
      await untilWaiting(page, 1);
      said[await answer(page, '4')] = '4';
      await writeComment(page, second, 'written in a tunnel');
      await turnPage(page);
      await untilWaiting(page, 3);
      said[await answer(page, 'dk')] = 'dk';
      await untilWaiting(page, 4);
      await page.goBack();
      await page.locator(`[name="${second}"]`).first().waitFor();
      expect(await chosenOn(page)).toEqual({ [second]: '4' });
      expect((await stored(page, own)).answers).toEqual({ [first]: '2' });

      await context.setOffline(false);
      await untilSaved(page);
      expect(await stored(page, own)).toMatchObject({
        answers: said,
        comments: { [second]: 'written in a tunnel' },
      });
    },
  );

  journey(
    'the list of steps still opens, and what needs the server says so and loses nothing',
    { at },
    async (j) => {
      const { page, context } = j;
      const { own } = await beginAnswering(page, at());
      await goOffline(j);
      await answer(page, '5');
      await untilWaiting(page, 1);
      await leaving(page, () => page.getByRole('link', { name: 'All steps' }).click());
      await untilWaiting(page, 1);
      await leaving(page, () => page.getByRole('link', { name: 'What holds your place back' }).click());
      expect(stepOf(page)).toBe('barriers');
      await page.getByRole('button', { name: 'Save and continue' }).click();
      await page.getByText('You are offline, and the next page is not on this device yet').waitFor();
      expect(stepOf(page)).toBe('barriers');

      await context.setOffline(false);
      await untilSaved(page);
      await turnPage(page);
      expect(stepOf(page)).toBe('check');
      expect((await stored(page, own)).answers).toEqual({ [first]: '5' });
    },
  );

  journey('what was said in a tab that is closed then is sent from the next one', { at }, async (j) => {
    const { page, context } = j;
    const { own } = await beginAnswering(page, at());
    await answer(page, '1');
    await untilSaved(page);
    await goOffline(j);
    await answer(page, '4');
    await turnPage(page);
    await answer(page, '2');
    await untilWaiting(page, 2);
    // Not even the field is left any more.
    await writeComment(page, second, 'before the train left');
    await page.close();

    await context.setOffline(false);
    const later = await j.openTab();
    await later.goto(`${own}/${steps[0]}`);
    await untilSaved(later);
    expect(await chosenOn(later)).toEqual({ [first]: '4' });
    expect(await stored(later, own)).toMatchObject({
      answers: { [first]: '4', [second]: '2' },
      comments: { [second]: 'before the train left' },
    });
    await turnPage(later);
    expect(await chosenOn(later)).toEqual({ [second]: '2' });
    await later.getByText('before the train left').waitFor();
    expect(await later.evaluate(() => localStorage.length)).toBe(0);
  });

  journey('before all is fetched ahead, the page stays as it is', { at }, async (j) => {
    const { page } = j;
    j.expectProblem(/ERR_FAILED/);
    await page.route(/\/assets\/answer\._handle\.steps/, (route) => route.abort());
    const { own } = await beginAnswering(page, at());
    const loadedAt = await page.evaluate(() => performance.timeOrigin);
    await page.waitForLoadState('networkidle');
    const question = await answer(page, '2');
    await untilSaved(page);
    expect(await page.evaluate(() => performance.timeOrigin), 'loaded anew').toBe(loadedAt);
    expect((await stored(page, own)).answers).toEqual({ [question]: '2' });
  });

  journey('a whole survey of long comments is sent in one go', { at }, async (j) => {
    const { page, context } = j;
    const { own } = await beginAnswering(page, at(), 'full');
    await goOffline(j);
    // More than the 64 KiB that a browser lets a request take along that may outlive its page.
    const text = '漢'.repeat(COMMENT_LIMIT);
    let count = 0;
    for (let turned = 0; turned < 8; turned += 1) {
      for (const question of await questionsOn(page)) {
        await writeComment(page, question, text);
        count += 1;
      }
      await turnPage(page);
    }
    await untilWaiting(page, count);
    await context.setOffline(false);
    await untilSaved(page);
    expect(Object.values((await stored(page, own)).comments)).toEqual(Array(count).fill(text));
  });
});

describe('When the connection is slow', () => {
  journey('what is chosen before the scripts are there is saved all the same', { at }, async ({ page }) => {
    const { own } = await beginAnswering(page, at());
    let arrive = () => {};
    const arrived = new Promise<void>((done) => (arrive = done));
    await page.route(/\/assets\/.*\.js$/, async (route) => {
      await arrived;
      await route.continue();
    });
    await page.goto(`${own}/${steps[0]}`, { waitUntil: 'commit' });
    await choose(page, first, '3');
    await writeComment(page, first, 'written early');
    await choose(page, first, '4');
    expect((await stored(page, own)).answers).toEqual({});
    arrive();
    await untilSaved(page);
    expect(await chosenOn(page)).toEqual({ [first]: '4' });
    expect(await stored(page, own)).toMatchObject({
      answers: { [first]: '4' },
      comments: { [first]: 'written early' },
    });
  });

  journey(
    'pages turn while answers are still under way, and none is lost',
    { at },
    async ({ page, context }) => {
      const { own } = await beginAnswering(page, at());
      const network = await context.newCDPSession(page);
      const conditions = { offline: false, downloadThroughput: 20_000, uploadThroughput: 5_000 };
      await network.send('Network.enable');
      await network.send('Network.emulateNetworkConditions', { ...conditions, latency: 2_500 });
      const said: Record<string, string> = {};
      for (const value of ['1', '5', 'na', '2']) {
        said[await answer(page, value)] = value;
        await says(page, 'Saving…');
        await turnPage(page);
        expect(await chosenOn(page)).toEqual({});
      }
      await untilSaved(page);
      expect((await stored(page, own)).answers).toEqual(said);
    },
  );
});

describe('When the server', () => {
  journey(
    'is killed and comes back, what it acknowledged is there and the rest goes out by itself',
    {
      at,
      timeout: 120_000,
    },
    async (j) => {
      const { page } = j;
      const { own } = await beginAnswering(page, at());
      const said: Record<string, string> = {};
      for (const value of ['1', '2', '3']) {
        said[await answer(page, value)] = value;
        await untilSaved(page);
        await turnPage(page);
      }
      j.expectProblem(REFUSED);
      await app.kill('SIGKILL');
      const acknowledged = { ...said };
      said[await answer(page, '4')] = '4';
      await untilWaiting(page, 1);
      await turnPage(page);
      said[await answer(page, '5')] = '5';
      await untilWaiting(page, 2);

      // Asked before the page tries again: what stands is what was acknowledged.
      let release = () => {};
      const released = new Promise<void>((done) => (release = done));
      await page.route('**/saves', async (route) => {
        await released;
        await route.continue();
      });
      await app.restart();
      expect((await stored(page, own)).answers).toEqual(acknowledged);
      release();
      await expect.poll(async () => (await stored(page, own)).answers, { timeout: 60_000 }).toEqual(said);
      await untilSaved(page);
    },
  );

  journey('cannot answer for a moment, the answer is kept and sent again', { at }, async (j) => {
    const { page } = j;
    const { own } = await beginAnswering(page, at());
    j.expectProblem(/503/);
    let tries = 0;
    await page.route('**/saves', (route) => {
      tries += 1;
      return tries === 1 ? route.fulfill({ status: 503, body: 'busy' }) : route.continue();
    });
    await answer(page, '3');
    await untilWaiting(page, 1);
    expect(await chosenOn(page)).toEqual({ [first]: '3' });
    await untilSaved(page);
    expect((await stored(page, own)).answers).toEqual({ [first]: '3' });
  });
});

describe('When the device', () => {
  journey('changes its clock, forwards and back, nothing else changes', { at }, async ({ page }) => {
    await page.clock.setFixedTime('2039-12-31T23:59:00Z');
    const { own } = await beginAnswering(page, at());
    await answer(page, '5');
    await says(page, 'Saved at 23:59');
    await page.clock.setFixedTime('1999-01-01T00:01:00Z');
    await answer(page, '2');
    await says(page, 'Saved at 00:01');
    expect((await stored(page, own)).answers).toEqual({ [first]: '2' });
    await turnPage(page);
    await answer(page, '3');
    await page.reload();
    await expect.poll(() => chosenOn(page)).toEqual({ [second]: '3' });
    await expect.poll(async () => (await stored(page, own)).answers).toEqual({ [first]: '2', [second]: '3' });
  });

  journey('lets nothing be kept on it, answers are saved as ever', { at }, async ({ page }) => {
    await page.addInitScript(() => {
      Object.defineProperty(window, 'localStorage', {
        get() {
          throw new DOMException('forbidden', 'SecurityError');
        },
      });
    });
    const { own } = await beginAnswering(page, at());
    await answer(page, '3');
    await untilSaved(page);
    await turnPage(page);
    await answer(page, '4');
    await untilSaved(page);
    expect((await stored(page, own)).answers).toEqual({ [first]: '3', [second]: '4' });
  });
});
