import { describe, expect } from 'vitest';
import type { Page } from 'playwright-core';
import { expectAccessible, journey } from '../setup/browser';
import { sharedApp } from './shared-app';
import { begin, choose, instrument, leaving, openFirstPage, send } from './walk';

const at = sharedApp();

const { caseStudies, placeNotes, codings } = instrument;

/** The names of the case studies that the page lists. */
const listed = (page: Page) => page.locator('.app-card h2').allInnerTexts();
const show = (page: Page) => leavingTo(page, () => page.getByRole('button', { name: 'Show' }).click());

/** Does what changes the address within the library. */
async function leavingTo(page: Page, go: () => Promise<unknown>): Promise<void> {
  const before = page.url();
  await go();
  await page.waitForURL((url) => url.href !== before);
}

for (const javaScript of [true, false]) {
  describe(`The library, with JavaScript ${javaScript ? 'on' : 'off'}`, () => {
    journey('is browsed, filtered and searched', { at, javaScript }, async ({ page }) => {
      await page.goto('/case-studies');
      expect(await listed(page)).toHaveLength(caseStudies.length);

      await page.getByLabel('Report').selectOption({ label: reportLabel('CC15') });
      await page.getByLabel('With evidence on').selectOption({ label: 'Money and risk' });
      await show(page);
      const expected = caseStudies.filter(
        ({ report, ratings }) =>
          report === 'CC15' && ratings.some(({ question }) => question.startsWith('money.')),
      );
      await expect.poll(() => listed(page)).toEqual(expected.map(({ name }) => name));
      await page.getByText(`${expected.length} of ${caseStudies.length} case studies`).waitFor();

      await page.getByLabel('Words to look for').fill('pooled £270 million');
      await show(page);
      await expect.poll(() => listed(page)).toEqual(['Sheffield']);
      expect((await page.locator('.app-card mark').allInnerTexts()).join(' ')).toContain('270');
      await page.getByRole('link', { name: 'Practice of Sheffield' }).first().click();
      await page.getByRole('heading', { level: 1, name: 'Sheffield' }).waitFor();
      expect(new URL(page.url()).hash).toMatch(/^#sheffield-2015-/);

      await page.goto('/case-studies?q=zebra');
      await page.getByText(`0 of ${caseStudies.length} case studies with “zebra”`).waitFor();
      await page.getByRole('link', { name: 'Show all' }).click();
      await expect.poll(async () => (await listed(page)).length).toBe(caseStudies.length);
    });

    journey(
      'leads from a question to practices, and from these to their place',
      { at, javaScript },
      async (j) => {
        const { page } = j;
        await page.goto('/questions');
        const question = instrument.current.dimensions[0]!.questions[0]!;
        await page.getByRole('link', { name: `for: ${question.text}` }).click();
        await page.getByRole('heading', { level: 1, name: question.text }).waitFor();
        const practices = caseStudies.flatMap((study) => study.practices);
        const bearing = [...practices, ...placeNotes].filter(({ questions }) =>
          questions.includes(question.id),
        );
        await page
          .getByText(`${bearing.length} of ${practices.length + placeNotes.length} practices`)
          .waitFor();
        expect(await page.locator('.app-practice h2').allInnerTexts()).toEqual(
          bearing.slice(0, 24).map(({ title }) => title),
        );

        await page.getByLabel('About').selectOption({ label: 'Anything' });
        await page.getByLabel('Kind').selectOption({ label: 'What went wrong' });
        await show(page);
        const failures = practices.filter(({ kind }) => kind === 'failure');
        await expect
          .poll(() => page.locator('.app-practice h2').allInnerTexts())
          .toEqual(failures.map(({ title }) => title));
        await page.locator('.app-practice a').first().click();
        await page.locator(`[id="${failures[0]!.id}"]`).waitFor();
      },
    );

    journey('has pages of practices, one after the other', { at, javaScript }, async ({ page }) => {
      await page.goto('/practices');
      const first = await page.locator('.app-practice h2').allInnerTexts();
      await page.getByRole('link', { name: /^Next/ }).click();
      await page.getByText(/, page 2 of/).waitFor();
      const second = await page.locator('.app-practice h2').allInnerTexts();
      expect(first).toHaveLength(24);
      expect(second).toHaveLength(24);
      expect(second).not.toEqual(first);
    });
  });
}

describe('Each case study', () => {
  journey('has a page with what is told of it', { at }, async ({ page }) => {
    for (const study of caseStudies) {
      const reply = await page.request.get(`/case-studies/${study.id}`);
      expect(reply.status(), study.id).toBe(200);
      const html = await reply.text();
      const has = (id: string) => expect(html, `${study.id}: ${id}`).toContain(`id="${id}"`);
      for (const { question } of study.ratings) has(question);
      for (const { id } of study.practices) has(id);
      if (study.results.length > 0) has('results');
    }
  });

  journey('says so where the two readings of it differed', { at }, async ({ page }) => {
    const coding = codings.find(({ differences }) => differences.some(({ level }) => level !== 'none'))!;
    const line = coding.differences.find(({ level }) => level !== 'none')!;
    await page.goto(`/case-studies/${coding.caseStudy}`);
    await page.locator(`[id="${line.question}"]`).getByText(line.because).waitFor();
    await leaving(page, () => page.getByRole('link', { name: 'How the case studies were read' }).click());
    const row = page.getByRole('row').filter({ hasText: line.because }).first();
    await row.waitFor();
  });
});

describe('A profile', () => {
  journey('stands beside the case studies that one chooses', { at }, async ({ page }) => {
    const { own } = await begin(page, { form: 'workshop' });
    await openFirstPage(page);
    await choose(page, 'relationships.openness', '3');
    await page.goto(`${own}/check`);
    await send(page);
    const named = () => page.locator('#profile-table thead th').allInnerTexts();
    await expect.poll(async () => (await named()).length).toBe(6);
    await page.getByText('Show other case studies by name').click();
    await page.getByLabel('Case study 1').selectOption({ label: 'Wirral (report of 2018)' });
    await page.getByLabel('Case study 2').selectOption({ label: 'None' });
    await page.getByLabel('Case study 3').selectOption({ label: 'None' });
    await leavingTo(page, () => page.getByRole('button', { name: 'Show these' }).click());
    await expect
      .poll(async () => (await named()).map((name) => name.trim()))
      .toEqual(['Dimension', 'Your answers', 'Wirral', 'Other case studies']);
    // The choice stays when another dimension is looked at.
    await page.getByLabel('Choose a dimension').selectOption({ label: 'Learning, data and spread' });
    await leavingTo(page, () => page.getByRole('button', { name: 'Show', exact: true }).click());
    expect(new URL(page.url()).searchParams.getAll('beside')).toEqual(['wirral-2018']);
    await expectAccessible(page, 'profile beside chosen case studies');
  });
});

function reportLabel(code: string): string {
  const { title, publisher, published } = instrument.reports.find((report) => report.code === code)!;
  return `${title} (${publisher}, ${published.slice(0, 4)})`;
}
