import { describe, expect } from 'vitest';
import type { Page } from 'playwright-core';
import { journey } from '../setup/browser';
import { sharedApp } from './shared-app';
import {
  beginAnswering,
  commentOn,
  first,
  lookAgain,
  goOffline,
  open,
  second,
  steps,
  untilWaiting,
  writeComment,
} from './trouble';
import { choose, chosenOn, comeBack, onAnotherDevice, storedAnswers, turnPage, untilSaved } from './walk';

const at = sharedApp();

const REPLACED = 'You changed this answer on another device or in another tab. The newer answer is shown.';

/** Opens the first page of answers that were begun already. */
const openFirst = (page: Page, own: string) => open(page, `${at()}${own}/${steps[0]}`);

/** Looks into the field of the comment and goes on. */
async function lookInto(page: Page): Promise<void> {
  await commentOn(page, first).focus();
  await commentOn(page, first).blur();
}

describe('In two tabs', () => {
  journey(
    'the newer answer to a question wins, and the tab with the older one says so',
    { at },
    async (j) => {
      const { own } = await beginAnswering(j.page, at());
      const other = await j.openTab();
      await openFirst(other, own);
      for (const value of ['1', '2', '3']) await choose(j.page, first, value);
      await untilSaved(j.page);

      // This tab has heard of none of them: its own count is behind.
      await choose(other, first, '5');
      await other.getByText(REPLACED).waitFor();
      expect(await chosenOn(other)).toEqual({ [first]: '3' });
      expect(await storedAnswers(j.page, own)).toEqual({ [first]: '3' });

      await choose(other, first, '5');
      await untilSaved(other);
      expect(await other.getByText(REPLACED).count()).toBe(0);
      expect(await storedAnswers(j.page, own)).toEqual({ [first]: '5' });
      await lookAgain(j.page);
      await expect.poll(() => chosenOn(j.page)).toEqual({ [first]: '5' });
    },
  );

  journey('answers to different questions stand side by side', { at }, async (j) => {
    const { own } = await beginAnswering(j.page, at());
    const other = await j.openTab();
    await openFirst(other, own);
    await turnPage(other);
    await Promise.all([choose(j.page, first, '4'), choose(other, second, '2')]);
    await Promise.all([untilSaved(j.page), untilSaved(other)]);
    expect(await storedAnswers(j.page, own)).toEqual({ [first]: '4', [second]: '2' });
    await other.goBack();
    await lookAgain(other);
    await expect.poll(() => chosenOn(other)).toEqual({ [first]: '4' });
  });

  journey('two people’s answers never meet', { at }, async (j) => {
    const one = await beginAnswering(j.page, at());
    const tab = await j.openTab();
    const two = await beginAnswering(tab, at());
    await choose(j.page, first, '1');
    await choose(tab, first, '5');
    await Promise.all([untilSaved(j.page), untilSaved(tab)]);
    expect(await storedAnswers(j.page, one.own)).toEqual({ [first]: '1' });
    expect(await storedAnswers(tab, two.own)).toEqual({ [first]: '5' });
    await j.page.reload();
    expect(await chosenOn(j.page)).toEqual({ [first]: '1' });
  });

  journey('what the device says late about an earlier moment is not shown', { at }, async ({ page }) => {
    const { own } = await beginAnswering(page, at());
    await choose(page, first, '2');
    await untilSaved(page);
    let release = () => {};
    const released = new Promise<void>((done) => (release = done));
    let asked = () => {};
    const wasAsked = new Promise<void>((done) => (asked = done));
    await page.route('**/saves', async (route) => {
      if (route.request().method() !== 'GET') return route.continue();
      const early = await route.fetch();
      asked();
      await released;
      await route.fulfill({ response: early });
    });
    await lookAgain(page);
    await wasAsked;
    await choose(page, first, '5');
    await untilSaved(page);
    const late = page.waitForResponse((reply) => reply.request().method() === 'GET');
    release();
    await late;
    await page.waitForTimeout(200);
    expect(await chosenOn(page)).toEqual({ [first]: '5' });
    expect(await storedAnswers(page, own)).toEqual({ [first]: '5' });
  });
});

describe('On two devices', () => {
  journey('older answers of the one that was offline give way, and it says so', { at }, async (j) => {
    const { page, context } = j;
    const { own, returnCode } = await beginAnswering(page, at());
    await choose(page, first, '1');
    await untilSaved(page);
    await goOffline(j);
    await choose(page, first, '2');
    await untilWaiting(page, 1);

    await onAnotherDevice(page, async (phone) => {
      await comeBack(phone, returnCode);
      await openFirst(phone, own);
      expect(await chosenOn(phone)).toEqual({ [first]: '1' });
      for (const value of ['3', '4', '5']) await choose(phone, first, value);
      await untilSaved(phone);

      await context.setOffline(false);
      await page.getByText(REPLACED).waitFor();
      expect(await chosenOn(page)).toEqual({ [first]: '5' });
      expect(await storedAnswers(page, own)).toEqual({ [first]: '5' });
      await lookAgain(phone);
      await phone.waitForTimeout(200);
      expect(await chosenOn(phone)).toEqual({ [first]: '5' });
    });
  });

  journey('newer answers of the one that was offline win over what was said before', { at }, async (j) => {
    const { page, context } = j;
    const { own, returnCode } = await beginAnswering(page, at());
    await onAnotherDevice(page, async (phone) => {
      await comeBack(phone, returnCode);
      await openFirst(phone, own);
      await choose(phone, first, '1');
      await untilSaved(phone);
      await lookAgain(page);
      await expect.poll(() => chosenOn(page)).toEqual({ [first]: '1' });

      await goOffline(j);
      await choose(page, first, '4');
      await untilWaiting(page, 1);
      await context.setOffline(false);
      await untilSaved(page);
      await lookAgain(phone);
      await expect.poll(() => chosenOn(phone)).toEqual({ [first]: '4' });
      expect(await storedAnswers(page, own)).toEqual({ [first]: '4' });
    });
  });

  journey(
    'a comment shows where it was not written, and looking into its field undoes nothing',
    { at },
    async (j) => {
      const { page } = j;
      const { own, returnCode } = await beginAnswering(page, at());
      await writeComment(page, first, 'at the desk');
      await untilSaved(page);
      await onAnotherDevice(page, async (phone) => {
        await comeBack(phone, returnCode);
        await openFirst(phone, own);
        await writeComment(phone, first, 'on the phone');
        await untilSaved(phone);
        // Before this tab has heard of it, and after.
        await lookInto(page);
        await lookAgain(page);
        await expect.poll(() => commentOn(page, first).inputValue()).toBe('on the phone');
        await lookInto(page);
        await turnPage(page);
        await phone.reload();
        expect(await commentOn(phone, first).inputValue()).toBe('on the phone');
      });
    },
  );

  journey('a comment that gave way to a newer one is shown beside it, not lost', { at }, async (j) => {
    const { page, context } = j;
    const { own, returnCode } = await beginAnswering(page, at());
    await goOffline(j);
    await writeComment(page, first, 'written on the train');
    await untilWaiting(page, 1);
    await onAnotherDevice(page, async (phone) => {
      await comeBack(phone, returnCode);
      await openFirst(phone, own);
      for (const text of ['one', 'two', 'three']) {
        await writeComment(phone, first, text);
        await untilSaved(phone);
      }
    });
    await context.setOffline(false);
    await page.getByText('Here you had written: “written on the train”').waitFor();
    expect(await commentOn(page, first).inputValue()).toBe('three');
    await writeComment(page, first, 'three, and what I wrote on the train');
    await commentOn(page, first).blur();
    await expect.poll(() => page.getByText('Here you had written').count()).toBe(0);
    await untilSaved(page);
  });
});
