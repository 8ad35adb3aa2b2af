import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect } from 'vitest';
import { openDatabase } from 'db/client';
import { startApp, type RunningApp } from '../setup/app';
import { expectAccessible, journey, screenshot } from '../setup/browser';
import {
  allAt,
  answerElsewhere,
  answerPage,
  begin,
  choose,
  instrument,
  leaving,
  otherDevice,
  saveStatus,
  untilAwake,
  untilSaved,
  varied,
} from './walk';

let app: RunningApp;
let folder: string;
const databaseUrl = () => `sqlite:${path.join(folder, 'concord.db')}`;
beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'concord-accessibility-'));
  app = await startApp({ env: { DATABASE_URL: databaseUrl() } });
});
afterAll(async () => {
  await app?.stop();
  rmSync(folder, { recursive: true, force: true });
});
const at = () => app.url;

const sizes = [
  { name: 'a phone', width: 320, height: 640 },
  { name: 'a desktop', width: 1280, height: 800 },
];

/** Opens and closes the survey for everybody, as its lead would. */
async function setState(state: 'open' | 'closed'): Promise<void> {
  const database = await openDatabase(databaseUrl());
  await database.db.updateTable('assessment').set({ state }).execute();
  await database.close();
}

/** Looks at the page as it stands: axe, no scrolling sideways, and a picture where one is wanted. */
function looker(page: Page, prefix: string) {
  return async (state: string) => {
    await screenshot(page, `${prefix}-${state.replaceAll(' ', '-')}`);
    await expectNoSidewaysScroll(page, state);
    await expectAccessible(page, state);
  };
}

async function expectNoSidewaysScroll(page: Page, state: string): Promise<void> {
  const { content, room } = await page.evaluate(() => ({
    content: document.documentElement.scrollWidth,
    room: document.documentElement.clientWidth,
  }));
  expect(content, `width of the page ${state} (${page.url()})`).toBeLessThanOrEqual(room);
}

const publicPages = {
  home: '/',
  'choice of form': '/try',
  questions: '/questions',
  'case studies': '/case-studies',
  privacy: '/privacy',
  withdrawn: '/withdrawn',
  'case study': '/case-studies/south-tyneside-2020',
};

describe.each(sizes)('on $name, every page is accessible and fits', ({ width, height }) => {
  for (const javaScript of [true, false]) {
    const without = javaScript ? '' : ' without JavaScript';
    const options = { at, javaScript, viewport: { width, height } };
    const prefix = `${width}${javaScript ? '' : '-plain'}`;

    journey(`what anybody can read${without}`, options, async ({ page, expectProblem }) => {
      const look = looker(page, prefix);
      for (const [name, address] of Object.entries(publicPages)) {
        await page.goto(address);
        await look(name);
      }
      await page.goto('/try/about-you?form=resident');
      await look('resident form');
      await page.goto('/try/about-you?form=full');
      await look('about you empty');
      await page.getByRole('button', { name: 'Save and continue' }).click();
      await page.getByRole('heading', { name: 'There is a problem' }).waitFor();
      await look('about you with errors');
      await page.goto('/try/return');
      await look('return code empty');
      await page.getByLabel('Your return code').fill('no such code');
      await page.getByRole('button', { name: 'Open my answers' }).click();
      await page.getByRole('heading', { name: 'There is a problem' }).waitFor();
      await look('return code with an error');
      await page.goto('/no-such-page');
      await look('page not found');
      await page.goto('/answer/0123456789abcdef/steps');
      await look('answers not on this device');
      expectProblem(/status of 404/);
      expectProblem(/status of 400/);
    });

    journey(`a respondent’s own pages${without}`, options, async ({ page, expectProblem }) => {
      const look = looker(page, prefix);
      const { own } = await begin(page);
      await look('return code');
      await page.goto(`${own}/steps`);
      await look('steps not begun');
      await page.goto(`${own}/check`);
      await look('check with nothing answered');
      if (javaScript) await untilAwake(page);
      await page.getByRole('button', { name: 'Send and see your profile' }).click();
      await page.getByRole('heading', { name: 'There is a problem' }).waitFor();
      await look('check with an error');
      expectProblem(/status of 400/);
      await page.goto(`${own}/relationships`);
      await look('question page empty');
      if (javaScript) await untilAwake(page);
      await answerPage(page, varied);
      await page.getByText('Why we ask').first().click();
      await page.getByText('Add a comment').first().click();
      const comment = page.getByLabel('Your comment').first();
      await comment.fill('Staff share one office.');
      if (javaScript) {
        await untilSaved(page);
        await look('question page saved');
        await page.context().setOffline(true);
        expectProblem(/ERR_INTERNET_DISCONNECTED/);
        await choose(page, 'relationships.openness', 'dk');
        await saveStatus(page).filter({ hasText: 'No connection' }).waitFor();
        await look('question page unsaved');
        await page.getByRole('button', { name: 'Save and see all steps' }).click();
        await page.getByText('You are offline').waitFor();
        await look('question page offline');
        await page.context().setOffline(false);
        await untilSaved(page);
      }
      await comment.fill('Long. '.repeat(1_000));
      if (!javaScript) {
        await page.getByRole('button', { name: 'Save and continue' }).click();
        await page.getByRole('heading', { name: 'There is a problem' }).waitFor();
      }
      await look('question page with a comment too long');
      await page.goto(`${own}/steps`);
      await look('steps begun');
      await page.goto(`${own}/about-you`);
      await look('about you again');
      await page.goto(`${own}/withdraw`);
      await look('withdraw');
      await page.goto(`${own}/barriers`);
      await look('barriers');
      await answerElsewhere(page, own, 'full', varied);
      await page.goto(`${own}/check`);
      await look('check with everything answered');
      if (javaScript) await untilAwake(page);
      await leaving(page, () => page.getByRole('button', { name: 'Send and see your profile' }).click());
      if (javaScript) await untilDrawn(page);
      await look('profile');
      if (javaScript) {
        await page.getByRole('button', { name: 'Show as radar' }).click();
        await untilDrawn(page);
        await look('profile as a radar');
      }
      await page.goto(`${own}/relationships`);
      await look('question page after sending');
      await page.goto(`${own}/steps`);
      await look('steps after sending');
    });
  }
});

/** Waits until marks stand on the canvas of the profile. */
async function untilDrawn(page: Page): Promise<void> {
  await page.waitForFunction(() => {
    const canvas = document.querySelector<HTMLCanvasElement>('.app-profile canvas');
    const pixels = canvas?.width && canvas.getContext('2d')?.getImageData(0, 0, canvas.width, canvas.height);
    return pixels && pixels.data.some((value) => value > 0);
  });
}
