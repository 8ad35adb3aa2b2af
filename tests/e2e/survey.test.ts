import { afterAll, beforeAll, describe, expect } from 'vitest';
import { startApp, type RunningApp } from '../setup/app';
import { journey } from '../setup/browser';
import { begin, chosenOn, takeWhole, untilAwake, varied } from './walk';

let app: RunningApp;
beforeAll(async () => {
  app = await startApp();
});
afterAll(async () => app?.stop());
const at = () => app.url;

describe('smoke', () => {
  for (const javaScript of [true, false])
    journey('smoke ' + javaScript, { at, javaScript }, async ({ page }) => {
      const t = Date.now();
      console.log(await begin(page));
      if (javaScript) await untilAwake(page);
      const chosen = await takeWhole(page, varied);
      console.log(Object.keys(chosen).length, Date.now() - t, page.url());
      await page.goBack();
      console.log(page.url(), await chosenOn(page));
      expect(1).toBe(1);
    });
});
