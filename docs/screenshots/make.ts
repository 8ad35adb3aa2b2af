/**
 * `npm run screenshots`: starts the built app on an empty database, walks the survey, and keeps a picture of each of
 * the pages named below at 320 and 1280 pixels, beside this file; then the same for a lead's pages on the made-up
 * places of `npm run demo`. Clock, secret and answers are fixed (but for the day on a lead's pages), so that a picture
 * changes only when its page does.
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { BrowserContext, Page } from 'playwright-core';
import { startApp } from '../../tests/setup/app';
import { openBrowser } from '../../tests/setup/browser';

const FOLDER = fileURLToPath(new URL('.', import.meta.url));
/** One screen at each width; a picture shows the top of its page, never the whole of a long one. */
const SIZES = [
  { width: 320, height: 800 },
  { width: 1280, height: 900 },
];
/** What the browser takes for the time. */
const NOW = new Date('2026-03-02T14:02:00Z');
const SECRET = 'only for pictures, and of no use elsewhere';
const TICKET = '0'.repeat(32);

/** What is said on each page, by the place of the choice: 0 is "Not started", 6 "Does not apply here". */
const LEVELS = [
  [3, 2, 3],
  [3, 2, 1],
  [2, 2, 1],
  [2, 1, 3],
  [1, 2, 1],
  [1, 1, 2],
  [2, 0, 1],
  [3, 1, 2],
  [2, 2, 3],
  [1, 2, 2],
  [2, 3, 5],
  [1, 2, 1],
];
const BARRIERS = [3, 2, 3, 1, 2, 1, 2, 1, 3, 4, 2, 2];

/** Keeps a picture of the page at each width: so many screens of it, from its top. */
async function picture(page: Page, name: string, screens = 1) {
  for (const { width, height } of SIZES) {
    await page.setViewportSize({ width, height: height * screens });
    await page.evaluate(() => window.scrollTo(0, 0));
    // Charts draw themselves anew at each width.
    await page.waitForTimeout(300);
    await page.screenshot({ path: path.join(FOLDER, `${name}-${width}.png`), animations: 'disabled' });
  }
}

/** Answers the first `count` questions of the page, and waits until the answers are saved. */
async function answer(page: Page, choices: readonly number[], count = choices.length) {
  const questions = page.locator('fieldset:has(.app-choice)');
  for (let index = 0; index < count; index += 1) {
    await questions.nth(index).locator('.app-choice__label').nth(choices[index]!).click();
  }
  await page.getByText('Saved at').waitFor();
}

/** Begins a response with a ticket of our own, so that its return code is always the same. */
async function begin(context: BrowserContext): Promise<string> {
  const begun = await context.request.post('/try/about-you?form=full', {
    form: { ticket: TICKET, sector: 'local-authority', tier: 'senior-manager' },
    maxRedirects: 0,
  });
  const start = begun.headers()['location'];
  if (!start) throw new Error(`the response was not begun: ${begun.status()}`);
  return start;
}

async function walk(context: BrowserContext) {
  const page = await context.newPage();
  await page.clock.setFixedTime(NOW);
  const goTo = (to: string) => page.goto(to, { waitUntil: 'networkidle' });

  await goTo('/');
  await picture(page, 'home');
  await goTo('/questions');
  await picture(page, 'questions');
  await goTo('/case-studies/south-tyneside-2020');
  await picture(page, 'case-study');
  await goTo('/try');
  await picture(page, 'try');
  await goTo('/try/about-you?form=full');
  await picture(page, 'about-you');

  await goTo(await begin(context));
  await picture(page, 'start');
  await page.locator('main').getByText('Start', { exact: true }).click();
  for (const [index, choices] of [...LEVELS, BARRIERS].entries()) {
    const heading = await page.locator('h1').innerText();
    if (index === 4) {
      await answer(page, choices, 1);
      await picture(page, 'question');
    }
    await answer(page, choices);
    await page
      .getByRole('button', { name: index === 5 ? 'Save and see all steps' : 'Save and continue' })
      .click();
    await page.locator('h1').filter({ hasNotText: heading }).waitFor();
    if (index === 5) {
      await picture(page, 'steps');
      await page.locator('main').getByText('Go on', { exact: true }).click();
    }
  }
  await picture(page, 'check');
  await page.getByRole('button', { name: 'Send and see your profile' }).click();
  await page.getByRole('heading', { name: 'Your profile' }).waitFor();
  await page.waitForLoadState('networkidle');
  await picture(page, 'profile', 1.6);
}

/** A lead's pages; `password` is that of the demonstration's account. */
async function walkPlace(context: BrowserContext, password: string) {
  const page = await context.newPage();
  await page.goto('/sign-in');
  await page.getByLabel('E-mail address').fill('demo@example.org');
  await page.getByLabel('Password', { exact: true }).fill(password);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.getByRole('heading', { name: 'Your places' }).waitFor();
  await picture(page, 'places');
  const follow = async (name: string, heading: string) => {
    await page.getByRole('link', { name }).first().click();
    await page.getByRole('heading', { level: 1, name: heading }).waitFor();
    await page.waitForLoadState('networkidle');
  };
  await follow('Sampleton', 'Sampleton');
  await follow('Start an assessment', 'Start an assessment');
  await picture(page, 'assessment-new');
  await page.goBack();
  await follow('Second round', 'Second round');
  await picture(page, 'assessment');
  await follow('See what respondents see', 'What respondents see');
  await picture(page, 'preview');
  await page.goBack();
  await picturesOfResults('results');
  await page.goto('/places');
  await follow('Exampleshire', 'Exampleshire');
  await follow('Second round', 'Second round');
  await picturesOfResults('exampleshire');

  async function picturesOfResults(name: string) {
    await follow('See the results', 'Results');
    await picture(page, name, 1.8);
    await follow('Money and risk', 'Money and risk');
    await picture(page, `${name}-dimension`, 1.8);
    await follow('Where partners differ', 'Where partners differ');
    await picture(page, `${name}-differences`, 1.8);
    await follow('Patterns and where to start', 'Patterns and where to start');
    await picture(page, `${name}-patterns`, 1.8);
    await follow('Places like yours', 'Places like yours');
    await picture(page, `${name}-case-studies`, 1.8);
    await follow('Since last time', 'Since last time');
    await picture(page, `${name}-rounds`, 1.8);
  }
}

/** Fills a folder with the made-up places. @returns the password of their lead */
function fillDemonstration(folder: string): string {
  const env = { ...process.env, DATA_DIR: folder, SESSION_SECRET: SECRET };
  const said = execFileSync('npm', ['run', '--silent', 'demo'], { env, encoding: 'utf8' });
  return /^\s+(made-up-[\d-]+)$/m.exec(said)![1]!;
}

const browser = await openBrowser();
const places = mkdtempSync(path.join(tmpdir(), 'concord-pictures-'));
try {
  const password = fillDemonstration(places);
  const walks = [
    { env: {}, go: walk },
    { env: { DATA_DIR: places }, go: (context: BrowserContext) => walkPlace(context, password) },
  ];
  for (const { env, go } of walks) {
    const app = await startApp({ env: { SESSION_SECRET: SECRET, ...env } });
    try {
      const context = await browser.newContext({
        baseURL: app.url,
        locale: 'en-GB',
        timezoneId: 'Europe/London',
        reducedMotion: 'reduce',
      });
      context.setDefaultTimeout(15_000);
      await go(context);
      await context.close();
    } finally {
      await app.stop();
    }
  }
} finally {
  await browser.close();
  rmSync(places, { recursive: true, force: true });
}
