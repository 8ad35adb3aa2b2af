import type { Page } from 'playwright-core';
import { describe, expect } from 'vitest';
import { journey } from '../setup/browser';
import { sharedApp } from './shared-app';
import { begin, choose, chosenOn, leaving, stepOf, storedAnswers, turnPage } from './walk';

const at = sharedApp();
const plain = { at, javaScript: false, timeout: 180_000 };

const summary = (page: Page) => page.locator('.nhsuk-error-summary');

describe('without JavaScript, what is wrong is said at the top and beside the field', () => {
  journey('a sector that is missing; what was chosen stays', plain, async ({ page, expectProblem }) => {
    await page.goto('/try/about-you?form=full');
    await choose(page, 'tier', 'non-executive');
    await page.getByText('Mine is a joint post').click();
    await page.getByRole('button', { name: 'Save and continue' }).click();
    expectProblem(/status of 400/);
    const words = 'Choose the type of organisation you answer for';
    expect(await summary(page).getByRole('link').allInnerTexts()).toEqual([words]);
    await page.locator('#sector-error').filter({ hasText: words }).waitFor();
    expect(await page.locator('input[name="tier"]:checked').getAttribute('value')).toBe('non-executive');
    expect(await page.getByLabel('Mine is a joint post').isChecked()).toBe(true);

    await summary(page).getByRole('link').click();
    expect(new URL(page.url()).hash).toBe('#sector');
    await choose(page, 'sector', 'mental-health');
    await leaving(page, () => page.getByRole('button', { name: 'Save and continue' }).click());
    expect(stepOf(page)).toBe('start');
  });

  journey('a role that is missing, which residents need not give', plain, async ({ page, expectProblem }) => {
    await page.goto('/try/about-you?form=workshop');
    await choose(page, 'sector', 'ambulance');
    await page.getByRole('button', { name: 'Save and continue' }).click();
    expectProblem(/status of 400/);
    expect(await summary(page).getByRole('link').allInnerTexts()).toEqual([
      'Choose the role that is nearest to yours',
    ]);
    await choose(page, 'sector', 'residents');
    await leaving(page, () => page.getByRole('button', { name: 'Save and continue' }).click());
    expect(stepOf(page)).toBe('start');
  });

  journey(
    'a comment that is too long stays as typed, and the rest of the page is saved',
    plain,
    async ({ page, expectProblem }) => {
      const { own } = await begin(page);
      await page.goto(`${own}/money`);
      await choose(page, 'money.pooled', '2');
      await page.getByText('Add a comment').first().click();
      const comment = page.getByLabel('Your comment').first();
      const typed = 'Long. '.repeat(200).trim();
      await comment.fill(typed);
      await page.getByRole('button', { name: 'Save and continue' }).click();
      expectProblem(/status of 400/);
      expect(await summary(page).getByRole('link').allInnerTexts()).toEqual([
        'Shorten your comment to 1,000 characters or fewer. It has 1,199',
      ]);
      expect(await comment.inputValue()).toBe(typed);
      expect(await chosenOn(page)).toEqual({ 'money.pooled': '2' });
      expect(await storedAnswers(page, own)).toEqual({ 'money.pooled': '2' });
      await comment.fill('Short.');
      await turnPage(page);
      await page.goto(`${own}/check`);
      expect(await page.locator('.app-comment').allInnerTexts()).toEqual(['Short.']);
    },
  );

  journey(
    'sending when nothing is answered, and a return code that nobody holds',
    plain,
    async ({ page, expectProblem }) => {
      const { own } = await begin(page);
      await page.goto(`${own}/check`);
      await page.getByRole('button', { name: 'Send and see your profile' }).click();
      expectProblem(/status of 400/);
      expect(await summary(page).getByRole('link').allInnerTexts()).toEqual([
        'Answer at least one question before you send',
      ]);
      await page.goto('/try/return');
      await page.getByLabel('Your return code').fill('four words in haste');
      await page.getByRole('button', { name: 'Open my answers' }).click();
      await summary(page)
        .getByRole('link', { name: /^Enter the four words of your return code/ })
        .waitFor();
      expect(await page.getByLabel('Your return code').inputValue()).toBe('four words in haste');
    },
  );
});
