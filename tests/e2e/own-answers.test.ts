import { describe, expect } from 'vitest';
import { journey } from '../setup/browser';
import { sharedApp } from './shared-app';
import {
  answerElsewhere,
  begin,
  byHand,
  choose,
  chosenOn,
  comeBack,
  leaving,
  onAnotherDevice,
  openFirstPage,
  send,
  stepOf,
  storedAnswers,
  turnPage,
  untilAwake,
  untilSaved,
  varied,
} from './walk';

const at = sharedApp();
const timeout = 120_000;

describe('going about in one’s answers, with JavaScript', () => {
  journey(
    'back, forward, to any step, and after a reload every answer stands where it was given',
    {
      at,
      timeout,
    },
    async ({ page }) => {
      const { own } = await begin(page);
      await openFirstPage(page);
      const first = { 'relationships.openness': '2', 'relationships.sequence': 'dk' };
      const second = { 'vision.shared': '5' };
      for (const [question, value] of Object.entries(first)) await choose(page, question, value);
      await turnPage(page);
      expect(await chosenOn(page)).toEqual({});
      await choose(page, 'vision.shared', '5');

      await leaving(page, () => page.goBack());
      expect(await chosenOn(page)).toEqual(first);
      await leaving(page, () => page.goForward());
      expect(await chosenOn(page)).toEqual(second);
      await leaving(page, () => page.getByRole('link', { name: 'Back', exact: true }).click());
      expect(await chosenOn(page)).toEqual(first);
      await page.reload();
      expect(await chosenOn(page)).toEqual(first);

      await leaving(page, () => page.getByRole('link', { name: 'All steps' }).click());
      const stateOf = (name: string) => page.getByRole('listitem').filter({ hasText: name }).innerText();
      expect(await stateOf('Relationships and trust')).toContain('2 of 3 answered');
      expect(await stateOf('Shared vision and behaviours')).toContain('1 of 3 answered');
      expect(await stateOf('Learning, data and spread')).toContain('Not begun');
      await leaving(page, () => page.getByRole('link', { name: 'Learning, data and spread' }).click());
      expect(await chosenOn(page)).toEqual({});
      await leaving(page, () => page.getByRole('button', { name: 'Save and see all steps' }).click());
      await leaving(page, () => page.getByRole('link', { name: 'Go on', exact: true }).click());
      expect(stepOf(page)).toBe('relationships');

      await page.goto(`${own}/check`);
      await page.getByText('You have answered 3 of 48 questions.').waitFor();
      const change = page.getByRole('link', {
        name: /^Change your answer to: Local organisations share one picture/,
      });
      await leaving(page, () => change.click());
      expect(await chosenOn(page)).toEqual(second);
    },
  );

  journey('an answer that is given just before a reload is not lost', { at, timeout }, async ({ page }) => {
    const { own } = await begin(page);
    await page.goto(`${own}/money`);
    await untilAwake(page);
    await choose(page, 'money.shift', '5');
    await page.reload();
    expect(await chosenOn(page)).toEqual({ 'money.shift': '5' });
    await expect.poll(() => storedAnswers(page, own)).toEqual({ 'money.shift': '5' });
  });

  journey('the return code opens the answers on another device', { at, timeout }, async ({ page }) => {
    const { own, returnCode } = await begin(page);
    await page.goto(`${own}/leadership`);
    await choose(page, 'leadership.rolemodel', '4');
    await untilSaved(page);
    await onAnotherDevice(page, async (other) => {
      const gone = await other.goto(`${own}/leadership`);
      expect(gone?.status()).toBe(404);
      await comeBack(other, ` ${returnCode.toUpperCase().replaceAll('-', '  ')} `);
      await leaving(other, () => other.getByRole('link', { name: 'Collective leadership' }).click());
      expect(await chosenOn(other)).toEqual({ 'leadership.rolemodel': '4' });
      await choose(other, 'leadership.rolemodel', '2');
      await untilSaved(other);
    });
    await page.reload();
    expect(await chosenOn(page)).toEqual({ 'leadership.rolemodel': '2' });
  });
});

describe('after sending, with JavaScript', () => {
  journey('answers can be changed, and the profile follows', { at, timeout }, async ({ page }) => {
    const { own } = await begin(page);
    await answerElsewhere(page, own, 'full', byHand);
    await page.goto(`${own}/check`);
    await send(page);
    await page.getByText('Lowest: Money and risk (1.0).').waitFor();
    await leaving(page, () => page.getByRole('link', { name: 'All steps' }).click());
    await page.getByText('You have sent your answers. What you change counts').waitFor();
    await leaving(page, () => page.getByRole('link', { name: 'Money and risk' }).click());
    await page.getByText('What you change counts as soon as it is saved.').waitFor();
    for (const question of Object.keys(await chosenOn(page))) await choose(page, question, '4');
    await untilSaved(page);
    await page.goto(`${own}/steps`);
    await leaving(page, () => page.getByRole('link', { name: 'See your profile' }).click());
    await page.getByText('Highest: Relationships and trust (5.0).').waitFor();
    expect(await page.getByRole('row', { name: /^Money and risk/ }).innerText()).toContain('Maturing (4.0)');
  });

  journey('withdrawing deletes the answers everywhere', { at, timeout }, async ({ page, expectProblem }) => {
    const { own, returnCode } = await begin(page);
    await answerElsewhere(page, own, 'full', varied);
    await page.goto(`${own}/check`);
    await send(page);
    await leaving(page, () => page.getByRole('link', { name: 'All steps' }).click());
    await leaving(page, () => page.getByRole('link', { name: 'Withdraw your answers' }).click());
    await leaving(page, () => page.getByRole('button', { name: 'Withdraw my answers' }).click());
    await page.getByRole('heading', { name: 'Your answers are deleted' }).waitFor();
    // Known for the second press of a double click, and then gone.
    const inAMinute = Date.now() / 1000 + 60;
    for (const { expires } of await page.context().cookies()) expect(expires).toBeLessThanOrEqual(inAMinute);
    expect(await page.evaluate(() => Object.keys(localStorage))).toEqual([]);

    expect((await page.goto(`${own}/profile`))?.status()).toBe(404);
    await page.goto('/try/return');
    await page.getByLabel('Your return code').fill(returnCode);
    await page.getByRole('button', { name: 'Open my answers' }).click();
    await page.getByRole('link', { name: 'No answers have this return code.' }).waitFor();
    expectProblem(/status of 404/);
    expectProblem(/status of 400/);
  });

  journey(
    'closing on this device keeps the answers for the return code',
    { at, timeout },
    async ({ page, expectProblem }) => {
      const { own, returnCode } = await begin(page);
      await page.goto(`${own}/money`);
      await choose(page, 'money.shift', '3');
      await untilSaved(page);
      await page.goto(`${own}/steps`);
      await leaving(page, () =>
        page.getByRole('button', { name: 'Close my answers on this device' }).click(),
      );
      await page.getByRole('heading', { name: 'Go back to your answers' }).waitFor();
      expect(await page.context().cookies()).toEqual([]);
      expect(await page.evaluate(() => Object.keys(localStorage))).toEqual([]);
      expect((await page.goto(`${own}/money`))?.status()).toBe(404);
      await page.getByText('These answers are not on this device').waitFor();
      expectProblem(/status of 404/);
      await comeBack(page, returnCode);
      await leaving(page, () => page.getByRole('link', { name: 'Money and risk' }).click());
      expect(await chosenOn(page)).toEqual({ 'money.shift': '3' });
    },
  );
});
