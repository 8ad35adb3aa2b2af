import type { Browser } from 'playwright-core';
import { openChromium, withPhone } from '../browser/phone';
import type { PhoneOptions } from '../browser/phone';
import { beginSurvey } from '../http/survey';
import { Visitor } from '../http/visitor';
import { median, quantile, short, spread } from '../samples';
import type { Measure } from '../setting';
import type { Row } from '../table';

const BAR_MS = 250;
const TURNS = 5;
const THEIRS = { throttled: { lime: 1101, surveyJs: 227 }, unthrottled: { lime: 321, surveyJs: 90 } };

/** How long it takes, with JavaScript, from "Save and continue" until the next page's heading is painted. */
export const pageTurn: Measure = async ({ product, loads }) => {
  const { browser } = await openChromium();
  try {
    const rows: Row[] = [];
    for (const speed of ['throttled', 'unthrottled'] as const) {
      const figures: number[] = [];
      for (let i = 0; i < Math.ceil(loads / 2); i += 1) {
        const visitor = new Visitor(product.origin);
        const { firstPage, cookie } = await beginSurvey(visitor);
        visitor.close();
        const phone = { origin: product.origin, cookie, throttled: speed === 'throttled' };
        figures.push(...(await turns(browser, phone, firstPage)));
      }
      const ms = median(figures);
      const { lime, surveyJs } = THEIRS[speed];
      rows.push({
        name: `page turn, ${speed === 'throttled' ? 'CPU 4× slower, slow 4G' : 'unthrottled'}`,
        measured: `${short(ms)} ms`,
        floor: `SurveyJS 3.0: ${surveyJs} ms, LimeSurvey 6.13: ${short(lime)} ms`,
        ratio: `${short(ms / surveyJs)}× SurveyJS`,
        ...(speed === 'throttled' && { bar: `${BAR_MS} ms or less`, met: ms <= BAR_MS }),
        note: `${figures.length} turns right after a choice, ${spread(figures)} ms, p95 ${short(quantile(figures, 0.95))} ms`,
        figures: { ms: figures },
      });
    }
    return rows;
  } finally {
    await browser.close();
  }
};

/** Opens a page of questions, lets it settle as while it is read, and turns page after page. */
async function turns(browser: Browser, phone: PhoneOptions, firstPage: string): Promise<number[]> {
  return withPhone(browser, phone, async (page) => {
    await page.goto(firstPage, { waitUntil: 'networkidle' });
    const figures: number[] = [];
    for (let i = 0; i < TURNS; i += 1) {
      await page.locator('input[type=radio] + label').nth(2).click();
      await page.evaluate(() => window.watchPageTurn());
      await page.locator('button[name=then][value=next]').click();
      figures.push(await page.evaluate(() => window.pageTurn));
    }
    return figures;
  });
}
