import { afterAll, beforeAll, describe, expect } from 'vitest';
import { paths } from '~/lib/paths';
import { joinDevices, makeStep, makeWorkshop, seen, voteAll } from '../factories/workshop';
import { expectAccessible, journey, screenshot } from '../setup/browser';
import { untilAwake } from './walk';
import { type ServedPlace, servePlace } from './served-place';

let { app, services, by, signIn, end } = {} as ServedPlace;
beforeAll(async () => void ({ app, services, by, signIn, end } = await servePlace()), 120_000);
afterAll(() => end());

describe('The screen of a workshop', () => {
  journey(
    'follows the console by itself, fits the display, and is read in light, dark and the user’s own colours',
    { at: () => app.url, timeout: 180_000, viewport: { width: 1920, height: 1080 } },
    async ({ page, context }) => {
      // The longest texts there are.
      const questions = services.instrument.current.dimensions.flatMap((dimension) => dimension.questions);
      const lengthOf = ({ descriptors }: (typeof questions)[number]) => descriptors.join('').length;
      const longest = questions.toSorted((one, other) => lengthOf(other) - lengthOf(one))[0]!;
      const step = makeStep(services, {
        subject: longest.id,
        title: longest.text,
        prompts: ['What have you seen that made you choose your level?'],
      });
      const id = await makeWorkshop(services, by, [step], { title: 'Alliance workshop' });
      const own = paths.workshop(by.placeId, id);
      await signIn(context);

      const press = async (command: string) => {
        const { sequence } = await seen(services, by, id);
        const reply = await page.request.post(own.console, {
          headers: { Origin: app.url },
          form: { command, seen: String(sequence) },
        });
        expect(reply.ok(), command).toBe(true);
      };
      const look = async (state: string, words: RegExp) => {
        await expect.poll(() => page.locator('.app-screen').textContent(), { message: state }).toMatch(words);
        const height = await page.evaluate(() => document.documentElement.scrollHeight);
        expect(height, `${state} has to be scrolled`).toBeLessThanOrEqual(1080);
        await page.emulateMedia({ forcedColors: 'active' });
        await expectAccessible(page, `${state}, own colours`);
        await page.emulateMedia({ forcedColors: 'none' });
        for (const colours of ['one', 'other']) {
          await page.getByRole('button', { name: 'Light or dark' }).click();
          await expectAccessible(page, `${state}, the ${colours} colours`);
          await screenshot(page, `screen-${state}-${colours}`);
        }
      };
      const sizeOf = (selector: string) =>
        page
          .locator(selector)
          .first()
          .evaluate((element) => Number.parseFloat(getComputedStyle(element).fontSize));

      await page.goto(own.screen);
      await untilAwake(page);
      await press('start');
      const sectors = ['acute', 'local-authority', 'community'].flatMap((one) => Array<string>(12).fill(one));
      const devices = await joinDevices(services, id, sectors);
      await press(`go ${step.id}`);
      await press('open');
      await look('open', /have voted/);
      expect(await sizeOf('h1'), 'the question').toBeGreaterThanOrEqual(60);
      expect(await sizeOf('.app-screen__choice'), 'descriptors').toBeGreaterThanOrEqual(32);

      const voteIn = (round: number, values: readonly string[]) =>
        voteAll(
          services,
          { workshopId: id, stepId: step.id, round },
          devices,
          devices.map((_, index) => values[index % values.length]!),
        );
      await voteIn(1, ['1', '5', '2', '5', '1']);
      await press('close');
      await press('reveal');
      await look('revealed', /Split: /);
      await press('timer 5');
      await look('discussing', /Talk about it/);
      await press('open');
      await voteIn(2, ['3', '3', '4', '2', '3']);
      await press('close');
      await press('reveal');
      await look('revealed again', /moved from split to/);

      const chosen = await page.locator('.app-screen').getAttribute('data-scheme');
      await page.reload();
      await untilAwake(page);
      await expect.poll(() => page.locator('.app-screen').getAttribute('data-scheme')).toBe(chosen);
      await page.setViewportSize({ width: 320, height: 640 });
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
    },
  );
});
