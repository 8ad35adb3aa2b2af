/** What the journeys through trouble have in common. */
import type { Locator, Page } from 'playwright-core';
import type { FormId } from 'questions/types';
import { itemsIn } from '~/domain/response/form-items';
import { stepsOf } from '~/domain/response/steps';
import type { Journey } from '../setup/browser';
import { choose, instrument, questionsOn, saveStatus, untilAwake } from './walk';
import type { Begun } from './walk';

/** The pages of the workshop form, which asks one question on each; the barriers and "check" come last. */
export const steps = stepsOf(instrument.current, 'workshop').map(({ id }) => id);

/** The questions on the first two of its pages. */
export const [first, second] = itemsIn('workshop', instrument.current).map(({ id }) => id) as [
  string,
  string,
];

/** What the browser reports of a request without a connection. */
const OFFLINE = /ERR_INTERNET_DISCONNECTED/;

/** Begins a form without walking to its first page, opens that and waits until its scripts run. */
export async function beginAnswering(page: Page, home: string, form: FormId = 'workshop'): Promise<Begun> {
  const address = `${home}/try/about-you?form=${form}`;
  const asked = await page.request.get(address);
  const ticket = /name="ticket" value="(\w+)"/.exec(await asked.text())![1]!;
  const about = { ticket, sector: 'local-authority', tier: 'senior-manager' };
  const start = await page.request.post(address, { form: about });
  const returnCode = /app-code">([a-z-]+)</.exec(await start.text())![1]!;
  const own = new URL(start.url()).pathname.replace(/\/start$/, '');
  await open(page, `${home}${own}/${steps[0]}`);
  return { own, returnCode };
}

/** Loads a page and waits until its scripts run. */
export async function open(page: Page, address: string): Promise<void> {
  await page.goto(address);
  await untilAwake(page);
}

/**
 * The connection goes, once the page has fetched what it needs without one: the other pages of the form and the code of
 * the list of steps.
 */
export async function goOffline({ page, context, expectProblem }: Journey): Promise<void> {
  await page.waitForFunction(() => {
    const fetched = performance.getEntriesByType('resource').map(({ name }) => name);
    return [/\/content\//, /\/assets\/answer\._handle\.steps/].every((part) =>
      fetched.some((address) => part.test(address)),
    );
  });
  expectProblem(OFFLINE);
  await context.setOffline(true);
}

/** Chooses an answer to the first question of the page, and returns the question's id. */
export async function answer(page: Page, value: string): Promise<string> {
  const [question] = (await questionsOn(page)) as [string];
  await choose(page, question, value);
  return question;
}

export const commentOn = (page: Page, question: string): Locator =>
  page.locator(`textarea[name="comment:${question}"]`);

/** Writes the comment on a question, in place of what stands there; the field keeps the focus. */
export async function writeComment(page: Page, question: string, text: string): Promise<void> {
  const field = commentOn(page, question);
  if (!(await field.isVisible())) await page.locator('details', { has: field }).locator('summary').click();
  await field.fill(text);
}

/** What the server holds; asked beside the page, whose connection may be cut. */
export async function stored(
  page: Page,
  own: string,
): Promise<{ answers: Record<string, string>; comments: Record<string, string> }> {
  const reply = await page.request.get(`${own}/saves`);
  return ((await reply.json()) as { view: never }).view;
}

/** Waits until the line about saving says this. */
export const says = (page: Page, words: string | RegExp): Promise<void> =>
  saveStatus(page).filter({ hasText: words }).waitFor();

/** Waits until the page says that so many changes wait on the device. */
export const untilWaiting = (page: Page, count: number): Promise<void> =>
  says(
    page,
    `No connection. ${count === 1 ? '1 change is kept' : `${count} changes are kept`} on this device`,
  );

/** The tab is looked at again, after another tab or program. */
export const lookAgain = (page: Page): Promise<boolean> =>
  page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')));
