import { afterAll, beforeAll, describe, expect } from 'vitest';
import type { Page } from 'playwright-core';
import { startApp } from '../setup/app';
import type { RunningApp } from '../setup/app';
import { expectAccessible, journey, screenshot } from '../setup/browser';
import { choose, leaving, openFirstPage, type Pick, readStart, send, walkToEnd } from './walk';
import { answerAs } from './partner';

let app: RunningApp;
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app?.stop());
const at = () => app.url;

const LEAD = { name: 'Test Lead', email: 'lead@example.org', password: 'tangled-otter-orbit-49' };

/** 40 people of 7 sectors; those of the last three are too few to be told apart. */
const PEOPLE: readonly { sector: string; count: number; level: number }[] = [
  { sector: 'acute', count: 9, level: 4 },
  { sector: 'local-authority', count: 8, level: 3 },
  { sector: 'primary-care', count: 7, level: 3 },
  { sector: 'voluntary', count: 7, level: 2 },
  { sector: 'mental-health', count: 4, level: 3 },
  { sector: 'ambulance', count: 3, level: 2 },
  { sector: 'residents', count: 2, level: 2 },
];

const press = (page: Page, name: string) =>
  leaving(page, () => page.getByRole('button', { name, exact: true }).click());
const follow = (page: Page, name: string) =>
  leaving(page, () => page.getByRole('link', { name, exact: true }).first().click());

/** Looks at a page as it stands: with axe, for sideways scrolling at 320 px, and in a picture of either width. */
async function look(page: Page, name: string): Promise<void> {
  await expectAccessible(page, name);
  await screenshot(page, `${name}-1280`);
  const viewport = page.viewportSize()!;
  await page.setViewportSize({ width: 320, height: 800 });
  // A chart takes a moment to follow.
  const width = () => page.evaluate(() => document.documentElement.scrollWidth);
  await expect.poll(width, { message: name, timeout: 10_000 }).toBe(320);
  await screenshot(page, `${name}-320`);
  await page.setViewportSize(viewport);
}

/** Scattered about a level, alike for everybody with the same number. */
const about =
  (level: number, number: number): Pick =>
  (question) => {
    const scatter = (question.length * 7 + number * 5) % 9;
    if (scatter === 8) return 'dk';
    return String(Math.min(5, Math.max(1, level + (scatter % 3) - 1))) as '3';
  };

describe('A place assesses itself', () => {
  journey('from the set-up of the installation to its results', { at, timeout: 300_000 }, async (j) => {
    const { page, context } = j;
    const browser = context.browser()!;

    // The first account, with the code that stands on the console.
    const code = /enter this code: ([\w-]+)/.exec(app.logs())![1]!;
    await page.goto('/set-up');
    await look(page, 'set-up');
    await page.getByLabel('Set-up code').fill(code);
    await page.getByLabel('Your name').fill(LEAD.name);
    await page.getByLabel('Your e-mail address').fill(LEAD.email);
    await page.getByLabel('Choose a password', { exact: true }).fill(LEAD.password);
    await press(page, 'Make the account and sign in');
    await page.getByRole('heading', { level: 1, name: 'Your places' }).waitFor();
    await look(page, 'places-empty');

    // A place and its first assessment.
    await follow(page, 'Register a place');
    await look(page, 'place-new');
    await page.getByLabel('Name of the place').fill('Exampleton');
    await press(page, 'Register the place');
    await page.getByRole('heading', { level: 1, name: 'Exampleton' }).waitFor();
    await look(page, 'place-empty');
    await leaving(page, () => page.locator('main a[href$="/assessments/new"]').first().click());
    await look(page, 'assessment-new');
    j.expectProblem(/400 \(Bad Request\)/);
    await page.getByRole('button', { name: 'Save the draft' }).click();
    await page.getByRole('alert').waitFor();
    await look(page, 'assessment-new-error');
    await page.getByLabel('Title').fill('Autumn 2026');
    await page.getByLabel('Full form').check();
    await page.getByLabel('Offer residents and carers the resident form').check();
    for (const { sector, count } of PEOPLE) {
      await page.locator(`#sector-${sector}`).check();
      await page.locator(`#expected-${sector}`).fill(String(count * 2));
    }
    await page.getByLabel('Smallest group that figures are shown about').fill('5');
    await press(page, 'Save the draft');
    await page.getByRole('heading', { level: 1, name: 'Autumn 2026' }).waitFor();
    const home = new URL(page.url()).pathname;
    await look(page, 'assessment-draft');
    const join = new URL((await page.locator('a.app-address').first().getAttribute('href'))!).pathname;

    // Nobody can answer yet, and there is nothing to see.
    const visitor = await browser.newContext({ baseURL: app.url });
    const respondent = await visitor.newPage();
    await respondent.goto(join);
    await respondent
      .getByText(/not (yet )?open/i)
      .first()
      .waitFor();
    await look(respondent, 'join-not-open');
    await page.goto(`${home}/results`);
    await page.getByText('There are no results yet').waitFor();
    await look(page, 'results-none');
    await page.goto(`${home}/preview`);
    await look(page, 'preview');
    await page.goto(`${home}/context`);
    await look(page, 'context');

    // It opens; a respondent joins by the link on their phone.
    await page.goto(home);
    await follow(page, 'Open the survey');
    await look(page, 'assessment-open-it');
    await press(page, 'Open the survey');
    await page
      .getByText(/is open/i)
      .first()
      .waitFor();
    await look(page, 'assessment-open');
    await page.goto(`${home}/links`);
    await look(page, 'links');

    await respondent.goto(join);
    await look(respondent, 'join');
    await expect(
      respondent
        .getByText(/fewer than 5 people/)
        .first()
        .isVisible(),
    ).resolves.toBe(true);
    await respondent.goto(`${join}/about-you?form=full`);
    await look(respondent, 'join-about-you');
    await respondent.getByLabel('Acute hospital').check();
    await respondent.getByLabel('Senior manager').check();
    await press(respondent, 'Save and continue');
    await readStart(respondent);
    await openFirstPage(respondent);
    await walkToEnd(respondent, about(4, 0));
    await send(respondent);
    await respondent.getByRole('heading', { level: 1, name: 'Your profile' }).waitFor();
    const own = new URL(respondent.url()).pathname.replace(/\/profile$/, '');

    for (const { sector, count, level } of PEOPLE) {
      const form = sector === 'residents' ? 'resident' : 'full';
      const left = sector === 'acute' ? count - 1 : count;
      for (let number = 1; number <= left; number += 1) {
        await answerAs(browser, app.url, join, { sector, form, pick: about(level, number) });
      }
    }

    // It closes; the respondent can read their answers and no longer change them.
    await page.goto(home);
    await follow(page, 'Close it now');
    await look(page, 'assessment-close-it');
    await press(page, 'Close the survey');
    await page
      .getByText(/closed/i)
      .first()
      .waitFor();
    await look(page, 'assessment-closed');
    await page.getByText('for the last time at the first one after it closed').waitFor();
    await respondent.goto(`${own}/steps`);
    await respondent.getByText('can no longer be changed').first().waitFor();
    await respondent.goto(join);
    await look(respondent, 'join-closed');
    await visitor.close();

    // The results.
    await page.goto(`${home}/results`);
    await page.getByRole('heading', { name: 'Profile' }).waitFor();
    await expect(
      page
        .getByText(/Overall: /)
        .first()
        .innerText(),
    ).resolves.toMatch(/\(\d\.\d\)/);
    await page
      .getByText('Mental health, Ambulance', { exact: false })
      .or(page.getByText('Ambulance, Mental health', { exact: false }))
      .first()
      .waitFor();
    await look(page, 'results');
    await follow(page, 'Money and risk');
    await page.getByRole('heading', { level: 1, name: /Money and risk/ }).waitFor();
    await look(page, 'results-dimension');
    await page.goto(`${home}/results`);
    await follow(page, 'Places like yours');
    await page.getByRole('heading', { level: 1, name: /Places like yours/ }).waitFor();
    await page.getByRole('table', { name: 'Case studies nearest to your place’s scores' }).waitFor();
    await look(page, 'results-case-studies');
    await follow(page, 'Patterns and where to start');
    await page.getByRole('heading', { level: 1, name: /Patterns and where to start/ }).waitFor();
    await look(page, 'results-patterns');
    await follow(page, 'Where partners differ');
    await page.getByRole('heading', { level: 2, name: 'Questions to discuss' }).waitFor();
    await look(page, 'results-differences');
    await leaving(page, () => page.locator('main a[href*="question="]').first().click());
    await page.getByText('The question you chose').waitFor();
    await look(page, 'results-question');
    await follow(page, 'Since last time');
    await page.getByRole('heading', { level: 1, name: /Since last time/ }).waitFor();
    await look(page, 'results-rounds');
    // The same without scripts, as the same lead.
    const plain = await browser.newContext({
      baseURL: app.url,
      javaScriptEnabled: false,
      storageState: await page.context().storageState(),
    });
    const plainPage = await plain.newPage();
    await plainPage.goto(`${home}/results`);
    await follow(plainPage, 'Places like yours');
    await plainPage.getByRole('table', { name: 'Case studies nearest to your place’s scores' }).waitFor();
    await follow(plainPage, 'Patterns and where to start');
    await plainPage.getByRole('heading', { level: 2, name: 'Where to start' }).waitFor();
    await follow(plainPage, 'Where partners differ');
    await leaving(plainPage, () => plainPage.locator('main a[href*="question="]').first().click());
    await plainPage.getByText('The question you chose').waitFor();
    await plain.close();

    // Signed out, none of it exists.
    await press(page, 'Sign out');
    await page.goto(`${home}/results`);
    await page.getByRole('heading', { level: 1, name: 'Sign in' }).waitFor();
    await look(page, 'sign-in');
    await page.getByLabel('E-mail address').fill(LEAD.email);
    await page.getByLabel('Password', { exact: true }).fill(LEAD.password);
    await press(page, 'Sign in');
    await page.getByRole('heading', { level: 1, name: 'Results' }).waitFor();
  });

  journey('all of it without JavaScript too', { at, javaScript: false, timeout: 120_000 }, async (j) => {
    const { page, context } = j;
    await page.goto('/sign-in');
    await page.getByLabel('E-mail address').fill(LEAD.email);
    await page.getByLabel('Password', { exact: true }).fill(LEAD.password);
    await press(page, 'Sign in');
    await follow(page, 'Register a place');
    await page.getByLabel('Name of the place').fill('Plainton');
    await press(page, 'Register the place');
    await leaving(page, () => page.locator('main a[href$="/assessments/new"]').first().click());
    await page.getByLabel('Title').fill('Round one');
    await page.getByLabel('Workshop form').check();
    await press(page, 'Save the draft');
    const home = new URL(page.url()).pathname;
    await follow(page, 'Open the survey');
    await press(page, 'Open the survey');
    const join = new URL((await page.locator('a.app-address').first().getAttribute('href'))!).pathname;

    const phone = await context.browser()!.newContext({ baseURL: app.url, javaScriptEnabled: false });
    const respondent = await phone.newPage();
    await respondent.goto('/join');
    await respondent.getByRole('textbox').fill(join.split('/').at(-1)!.toLowerCase());
    await respondent.getByRole('main').getByRole('button').click();
    await respondent.getByText('fewer than 5 people').first().waitFor();
    await respondent.goto(`${join}/voluntary`);
    await respondent.goto(`${join}/about-you?form=workshop&sector=voluntary`);
    expect(await respondent.locator('input[name="sector"]:checked').getAttribute('value')).toBe('voluntary');
    await choose(respondent, 'tier', 'board');
    await press(respondent, 'Save and continue');
    await openFirstPage(respondent);
    await walkToEnd(respondent, about(3, 1));
    await send(respondent);
    await respondent.getByRole('heading', { level: 1, name: 'Your profile' }).waitFor();
    await phone.close();

    await page.goto(home);
    await follow(page, 'Close it now');
    await press(page, 'Close the survey');
    await follow(page, 'See the results');
    await expect
      .poll(
        async () => {
          await page.reload();
          return page.getByRole('main').innerText();
        },
        { timeout: 15_000 },
      )
      .toContain('fewer than 5 people sent their answers');
  });
});
