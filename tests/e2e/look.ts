import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { expectAccessible, screenshot } from '../setup/browser';

/** A phone and a desktop. */
export const BOTH_WIDTHS = [320, 1280];

/**
 * Looks at a page as it stands: axe, its width, its one heading and title; and keeps a picture where one is wanted.
 * @param options.widths at which it is looked at, in CSS pixels; as wide as it is unless said otherwise
 * @param options.prefix of the names of pictures
 */
export function lookerAt(page: Page, { prefix = '', widths = [] as readonly number[] } = {}) {
  const before = page.viewportSize()!;
  const lookOnce = async (state: string) => {
    await screenshot(page, `${page.viewportSize()?.width}-${prefix}${state}`.replaceAll(' ', '-'));
    const tooWide = () => document.documentElement.scrollWidth - document.documentElement.clientWidth;
    // A chart takes a moment to follow where the width has changed.
    await expect
      .poll(() => page.evaluate(tooWide), {
        message: `scrolls sideways: ${state} (${page.url()})`,
        interval: 20,
      })
      .toBeLessThanOrEqual(0);
    await expectAccessible(page, `${state}, ${page.viewportSize()?.width} px wide`);
  };
  return async (state: string) => {
    // An error summary or page comes a moment after the click that leads to it.
    if (/error|refused/.test(state))
      await page.locator('.nhsuk-error-summary, h1, [role="alert"]').first().waitFor();
    expect(await page.locator('h1').count(), `headings of ${state}`).toBe(1);
    expect(await page.title(), state).toMatch(/ - Concord$/);
    if (widths.length === 0) return lookOnce(state);
    for (const width of widths) {
      await page.setViewportSize({ width, height: width < 600 ? 640 : 800 });
      await lookOnce(state);
    }
    await page.setViewportSize(before);
  };
}
