import { describe, expect } from 'vitest';
import { journey } from '../setup/browser';
import { sharedApp } from './shared-app';
import { untilAwake } from './walk';

const at = sharedApp();

describe('A page that is still waking', () => {
  journey('bears a key between being prepared and being drawn', { at }, async ({ page }) => {
    // A browser handles keys before it goes on with work that may wait; on a busy phone that moment is long.
    await page.addInitScript(() => {
      const listen = document.addEventListener.bind(document) as (...args: unknown[]) => void;
      let pressed = false;
      document.addEventListener = (...args: unknown[]) => {
        listen(...args);
        if (args[0] !== 'keydown' || pressed) return;
        pressed = true;
        queueMicrotask(() => document.body.dispatchEvent(new KeyboardEvent('keydown', { bubbles: true })));
      };
    });
    await page.goto('/');
    await untilAwake(page);
    expect(await page.title()).toContain('Concord');
  });
});
