import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect } from 'vitest';
import { startApp, type RunningApp } from '../setup/app';
import { journey } from '../setup/browser';
import { answerAs } from './partner';
import { leaving, untilAwake } from './walk';

let app: RunningApp;
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app?.stop());

/** More than any page has to stop at. */
const MOST_STOPS = 250;

/** The words of what has the focus, as a person would call it. */
const focused = (page: Page) =>
  page.evaluate(() => {
    const element = document.activeElement as HTMLInputElement | null;
    const label = element?.labels?.[0]?.innerText;
    return (label ?? element?.getAttribute('aria-label') ?? element?.innerText ?? '').trim().split('\n')[0];
  });

/** Presses Tab until something of this name has the focus. */
async function reach(page: Page, name: string): Promise<void> {
  await untilAwake(page);
  for (let stop = 0; stop < MOST_STOPS; stop += 1) {
    await page.keyboard.press('Tab');
    if ((await focused(page)) === name) return;
  }
  throw new Error(`“${name}” cannot be reached by keyboard on ${page.url()}`);
}

const type = async (page: Page, name: string, text: string) => {
  await reach(page, name);
  await page.keyboard.type(text);
};
const tick = async (page: Page, name: string) => {
  await reach(page, name);
  await page.keyboard.press('Space');
};
const press = async (page: Page, name: string) => {
  await reach(page, name);
  await leaving(page, () => page.keyboard.press('Enter'));
};

describe('By keyboard alone', () => {
  journey(
    'a lead sets up, opens, closes, reads results and agrees an action',
    {
      at: () => app.url,
      timeout: 240_000,
    },
    async ({ page, context }) => {
      const code = /enter this code: ([\w-]+)/.exec(app.logs())![1]!;
      await page.goto('/set-up');
      await type(page, 'Set-up code', code);
      await type(page, 'Your name', 'Test Lead');
      await type(page, 'Your e-mail address', 'lead@example.org');
      await type(page, 'Choose a password', 'tangled-otter-orbit-49');
      await press(page, 'Make the account and sign in');
      await press(page, 'Register a place');
      await type(page, 'Name of the place', 'Exampleton');
      await press(page, 'Register the place');

      await press(page, 'Start an assessment');
      await type(page, 'Title', 'Autumn 2026');
      await tick(page, 'Full form');
      await press(page, 'Save the draft');
      const join = new URL((await page.locator('a.app-address').first().getAttribute('href'))!).pathname;
      await press(page, 'Open the survey');
      await press(page, 'Open the survey');

      for (let person = 0; person < 6; person += 1) {
        const pick = (question: string) => String(2 + ((question.length + person) % 3)) as '3';
        await answerAs(context.browser()!, app.url, join, { sector: 'local-authority', form: 'full', pick });
      }
      await press(page, 'Close it now');
      await press(page, 'Close the survey');
      await press(page, 'See the results');
      await page.getByRole('heading', { name: 'Profile' }).waitFor({ timeout: 60_000 });

      await press(page, 'Actions');
      await press(page, 'Add an action');
      await type(page, 'What is to be done?', 'Meet every month');
      await type(page, 'Who sees to it?', 'Place director');
      await press(page, 'Add the action');
      await page.getByText('Meet every month').first().waitFor();
      expect(new URL(page.url()).pathname).toMatch(/\/results\/actions$/);
    },
  );
});
