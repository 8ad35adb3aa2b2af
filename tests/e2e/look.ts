import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { expectAccessible, screenshot } from '../setup/browser';

/** Looks at a page as it stands: axe, its width, its one heading and title; and keeps a picture where one is wanted. */
export function lookerAt(page: Page, prefix = '') {
  return async (state: string) => {
    // An error summary or page comes a moment after the click that leads to it.
    if (/error|refused/.test(state))
      await page.locator('.nhsuk-error-summary, h1, [role="alert"]').first().waitFor();
    await screenshot(page, `${page.viewportSize()?.width}-${prefix}${state}`.replaceAll(' ', '-'));
    const widths = () => [document.documentElement.scrollWidth, document.documentElement.clientWidth];
    const [content = 0, room = 0] = await page.evaluate(widths);
    expect(content, `width of ${state} (${page.url()})`).toBeLessThanOrEqual(room);
    expect(await page.locator('h1').count(), `headings of ${state}`).toBe(1);
    expect(await page.title(), state).toMatch(/ - Concord$/);
    await expectAccessible(page, state);
  };
}
