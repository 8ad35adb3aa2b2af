import { describe, expect } from 'vitest';
import { expectAccessible, journey, screenshot } from '../setup/browser';
import { blur, expectFocusSeen, focusedName, isFocusInView, tabTo } from './focus';
import { sharedApp } from './shared-app';
import {
  answerElsewhere,
  begin,
  choose,
  chosenOn,
  leaving,
  send,
  stepOf,
  storedAnswers,
  untilAwake,
  untilDrawn,
  untilFocused,
  untilSaved,
  varied,
} from './walk';

const at = sharedApp();
const timeout = 120_000;

describe('by keyboard alone', () => {
  journey('a person says who they are, answers a page, and goes on', { at, timeout }, async ({ page }) => {
    await page.goto('/try/about-you?form=full');
    await untilAwake(page);
    await page.keyboard.press('Tab');
    await expectFocusSeen(page, 'Skip to main content');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Tab');
    await expectFocusSeen(page, 'Back');
    await page.keyboard.press('Tab');
    await expectFocusSeen(page, 'NHS commissioner');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Tab');
    await expectFocusSeen(page, 'Elected member');
    await page.keyboard.press('Space');
    await page.keyboard.press('Tab');
    await expectFocusSeen(page, 'Mine is a joint post');
    await page.keyboard.press('Space');
    await page.keyboard.press('Tab');
    await expectFocusSeen(page, 'Save and continue');
    await leaving(page, () => page.keyboard.press('Enter'));
    await untilFocused(page.locator('h1'));
    const own = new URL(page.url()).pathname.replace('/start', '');

    await page.goto(`${own}/decisions`);
    await untilAwake(page);
    await tabTo(page, 'Not started');
    await expectFocusSeen(page, 'Not started');
    await page.keyboard.press('Space');
    await page.keyboard.press('ArrowDown');
    await expectFocusSeen(page, 'Emerging');
    await page.keyboard.press('Tab');
    await expectFocusSeen(page, 'Why we ask');
    await page.keyboard.press('Enter');
    expect(await page.locator('details[open]').count()).toBe(1);
    await page.keyboard.press('Tab');
    await expectFocusSeen(page, 'Add a comment');
    await page.keyboard.press('Space');
    await page.keyboard.press('Tab');
    await page.keyboard.type('Both councils chair it in turn.');
    await page.keyboard.press('Tab');
    await page.keyboard.press('ArrowUp');
    await tabTo(page, 'Not started');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowDown');
    const chosen = await chosenOn(page);
    expect(chosen).toEqual({
      'decisions.joint': '2',
      'decisions.clarity': 'na',
      'decisions.transparency': '3',
    });
    await tabTo(page, 'Save and continue');
    await expectFocusSeen(page, 'Save and continue');
    await leaving(page, () => page.keyboard.press('Enter'));
    expect(stepOf(page)).toBe('money');
    await untilFocused(page.locator('h1'));
    await expect.poll(() => storedAnswers(page, own)).toEqual(chosen);

    await page.keyboard.press('Tab');
    expect(await focusedName(page), 'the first stop after the heading').toBe('Not started');
    await page.keyboard.press('Shift+Tab');
    await expectFocusSeen(page, 'All steps');
    await leaving(page, () => page.keyboard.press('Enter'));
    await untilFocused(page.locator('h1'));
  });

  journey(
    'the error summary takes the focus, and its links lead to the fields',
    { at, timeout },
    async ({ page }) => {
      await page.goto('/try/about-you?form=full');
      await untilAwake(page);
      await tabTo(page, 'Save and continue');
      await page.keyboard.press('Enter');
      await untilFocused(page.locator('.nhsuk-error-summary'));
      await page.keyboard.press('Tab');
      await page.keyboard.press('Tab');
      await page.keyboard.press('Enter');
      await untilFocused(page.locator('#tier'));
    },
  );
});

describe('at 400% zoom on a screen of 1280 by 1024', () => {
  const zoomed = { at, timeout, viewport: { width: 320, height: 256 } };
  journey('no page scrolls sideways, and what has the focus is in view', zoomed, async ({ page }) => {
    const { own } = await begin(page);
    await answerElsewhere(page, own, 'full', varied);
    await page.goto(`${own}/check`);
    await send(page);
    const pages = [
      '/',
      '/try',
      '/questions',
      '/case-studies',
      '/case-studies/bradford-district-and-craven-2020',
    ];
    const ownPages = ['start', 'steps', 'place', 'barriers', 'check', 'about-you', 'profile'];
    for (const address of [...pages, '/privacy', ...ownPages.map((step) => `${own}/${step}`)]) {
      await page.goto(address);
      const width = await page.evaluate(() => document.documentElement.scrollWidth);
      expect(width, address).toBe(320);
    }
    await page.goto(`${own}/place`);
    await untilAwake(page);
    for (let stop = 0; stop < 20; stop += 1) {
      await page.keyboard.press('Tab');
      expect(await isFocusInView(page), `stop ${stop}: ${await focusedName(page)}`).toBe(true);
    }
  });
});

describe('in forced colours', () => {
  const forced = { at, timeout, context: { forcedColors: 'active' } as const };
  journey('what is chosen and what has the focus still show', forced, async ({ page }) => {
    await page.goto('/try/about-you?form=full');
    const sector = page.locator('.nhsuk-radios__item').first();
    const sectorBefore = await sector.screenshot();
    await choose(page, 'sector', 'nhs-commissioner');
    await blur(page);
    expect(sectorBefore.equals(await sector.screenshot()), 'a chosen sector looks the same').toBe(false);
    await screenshot(page, 'forced-colours-about-you');

    const { own } = await begin(page);
    await page.goto(`${own}/relationships`);
    await untilAwake(page);
    const row = page.locator('.app-choice').nth(2);
    const before = await row.screenshot();
    await choose(page, 'relationships.openness', '3');
    await untilSaved(page);
    await blur(page);
    await page.mouse.move(0, 0);
    expect(before.equals(await row.screenshot()), 'a chosen row looks the same').toBe(false);
    const borders = await page
      .locator('.app-choice__label')
      .evaluateAll((labels) => labels.slice(0, 4).map((label) => getComputedStyle(label).borderTopWidth));
    expect(borders).toEqual(['1px', '1px', '3px', '1px']);
    await tabTo(page, 'Developing');
    await expectFocusSeen(page, 'Developing');
    await expectAccessible(page, 'question page in forced colours');
    await screenshot(page, 'forced-colours-question');

    await answerElsewhere(page, own, 'full', varied);
    await page.goto(`${own}/check`);
    await send(page);
    await untilDrawn(page);
    await screenshot(page, 'forced-colours-profile');
  });
});

describe('on paper', () => {
  const controls =
    'button, .nhsuk-button, .nhsuk-back-link, .nhsuk-skip-link, header nav, footer, #save-status';
  journey('controls are left out, and what is folded away is printed', { at, timeout }, async ({ page }) => {
    const { own } = await begin(page);
    await answerElsewhere(page, own, 'full', varied);
    await page.goto(`${own}/check`);
    await send(page);
    await untilDrawn(page);
    for (const address of [
      `${own}/profile`,
      `${own}/check`,
      `${own}/relationships`,
      '/questions',
      '/case-studies/tameside-and-glossop-2020',
    ]) {
      await page.goto(address);
      await untilAwake(page);
      await page.emulateMedia({ media: 'print' });
      expect(await page.locator(controls).filter({ visible: true }).allInnerTexts(), address).toEqual([]);
      expect(await page.locator('h1').isVisible()).toBe(true);
      for (const folded of await page.locator('details:not([open]) .nhsuk-details__text').all()) {
        expect(await folded.isVisible(), `${address}: ${await folded.textContent()}`).toBe(true);
      }
      await screenshot(page, `print-${stepOf(page)}`);
      await page.emulateMedia({ media: 'screen' });
    }
  });
});
