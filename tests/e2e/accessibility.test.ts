import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe } from 'vitest';
import { openDatabase } from 'db/client';
import { startApp, type RunningApp } from '../setup/app';
import { journey } from '../setup/browser';
import { BOTH_WIDTHS, lookerAt } from './look';
import {
  answerElsewhere,
  answerPage,
  begin,
  choose,
  saveStatus,
  send,
  untilAwake,
  untilDrawn,
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
  if (folder) rmSync(folder, { recursive: true, force: true });
});
const at = () => app.url;
const timeout = 240_000;

const phone = { width: 320, height: 640 };

const everybodysPages = {
  home: '/',
  'choice of form': '/try',
  'about you empty': '/try/about-you?form=full',
  'resident form': '/try/about-you?form=resident',
  'return code empty': '/try/return',
  questions: '/questions',
  'case studies': '/case-studies',
  'case studies found': '/case-studies?q=pooled+budget&report=KF18',
  'case studies not found': '/case-studies?q=zebra',
  // The longest, one of the shortest, and one of which other places of the report tell as well.
  'case study, long': '/case-studies/south-tyneside-2020',
  'case study, short': '/case-studies/nottingham-2015',
  'case study with notes': '/case-studies/oldham-2014',
  'how they were read': '/case-studies/coding',
  glossary: '/glossary',
  practices: '/practices',
  'practices for a question': '/practices?on=partners.residents&kind=contrast',
  privacy: '/privacy',
  withdrawn: '/withdrawn',
};

describe('as wide as a phone and a desktop, axe finds nothing and nothing scrolls sideways', () => {
  const options = { at, timeout };
  const lookAtBoth = (page: Page) => lookerAt(page, { widths: BOTH_WIDTHS });

  journey('on the pages for everybody', options, async ({ page, expectProblem }) => {
    const look = lookAtBoth(page);
    for (const [name, address] of Object.entries(everybodysPages)) {
      await page.goto(address);
      await look(name);
    }
    await page.goto('/try/about-you?form=full');
    await untilAwake(page);
    await page.getByRole('button', { name: 'Save and continue' }).click();
    await look('about you with errors');
    await page.goto('/try/return');
    await page.getByLabel('Your return code').fill('no such code');
    await page.getByRole('button', { name: 'Open my answers' }).click();
    await look('return code with an error');
    expectProblem(/status of 400/);
    await page.goto('/no-such-page');
    await look('page not found');
    await page.goto('/answer/0123456789abcdef/steps');
    await look('answers not on this device');
    expectProblem(/status of 404/);
  });

  journey('while one answers', options, async ({ page, context, expectProblem }) => {
    const look = lookAtBoth(page);
    const { own } = await begin(page);
    await look('return code');
    for (const step of ['steps', 'check', 'about-you', 'withdraw', 'barriers']) {
      await page.goto(`${own}/${step}`);
      await look(`${step} empty`);
    }
    await page.goto(`${own}/check`);
    await untilAwake(page);
    await page.getByRole('button', { name: 'Send and see your profile' }).click();
    await look('check with an error');
    expectProblem(/status of 400/);

    await page.goto(`${own}/relationships`);
    await untilAwake(page);
    await look('question page empty');
    await answerPage(page, varied);
    await page.getByText('Why we ask').first().click();
    await page.getByText('Add a comment').first().click();
    const comment = page.getByLabel('Your comment').first();
    await comment.fill('Staff share one office.');
    await untilSaved(page);
    await look('question page saved');

    await context.setOffline(true);
    expectProblem(/ERR_INTERNET_DISCONNECTED/);
    await choose(page, 'relationships.openness', 'dk');
    await saveStatus(page).filter({ hasText: 'No connection' }).waitFor();
    await look('question page unsaved');
    await page.getByRole('button', { name: 'Save and see all steps' }).click();
    await page.getByText('You are offline').waitFor();
    await look('question page offline');
    await context.setOffline(false);
    await untilSaved(page);

    await answerElsewhere(page, own, 'full', varied);
    await choose(page, 'relationships.openness', 'na');
    await page.getByText('You changed this answer on another device').waitFor();
    await look('question page with an answer replaced');
    await comment.fill('Long. '.repeat(1_000));
    await page.getByRole('button', { name: 'Save and continue' }).click();
    await look('question page with an error');
    await comment.fill('Short.');
    await page.goto(`${own}/steps`);
    await look('steps begun');
  });

  journey(
    'when all is answered, after sending, and when the survey is closed',
    options,
    async ({ page, expectProblem }) => {
      const look = lookAtBoth(page);
      const { own } = await begin(page);
      await answerElsewhere(page, own, 'full', varied);
      await page.goto(`${own}/check`);
      await look('check with everything answered');
      await send(page);
      await untilDrawn(page);
      await look('profile');
      await page.getByRole('button', { name: 'Show as radar' }).click();
      await untilDrawn(page);
      await look('profile as a radar');
      for (const step of ['relationships', 'steps', 'check']) {
        await page.goto(`${own}/${step}`);
        await look(`${step} after sending`);
      }

      await page.goto(`${own}/money`);
      await untilAwake(page);
      await setState('closed');
      try {
        await choose(page, 'money.shift', 'dk');
        await saveStatus(page).filter({ hasText: 'This survey is closed' }).waitFor();
        expectProblem(/status of 409/);
        await look('question page refused');
        await page.goto(`${own}/money`);
        await page.getByRole('heading', { level: 1, name: 'Check your answers' }).waitFor();
        await look('check closed');
        await page.goto(`${own}/steps`);
        await look('steps closed');
        await page.goto(`${own}/withdraw`);
        await page.getByText('answers can no longer be withdrawn').waitFor();
        await look('withdraw closed');
      } finally {
        await setState('open');
      }
    },
  );

  journey('on the profiles of the shorter forms', options, async ({ page }) => {
    const look = lookAtBoth(page);
    for (const form of ['workshop', 'resident'] as const) {
      const { own } = await begin(page, { form });
      await answerElsewhere(page, own, form, varied);
      await page.goto(`${own}/check`);
      await look(`${form} check`);
      await send(page);
      await untilDrawn(page);
      await look(`${form} profile`);
    }
  });
});

describe('without JavaScript axe finds nothing and nothing scrolls sideways', () => {
  const options = { at, timeout, viewport: phone, javaScript: false };

  journey('on the main pages', options, async ({ page, expectProblem }) => {
    const look = lookerAt(page, { prefix: 'plain ' });
    await page.goto('/');
    await look('home');
    await page.goto('/try/about-you?form=full');
    await page.getByRole('button', { name: 'Save and continue' }).click();
    await look('about you with errors');
    expectProblem(/status of 400/);
    const { own } = await begin(page);
    await page.goto(`${own}/relationships`);
    await answerPage(page, varied);
    await page.getByText('Add a comment').first().click();
    await page.getByLabel('Your comment').first().fill('Long. '.repeat(1_000));
    await page.getByRole('button', { name: 'Save and continue' }).click();
    await look('question page with an error');
    await page.goto(`${own}/steps`);
    await look('steps');
    await answerElsewhere(page, own, 'full', varied);
    await page.goto(`${own}/check`);
    await look('check');
    await send(page);
    await look('profile');
    await page.goto(`${own}/money`);
    await setState('closed');
    try {
      await choose(page, 'money.shift', 'dk');
      await page.getByRole('button', { name: 'Save and continue' }).click();
      await page.getByText('This survey is closed').waitFor();
      expectProblem(/status of 409/);
      await look('question page refused');
    } finally {
      await setState('open');
    }
  });
});

/** Opens or closes the survey for everybody, as its lead would. */
async function setState(state: 'open' | 'closed'): Promise<void> {
  const database = await openDatabase(databaseUrl());
  await database.db.updateTable('assessment').set({ state }).execute();
  await database.close();
}
