import { describe, expect } from 'vitest';
import { journey } from '../setup/browser';
import { sharedApp } from './shared-app';
import {
  begin,
  byHand,
  choose,
  chosenOn,
  comeBack,
  leaving,
  onAnotherDevice,
  openFirstPage,
  sayWho,
  send,
  stepOf,
  storedAnswers,
  summaryOf,
  turnPage,
  walkToEnd,
} from './walk';

const at = sharedApp();
const plain = { at, javaScript: false, timeout: 180_000 };

describe('the whole journey without JavaScript', () => {
  journey(
    'the full form leads from the start page to the profile and the evidence',
    plain,
    async ({ page }) => {
      await page.goto('/');
      expect(await page.locator('html.has-script').count(), 'scripts are off').toBe(0);
      await leaving(page, () =>
        page.getByRole('main').getByRole('link', { name: 'Take the survey' }).click(),
      );
      await leaving(page, () => page.getByRole('link', { name: 'Take the full form' }).click());
      const { own } = await sayWho(page, { sector: 'community', tier: 'middle-manager', jointPost: true });
      await openFirstPage(page);
      const chosen = await walkToEnd(page, byHand, async (step) => {
        expect(await chosenOn(page), `carried over to ${step}`).toEqual({});
      });
      expect(Object.keys(chosen)).toHaveLength(48);
      expect(await storedAnswers(page, own)).toEqual(chosen);
      expect((await summaryOf(page)).slice(0, 3)).toEqual([
        ['You answer for', 'Community services'],
        ['Your role', 'Middle manager, joint post'],
        ['Leaders of different organisations tell each other about problems early', 'Thriving (5)'],
      ]);

      await send(page);
      expect(await page.locator('.nhsuk-lede-text').innerText()).toBe(
        'Overall you place your area at Developing (3.0). Highest: Relationships and trust (5.0). Lowest: Money and risk (1.0).',
      );
      expect(await page.locator('.app-profile canvas').isVisible(), 'an empty chart').toBe(false);
      const scores = page.getByRole('table', { name: /by dimension, from 1/ });
      expect(await scores.getByRole('row', { name: /^Money and risk/ }).innerText()).toContain(
        'Not started (1.0)',
      );

      await page.getByLabel('Choose a dimension').selectOption('People, roles and culture');
      await page.getByRole('button', { name: 'Show', exact: true }).click();
      await page
        .getByRole('heading', { name: 'People, roles and culture: what the case studies did' })
        .waitFor();
      await leaving(page, () =>
        page.getByRole('link', { name: 'See the evidence on South Tyneside' }).click(),
      );
      expect(page.url()).toMatch(/\/case-studies\/south-tyneside-2020#people$/);
    },
  );

  journey('the workshop form', plain, async ({ page }) => {
    await begin(page, { form: 'workshop', sector: 'primary-care', tier: 'frontline' });
    await openFirstPage(page);
    const chosen = await walkToEnd(page, byHand);
    expect(Object.keys(chosen)).toHaveLength(16);
    await send(page);
    await page.getByText('The workshop form asks one question a dimension').waitFor();
    await page.getByText('Overall you place your area at Developing (3.0).').waitFor();
  });

  journey(
    'the resident form, on a phone of 320 pixels',
    { ...plain, viewport: { width: 320, height: 568 } },
    async ({ page }) => {
      await page.goto('/try');
      await leaving(page, () => page.getByRole('link', { name: 'Take the resident form' }).click());
      await sayWho(page, { form: 'resident' });
      await openFirstPage(page);
      const chosen = await walkToEnd(page, byHand);
      expect(Object.keys(chosen)).toHaveLength(14);
      await send(page);
      await page.getByText('The form you took asks too little for an overall.').waitFor();
    },
  );
});

describe('going about in one’s answers without JavaScript', () => {
  journey('back, to any step, and on another device the answers stand', plain, async ({ page }) => {
    const { own, returnCode } = await begin(page);
    await openFirstPage(page);
    await choose(page, 'relationships.openness', '2');
    await turnPage(page);
    expect(await chosenOn(page)).toEqual({});
    await choose(page, 'vision.holds', 'dk');
    await leaving(page, () => page.getByRole('button', { name: 'Save and see all steps' }).click());
    expect(stepOf(page)).toBe('steps');
    await leaving(page, () => page.getByRole('link', { name: 'Relationships and trust' }).click());
    expect(await chosenOn(page)).toEqual({ 'relationships.openness': '2' });
    await page.goto(`${own}/vision`);
    await leaving(page, () => page.getByRole('link', { name: 'Back', exact: true }).click());
    expect(await chosenOn(page)).toEqual({ 'relationships.openness': '2' });
    await leaving(page, () => page.goBack());
    expect(await chosenOn(page)).toEqual({ 'vision.holds': 'dk' });

    await onAnotherDevice(
      page,
      async (other) => {
        await comeBack(other, returnCode);
        await leaving(other, () => other.getByRole('link', { name: 'Shared vision and behaviours' }).click());
        expect(await chosenOn(other)).toEqual({ 'vision.holds': 'dk' });
      },
      { javaScript: false },
    );
  });

  journey(
    'sent answers can be changed, withdrawn, and closed on this device',
    plain,
    async ({ page, expectProblem }) => {
      const { own, returnCode } = await begin(page);
      await page.goto(`${own}/money`);
      for (const question of ['money.shift', 'money.pooled', 'money.risk']) await choose(page, question, '2');
      await turnPage(page);
      await page.goto(`${own}/check`);
      await send(page);
      const money = page.getByRole('row', { name: /^Money and risk/ });
      expect(await money.innerText()).toContain('Emerging (2.0)');
      await page.goto(`${own}/money`);
      await choose(page, 'money.risk', '5');
      await turnPage(page);
      await page.goto(`${own}/profile`);
      expect(await money.innerText()).toContain('Developing (3.0)');

      await page.goto(`${own}/steps`);
      await leaving(page, () =>
        page.getByRole('button', { name: 'Close my answers on this device' }).click(),
      );
      expect(await page.context().cookies()).toEqual([]);
      expect((await page.goto(`${own}/money`))?.status()).toBe(404);
      expectProblem(/status of 404/);
      await comeBack(page, returnCode);
      await leaving(page, () => page.getByRole('link', { name: 'Withdraw your answers' }).click());
      await leaving(page, () => page.getByRole('button', { name: 'Withdraw my answers' }).click());
      await page.getByRole('heading', { name: 'Your answers are deleted' }).waitFor();
      // Known for the second press of a double click, and then gone.
      const inAMinute = Date.now() / 1000 + 60;
      for (const { expires } of await page.context().cookies()) {
        expect(expires).toBeLessThanOrEqual(inAMinute);
      }
      expect((await page.goto(`${own}/steps`))?.status()).toBe(404);
    },
  );

  journey('a tab that was left open does not undo newer answers', plain, async ({ page, openTab }) => {
    const { own } = await begin(page);
    await page.goto(`${own}/vision`);
    await choose(page, 'vision.shared', '2');
    await turnPage(page);
    const stale = await openTab();
    await stale.goto(`${own}/vision`);
    expect(await chosenOn(stale)).toEqual({ 'vision.shared': '2' });

    await page.goto(`${own}/vision`);
    await choose(page, 'vision.shared', '5');
    await choose(page, 'vision.behaviours', '4');
    await turnPage(page);
    await choose(stale, 'vision.holds', 'na');
    await turnPage(stale);
    expect(await storedAnswers(page, own)).toEqual({
      'vision.shared': '5',
      'vision.behaviours': '4',
      'vision.holds': 'na',
    });
  });
});
