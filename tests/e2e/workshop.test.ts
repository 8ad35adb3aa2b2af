import type { BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect } from 'vitest';
import { paths } from '~/lib/paths';
import { makeStep, makeWorkshop, seen } from '../factories/workshop';
import { expectAccessible, journey, screenshot } from '../setup/browser';
import { type ServedPlace, servePlace } from './served-place';

const PHONES = 12;

let { app, services, by, signIn, end } = {} as ServedPlace;
beforeAll(async () => void ({ app, services, by, signIn, end } = await servePlace()), 120_000);
afterAll(() => end());

/** How long a view may take to follow: far longer than it does, for a busy computer. */
const IN_STEP = { timeout: 15_000 };

describe('A whole workshop', () => {
  journey(
    'with a console, a projector and twelve phones, each in a browser of its own',
    { at: () => app.url, timeout: 240_000, viewport: { width: 1280, height: 900 } },
    async ({ page: console, context }) => {
      const question = makeStep(services, { title: 'Money moves to prevention', prompts: ['Who pays?'] });
      const words = makeStep(services, { kind: 'words', subject: null, title: 'What would help?' });
      const id = await makeWorkshop(services, by, [question, words], { code: 'BCDF23', sectors: [] });
      const at = paths.workshop(by.placeId, id);
      const browser = context.browser()!;
      const others: BrowserContext[] = [];
      const newPage = async (viewport: { width: number; height: number }) => {
        const other = await browser.newContext({ baseURL: app.url, viewport, locale: 'en-GB' });
        other.setDefaultTimeout(IN_STEP.timeout);
        others.push(other);
        return other.newPage();
      };
      const problems: string[] = [];
      const watch = (page: Page) => page.on('pageerror', (error) => problems.push(error.message));

      await signIn(context);
      await console.goto(at.console);
      const screen = await newPage({ width: 1920, height: 1080 });
      await signIn(screen.context());
      await screen.goto(at.screen);
      const phones = await Promise.all(
        Array.from({ length: PHONES }, () => newPage({ width: 360, height: 740 })),
      );
      [screen, ...phones].forEach(watch);
      const press = async (name: string | RegExp) => {
        // Within half a second after a change a press is taken for one that was meant for what stood there before.
        const button = console.getByRole('button', { name }).first();
        await button.waitFor(IN_STEP);
        await console.waitForTimeout(600);
        await button.click();
      };
      const onAll = (text: string | RegExp) =>
        Promise.all([screen, ...phones].map((page) => page.getByText(text).first().waitFor(IN_STEP)));
      const pictures = async (phase: string) => {
        for (const [name, page] of Object.entries({ console, screen, phone: phones[0]! })) {
          await screenshot(page, `workshop-${phase}-${name}`);
          await expectAccessible(page, `${name}, ${phase}`);
        }
      };
      const vote = (values: readonly string[]) =>
        Promise.all(
          values.map(async (value, index) => {
            await phones[index]!.locator(`button[name="value"][value="${value}"]`).click();
            await phones[index]!.getByText(/^Voted/).waitFor(IN_STEP);
          }),
        );

      await press('Start: let people join');
      await screen.getByText('BCDF23'.slice(0, 3)).first().waitFor(IN_STEP);
      for (const phone of phones) {
        await phone.goto('/join');
        await phone.getByLabel(/Code/).fill('bcdf 23');
        await phone.getByRole('button', { name: 'Go on' }).click();
        await phone.getByRole('button', { name: 'Join the workshop' }).click();
        await phone.getByText('You have joined').first().waitFor(IN_STEP);
      }
      await console
        .getByText(/12 (people|devices|phones)/)
        .first()
        .waitFor(IN_STEP);
      await pictures('welcome');

      await press(/^Go to question 1/);
      await onAll('Money moves to prevention');
      await pictures('question');
      await press('Open vote');
      await vote(['1', '1', '2', '2', '2', '4', '4', '5', '5', '5', '1', 'dk']);
      await console
        .getByText(/12 of 12/)
        .first()
        .waitFor(IN_STEP);
      await screen
        .getByText(/12 of 12/)
        .first()
        .waitFor(IN_STEP);
      for (const page of [screen, ...phones]) expect(await page.locator('.app-round').count()).toBe(0);
      await pictures('open');
      await press('Close vote');
      await press('Reveal');
      await onAll(/^Split/);
      await pictures('revealed');

      // Two more rounds of what everybody does on their phones: one of them without a connection, and one asleep.
      await press('Vote again');
      await Promise.all(
        phones.map((phone) => phone.locator('button[name="value"]').first().waitFor(IN_STEP)),
      );
      await phones[11]!.context().setOffline(true);
      await phones[11]!.locator('button[name="value"][value="3"]').click();
      await vote(['2', '2', '3', '3', '3', '3', '3', '3', '4', '4', '3']);
      await phones[11]!.context().setOffline(false);
      await console
        .getByText(/12 of 12/)
        .first()
        .waitFor(IN_STEP);
      await press('Close vote');
      await press('Reveal');
      await onAll(/moved from split to agreed/);
      await pictures('again');

      const rounds = (await seen(services, by, id)).steps[0]!.rounds.map(({ result }) => result.choices);
      expect(rounds).toEqual([
        [3, 3, 0, 2, 3],
        [0, 2, 8, 2, 0],
      ]);
      expect(problems).toEqual([]);
      await Promise.all(others.map((other) => other.close()));
    },
  );
});
