/** Ways through the survey as a person takes them, with and without JavaScript. */
import { fileURLToPath } from 'node:url';
import type { Locator, Page } from 'playwright-core';
import { loadInstrument } from 'questions/load';
import type { FormId } from 'questions/types';
import { itemsIn } from '~/domain/response/form-items';

/** What the app under test asks and shows. */
export const instrument = loadInstrument(fileURLToPath(new URL('../../questions', import.meta.url)));

/** What is posted for one question: a level, "I don't know" or "Does not apply here". */
export type Value = '1' | '2' | '3' | '4' | '5' | 'dk' | 'na';

/** Chooses an answer, or none to leave the question out. */
export type Pick = (question: string) => Value | undefined;

export interface Begun {
  /** Such as `/answer/0123456789abcdef`: the start of every address of these answers. */
  own: string;
  /** Four words with dashes between them. */
  returnCode: string;
}

/** A different level for neighbouring questions, and the same whenever it is asked. */
export const varied: Pick = (question) => {
  const sum = [...question].reduce((total, letter, at) => total + letter.charCodeAt(0) * (at + 1), 0);
  return String((sum % 5) + 1) as Value;
};

/** Relationships at 5, money at 1, every other dimension at 3 and every barrier at 4: easy to score by hand. */
export const byHand: Pick = (question) =>
  (({ relationships: '5', money: '1', barrier: '4' }) as const)[question.split('.')[0]!] ?? '3';

export interface AboutYou {
  form?: FormId;
  /** Ids of questions/sectors.yaml. The resident form asks for none of these three. */
  sector?: string;
  tier?: string;
  jointPost?: boolean;
}

/** Opens a form, says who is answering, and ends at the return code. */
export async function begin(page: Page, about: AboutYou = {}): Promise<Begun> {
  await page.goto(`/try/about-you?form=${about.form ?? 'full'}`);
  return sayWho(page, about);
}

/** From the page that asks who is answering to the return code. */
export async function sayWho(page: Page, about: AboutYou = {}): Promise<Begun> {
  const { form, sector = 'local-authority', tier = 'senior-manager', jointPost = false } = about;
  if (form !== 'resident') {
    await choose(page, 'sector', sector);
    await choose(page, 'tier', tier);
    if (jointPost) await page.getByText('Mine is a joint post').click();
  }
  await leaving(page, () => page.getByRole('main').getByRole('button').click());
  return readStart(page);
}

/** What the page with the return code tells. */
export async function readStart(page: Page): Promise<Begun> {
  const returnCode = await page.locator('.app-code').innerText();
  return { own: new URL(page.url()).pathname.replace(/\/start$/, ''), returnCode };
}

/** Clicks the choice of a radio group by its label, as a person does. */
export async function choose(page: Page, name: string, value: string): Promise<void> {
  await page.locator(`input[name="${name}"][value="${value}"] + label`).click();
}

/** The ids of the questions on the page, in their order. */
export function questionsOn(page: Page): Promise<string[]> {
  return page
    .locator('.app-question')
    .evaluateAll((questions) => questions.map((question) => question.querySelector('input')?.name ?? ''));
}

/** What is chosen on the page, by question id; a question without an answer is not in it. */
export async function chosenOn(page: Page): Promise<Record<string, string>> {
  const chosen = await page
    .locator('.app-question input:checked')
    .evaluateAll((inputs) =>
      inputs.map((input) => input as HTMLInputElement).map((it) => [it.name, it.value]),
    );
  return Object.fromEntries(chosen) as Record<string, string>;
}

/** Answers the questions of the page, and returns what was chosen by question id. */
export async function answerPage(page: Page, pick: Pick): Promise<Record<string, Value>> {
  const chosen: Record<string, Value> = {};
  for (const question of await questionsOn(page)) {
    const value = pick(question);
    if (value === undefined) continue;
    await choose(page, question, value);
    chosen[question] = value;
  }
  return chosen;
}

/** Presses "Save and continue" and waits until the next page is there. */
export async function turnPage(page: Page): Promise<void> {
  await leaving(page, () => page.getByRole('button', { name: 'Save and continue' }).click());
}

/** Does what leads to another page, and waits until that one's heading is there: its address alone comes earlier. */
export async function leaving(page: Page, go: () => Promise<unknown>): Promise<void> {
  const address = page.url();
  const heading = await page.locator('h1').innerText();
  await go();
  await page.waitForURL((url) => url.href !== address);
  await page.locator(`h1:not(:text-is(${JSON.stringify(heading)}))`).waitFor();
}

/**
 * Answers every page from the one that is open, until the answers can be checked.
 * @param onArrival looks at each page before it is answered
 * @returns what was chosen by question id
 */
export async function walkToEnd(
  page: Page,
  pick: Pick,
  onArrival: (step: string) => Promise<void> = async () => {},
): Promise<Record<string, Value>> {
  const chosen: Record<string, Value> = {};
  for (let step = stepOf(page); step !== 'check'; step = stepOf(page)) {
    await onArrival(step);
    Object.assign(chosen, await answerPage(page, pick));
    await turnPage(page);
  }
  return chosen;
}

/** From the return code to the first page of questions. */
export async function openFirstPage(page: Page): Promise<void> {
  await leaving(page, () => page.getByRole('link', { name: 'Start', exact: true }).click());
}

/** Sends the answers from the page where they are checked. */
export async function send(page: Page): Promise<void> {
  await leaving(page, () => page.getByRole('button', { name: 'Send and see your profile' }).click());
}

/** The last part of the address: a dimension's id, 'barriers', 'check', 'steps' and so on. */
export const stepOf = (page: Page): string => new URL(page.url()).pathname.split('/').at(-1)!;

/** The line that says whether what was said is safe. */
export const saveStatus = (page: Page): Locator => page.locator('#save-status');

/** Waits until everything said on the page is stored. */
export async function untilSaved(page: Page): Promise<void> {
  await saveStatus(page)
    .filter({ hasText: /^Saved at \d\d:\d\d$/ })
    .waitFor();
}

/** Waits until the scripts of the page have taken over what the server rendered. */
export async function untilAwake(page: Page): Promise<void> {
  await page.waitForFunction(() =>
    Object.keys(document.querySelector('main')!).some((key) => key.startsWith('__reactProps')),
  );
}

/** Opens answers by their return code, and ends at the list of steps. */
export async function comeBack(page: Page, returnCode: string): Promise<void> {
  await page.goto('/try/return');
  await page.getByLabel('Your return code').fill(returnCode);
  await page.getByRole('button', { name: 'Open my answers' }).click();
  await page.waitForURL('**/steps');
}

/** Lets somebody use a browser on another device, to which nothing of this one is known. */
export async function onAnotherDevice(
  page: Page,
  use: (other: Page) => Promise<void>,
  { javaScript = true } = {},
): Promise<void> {
  const context = await page
    .context()
    .browser()!
    .newContext({
      baseURL: new URL(page.url()).origin,
      locale: 'en-GB',
      javaScriptEnabled: javaScript,
    });
  try {
    await use(await context.newPage());
  } finally {
    await context.close();
  }
}

/** What the server holds of these answers, by question id. */
export async function storedAnswers(page: Page, own: string): Promise<Record<string, string>> {
  const reply = await page.request.get(`${own}/saves`);
  const { view } = (await reply.json()) as { view: { answers: Record<string, string> } };
  return view.answers;
}

/** Answers the questions of a form all at once, as a tab beside this page would; the page does not know until it loads. */
export async function answerElsewhere(page: Page, own: string, form: FormId, pick: Pick): Promise<void> {
  const entries = itemsIn(form, instrument.current).flatMap(({ id: question }) => {
    const value = pick(question);
    return value ? [{ kind: 'answer', question, value, sequence: 1_000, device: 'f'.repeat(16) }] : [];
  });
  const data = { set: instrument.current.id, form, entries };
  const reply = await page.request.post(`${own}/saves`, { data });
  if (!reply.ok()) throw new Error(`answering elsewhere: ${reply.status()} ${await reply.text()}`);
}

/** The rows of the page where answers are checked: what is asked and what is said, in words. */
export function summaryOf(page: Page): Promise<string[][]> {
  return page
    .locator('.nhsuk-summary-list__row')
    .evaluateAll((rows) =>
      rows.map((row) =>
        [...row.querySelectorAll('dt, .nhsuk-summary-list__value')].map((cell) => cell.textContent ?? ''),
      ),
    );
}

/** Waits until marks stand on the canvas of the profile. */
export async function untilDrawn(page: Page): Promise<void> {
  await page.waitForFunction(() => {
    const canvas = document.querySelector<HTMLCanvasElement>('.app-profile canvas');
    const pixels = canvas?.width && canvas.getContext('2d')?.getImageData(0, 0, canvas.width, canvas.height);
    return pixels && pixels.data.some((value) => value > 0);
  });
}

/** Waits until an element has the focus. */
export async function untilFocused(element: Locator): Promise<void> {
  await element.and(element.page().locator(':focus')).waitFor();
}
