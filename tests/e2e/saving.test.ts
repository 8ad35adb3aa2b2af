import { describe, expect } from 'vitest';
import { journey } from '../setup/browser';
import { sharedApp } from './shared-app';
import {
  begin,
  choose,
  chosenOn,
  leaving,
  openFirstPage,
  saveStatus,
  stepOf,
  storedAnswers,
  summaryOf,
  turnPage,
  untilAwake,
  untilFocused,
  untilSaved,
} from './walk';

const at = sharedApp();
const timeout = 120_000;

describe('saving, with JavaScript', () => {
  journey('stores every answer as it is given, and says so', { at, timeout }, async ({ page }) => {
    const { own } = await begin(page);
    await openFirstPage(page);
    await untilAwake(page);
    expect(await saveStatus(page).innerText()).toBe('');

    let release = () => {};
    const held = new Promise<void>((resolve) => (release = resolve));
    await page.route('**/saves', async (route) => held.then(() => route.continue()), { times: 1 });
    await choose(page, 'relationships.openness', '4');
    await saveStatus(page).filter({ hasText: 'Saving…' }).waitFor();
    expect(await storedAnswers(page, own)).toEqual({});
    release();
    await untilSaved(page);
    expect(await storedAnswers(page, own)).toEqual({ 'relationships.openness': '4' });

    for (const value of ['2', 'dk', 'na', '5']) {
      const saved = page.waitForResponse((reply) => reply.url().endsWith('/saves'));
      await choose(page, 'relationships.time', value);
      await saved;
      await untilSaved(page);
      expect(await storedAnswers(page, own)).toMatchObject({ 'relationships.time': value });
    }
  });

  journey('keeps what was chosen before the scripts had arrived', { at, timeout }, async ({ page }) => {
    const { own } = await begin(page);
    let release = () => {};
    const held = new Promise<void>((resolve) => (release = resolve));
    await page.route('**/assets/*.js', async (route) => held.then(() => route.continue()));
    await page.goto(`${own}/vision`, { waitUntil: 'commit' });
    await choose(page, 'vision.shared', '2');
    release();
    await untilSaved(page);
    expect(await chosenOn(page)).toEqual({ 'vision.shared': '2' });
    expect(await storedAnswers(page, own)).toEqual({ 'vision.shared': '2' });
  });

  journey(
    'keeps who one is when that was chosen before the scripts had arrived',
    { at, timeout },
    async ({ page }) => {
      let release = () => {};
      const held = new Promise<void>((resolve) => (release = resolve));
      await page.route('**/assets/*.js', async (route) => held.then(() => route.continue()));
      await page.goto('/try/about-you?form=full', { waitUntil: 'commit' });
      await choose(page, 'sector', 'ambulance');
      await choose(page, 'tier', 'frontline');
      release();
      await untilAwake(page);
      await leaving(page, () => page.getByRole('button', { name: 'Save and continue' }).click());
      await page.goto(page.url().replace('/start', '/check'));
      expect((await summaryOf(page)).slice(0, 2)).toEqual([
        ['You answer for', 'Ambulance'],
        ['Your role', 'Clinician, frontline or support staff'],
      ]);
    },
  );

  journey(
    'stores a comment when typing pauses, and leaves its field open when it is emptied',
    {
      at,
      timeout,
    },
    async ({ page }) => {
      const { own } = await begin(page);
      await page.goto(`${own}/money`);
      await untilAwake(page);
      await page.getByText('Add a comment').first().click();
      const comment = page.getByLabel('Your comment').first();
      await comment.fill('Budgets were pooled in April.');
      await untilSaved(page);
      await page.goto(`${own}/check`);
      await page.getByText('Budgets were pooled in April.').waitFor();

      await page.goto(`${own}/money`);
      await untilAwake(page);
      expect(await comment.inputValue()).toBe('Budgets were pooled in April.');
      await comment.fill('');
      await untilSaved(page);
      expect(await comment.isVisible()).toBe(true);
      await page.reload();
      await page.getByText('Add a comment').first().waitFor();
      expect(await comment.isVisible()).toBe(false);
    },
  );

  journey(
    'does not turn the page over a comment that is too long, and says what to do',
    {
      at,
      timeout,
    },
    async ({ page }) => {
      const { own } = await begin(page);
      await page.goto(`${own}/money`);
      await untilAwake(page);
      await choose(page, 'money.shift', '3');
      await page.getByText('Add a comment').first().click();
      const comment = page.getByLabel('Your comment').first();
      await comment.fill('Long. '.repeat(200).trim());
      await page.getByText('You have 199 characters too many').waitFor();
      await page.getByRole('button', { name: 'Save and continue' }).click();
      const problem = 'Shorten your comment to 1,000 characters or fewer. It has 1,199';
      await page.getByRole('link', { name: problem }).click();
      expect(stepOf(page)).toBe('money');
      await untilFocused(comment);
      expect(await storedAnswers(page, own)).toEqual({ 'money.shift': '3' });

      await comment.fill('Short.');
      await turnPage(page);
      await page.goto(`${own}/check`);
      // At the latest once the page is awake: what is still under way stands on the device.
      await expect.poll(() => page.locator('.app-comment').allInnerTexts()).toEqual(['Short.']);
    },
  );
});
