import type { Page } from 'playwright-core';
import { describe, expect } from 'vitest';
import type { FormId } from 'questions/types';
import { stepsOf } from '~/domain/response/steps';
import { journey, screenshot } from '../setup/browser';
import { sharedApp } from './shared-app';
import {
  answerPage,
  begin,
  byHand,
  chosenOn,
  instrument,
  leaving,
  openFirstPage,
  questionsOn,
  sayWho,
  send,
  stepOf,
  storedAnswers,
  summaryOf,
  turnPage,
  untilDrawn,
  untilSaved,
  walkToEnd,
} from './walk';

const at = sharedApp();
const timeout = 180_000;

const pagesOf = (form: FormId) => stepsOf(instrument.current, form).slice(0, -1);

describe('the full form, with JavaScript, on a desktop', () => {
  journey(
    'leads from the start page through every question to the own profile',
    { at, timeout },
    async ({ page }) => {
      await page.goto('/');
      await leaving(page, () =>
        page.getByRole('main').getByRole('link', { name: 'Take the survey' }).click(),
      );
      await leaving(page, () => page.getByRole('link', { name: 'Take the full form' }).click());
      const { own, returnCode } = await sayWho(page, { sector: 'acute', tier: 'board', jointPost: true });
      expect(returnCode).toMatch(/^([a-z]+-){3}[a-z]+$/);
      await openFirstPage(page);

      const chosen: Record<string, string> = {};
      for (const step of pagesOf('full')) {
        expect(stepOf(page)).toBe(step.id);
        expect(await questionsOn(page)).toEqual(step.questions);
        expect(await chosenOn(page), `carried over to ${step.id}`).toEqual({});
        Object.assign(chosen, await answerPage(page, byHand));
        await untilSaved(page);
        await turnPage(page);
      }

      expect(Object.keys(chosen)).toHaveLength(48);
      expect(await storedAnswers(page, own)).toEqual(chosen);
      expect(await summaryOf(page)).toEqual([
        ['You answer for', 'Acute hospital'],
        ['Your role', 'Board or executive, joint post'],
        ...wordsOfEveryAnswer(),
      ]);
      await page.getByText('You have answered every question.').waitFor();
      await send(page);
      await expectProfileScoredByHand(page);
    },
  );

  journey(
    'shows what the case studies did on the dimension one chooses',
    { at, timeout },
    async ({ page }) => {
      const { own } = await begin(page);
      await page.goto(`${own}/money`);
      await answerPage(page, byHand);
      await page.goto(`${own}/relationships`);
      await answerPage(page, byHand);
      await untilSaved(page);
      await page.goto(`${own}/check`);
      await send(page);

      const chosen = page.getByRole('heading', { name: 'what the case studies did' });
      expect(await chosen.innerText()).toMatch(/^Money and risk:/);
      await page.getByLabel('Choose a dimension').selectOption('Relationships and trust');
      await page.getByRole('button', { name: 'Show', exact: true }).click();
      await chosen.filter({ hasText: /^Relationships and trust:/ }).waitFor();
      await page.getByText('Your answers: Thriving (5.0).').waitFor();
      expect(await page.locator('.app-practice').count()).toBeGreaterThan(2);

      const evidence = page.getByRole('link', { name: 'See the evidence on South Tyneside' });
      await leaving(page, () => evidence.click());
      expect(new URL(page.url()).pathname + new URL(page.url()).hash).toBe(
        '/case-studies/south-tyneside-2020#relationships',
      );
      const section = page.locator('#relationships');
      expect(await section.innerText()).toContain("The King's Fund 2020, Case study 1: South Tyneside");
      expect((await section.boundingBox())?.y, 'the evidence is in view').toBeLessThan(400);
    },
  );
});

describe('the workshop form, with JavaScript', () => {
  journey('asks one question a dimension and ends at a profile', { at, timeout }, async ({ page }) => {
    await page.goto('/try');
    await leaving(page, () => page.getByRole('link', { name: 'Take the workshop form' }).click());
    const { own } = await sayWho(page, { sector: 'voluntary', tier: 'frontline' });
    await openFirstPage(page);
    const pages = pagesOf('workshop');
    expect(pages.filter(({ kind }) => kind === 'dimension').map(({ questions }) => questions.length)).toEqual(
      Array.from({ length: 12 }, () => 1),
    );

    const arrivals: string[] = [];
    const chosen = await walkToEnd(page, byHand, async (step) => {
      arrivals.push(step);
      expect(await chosenOn(page), `carried over to ${step}`).toEqual({});
    });
    expect(arrivals).toEqual(pages.map(({ id }) => id));
    expect(Object.keys(chosen)).toEqual(pages.flatMap(({ questions }) => questions));
    await send(page);
    expect(await storedAnswers(page, own)).toEqual(chosen);
    await page.getByText('The workshop form asks one question a dimension').waitFor();
    await expectProfileScoredByHand(page);
  });
});

describe('the resident form, with JavaScript, on a phone of 320 pixels', () => {
  const context = { hasTouch: true, isMobile: true };
  const viewport = { width: 320, height: 568 };
  journey(
    'asks nothing about the person, and ends at a profile without an overall',
    {
      at,
      timeout,
      viewport,
      context,
    },
    async ({ page }) => {
      await page.goto('/try');
      await leaving(page, () => page.getByRole('link', { name: 'Take the resident form' }).tap());
      await sayWho(page, { form: 'resident' });
      await openFirstPage(page);
      await page.getByText('Think of public meetings, patient groups or local news').waitFor();
      const chosen = await walkToEnd(page, byHand, async (step) => {
        expect(await chosenOn(page), `carried over to ${step}`).toEqual({});
        const fits = await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth);
        expect(fits, `${step} fits the screen`).toBe(true);
      });
      expect(Object.keys(chosen)).toEqual(pagesOf('resident').flatMap(({ questions }) => questions));
      await send(page);
      await page.getByText('The form you took asks too little for an overall.').waitFor();
      await untilDrawn(page);
      await screenshot(page, 'resident-profile');
      const relationships = page.getByRole('row', { name: /^Relationships and trust/ });
      expect(await relationships.innerText()).toContain('Thriving (5.0)');
      expect(await relationships.innerText()).toContain('one question');
    },
  );
});

/** The rows that the page before sending shows for answers chosen by `byHand`. */
function wordsOfEveryAnswer(): string[][] {
  const { dimensions, barriers } = instrument.current;
  const levels = { '1': 'Not started (1)', '3': 'Developing (3)', '5': 'Thriving (5)' };
  return [
    ...dimensions.flatMap(({ questions }) =>
      questions.map(({ id, text }) => [text, levels[byHand(id) as keyof typeof levels]]),
    ),
    ...barriers.map(({ text }) => [text, 'A lot (4)']),
  ];
}

/** One dimension at 5, one at 1 and ten at 3 are 3.0 overall; every barrier at 4 is a pressure of 4.0. */
async function expectProfileScoredByHand(page: Page): Promise<void> {
  const summary = await page.locator('.nhsuk-lede-text').innerText();
  expect(summary).toBe(
    'Overall you place your area at Developing (3.0). Highest: Relationships and trust (5.0). Lowest: Money and risk (1.0).',
  );
  await page.getByText('Pressure from outside: 4.0 of 5').waitFor();
  await untilDrawn(page);
  await page.getByRole('button', { name: 'Show as radar' }).click();
  await untilDrawn(page);
  await page.getByRole('button', { name: 'Show as dot plot' }).waitFor();

  const scores = page.getByRole('table', { name: /by dimension, from 1/ });
  expect(await scores.locator('tbody tr').count()).toBe(12);
  expect(await scores.locator('thead th').allInnerTexts()).toEqual([
    'Dimension',
    ' Your answers',
    ' South Tyneside',
    ' Tameside and Glossop',
    ' Bradford district and Craven',
    ' Other case studies',
  ]);
  expect(await scores.getByRole('row', { name: /^Relationships and trust/ }).innerText()).toContain(
    'Thriving (5.0)',
  );
  expect(await scores.getByRole('row', { name: /^Money and risk/ }).innerText()).toContain(
    'Not started (1.0)',
  );
  const forces = page.getByRole('table', { name: /outside force/ });
  expect(await forces.locator('tbody tr').first().innerText()).toContain('A lot (4)');
}
