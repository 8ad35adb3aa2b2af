import type { Browser } from 'playwright-core';
import { expect } from 'vitest';
import type { FormId } from 'questions/types';
import { answerElsewhere, type Pick } from './walk';

/** Somebody without a part in the place: a browser of their own, whose pages post what its forms would. */
export async function answerAs(
  browser: Browser,
  baseURL: string,
  join: string,
  person: { sector: string; form: FormId; pick: Pick },
) {
  const context = await browser.newContext({ baseURL });
  try {
    const page = await context.newPage();
    const address = `${join}/about-you?form=${person.form}`;
    const asked = await page.request.get(address);
    const ticket = /name="ticket" value="(\w+)"/.exec(await asked.text())![1]!;
    const form = { ticket, sector: person.sector, tier: 'senior-manager' };
    const start = await page.request.post(address, { form });
    const own = new URL(start.url()).pathname.replace(/\/start$/, '');
    expect(own, await start.text()).toMatch(/^\/answer\//);
    await answerElsewhere(page, own, person.form, person.pick);
    const sent = await page.request.post(`${own}/check`);
    expect(new URL(sent.url()).pathname).toBe(`${own}/profile`);
  } finally {
    await context.close();
  }
}
