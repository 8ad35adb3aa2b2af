/** What a person who uses the keyboard alone sees. */
import type { Page } from 'playwright-core';
import { expect } from 'vitest';

/** Takes the focus away. */
export const blur = (page: Page) =>
  page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());

/** The words that name what has the focus. */
export function focusedName(page: Page): Promise<string> {
  return page.evaluate(() => {
    const element = document.activeElement as HTMLInputElement;
    const label = element.labels?.[0]?.querySelector('.app-choice__name') ?? element.labels?.[0] ?? element;
    return label.textContent?.trim() ?? '';
  });
}

/** Presses Tab until the words that name what has the focus begin so. */
export async function tabTo(page: Page, name: string): Promise<void> {
  for (let stop = 0; stop < 40; stop += 1) {
    await page.keyboard.press('Tab');
    if ((await focusedName(page)).startsWith(name)) return;
  }
  throw new Error(`Tab never came to ${name}`);
}

/** What has the focus is named so and in view, and looks different from when it has not. */
export async function expectFocusSeen(page: Page, name: string): Promise<void> {
  expect(await focusedName(page)).toMatch(new RegExp(`^${name}`));
  expect(await isFocusInView(page), `${name} is in view`).toBe(true);
  const focused = await page.screenshot();
  const element = await page.evaluateHandle(() => document.activeElement as HTMLElement);
  await blur(page);
  const blurred = await page.screenshot();
  await element.evaluate((node) => node.focus());
  expect(focused.equals(blurred), `the focus on ${name} cannot be seen`).toBe(false);
}

/** Whether the middle of what has the focus, or of its label, stands in the window with nothing over it. */
export function isFocusInView(page: Page): Promise<boolean> {
  return page.evaluate(() => {
    const element = document.activeElement as HTMLInputElement;
    const { left, top, width, height } = element.getBoundingClientRect();
    const seen = document.elementFromPoint(left + width / 2, top + Math.min(height / 2, 20));
    return (
      seen !== null &&
      (element.contains(seen) || seen.contains(element) || element.labels?.[0]?.contains(seen) === true)
    );
  });
}
