import { openChromium } from '../browser/phone';
import { walkSurvey } from '../http/survey';
import { Visitor } from '../http/visitor';
import { median } from '../samples';
import type { Measure } from '../setting';
import type { Row } from '../table';

const BAR = { performance: 95, accessibility: 100 };
/** On a busy computer Lighthouse at times misses the start of a page, and says to run it again. */
const ATTEMPTS = 3;

/** Lighthouse's marks for a phone, of one page of each kind. */
export const lighthouse: Measure = async ({ product, loads }) => {
  // Slow to load, and of no use to the other rows.
  const { default: audit } = await import('lighthouse');
  const visitor = new Visitor(product.origin);
  const { firstPage, cookie } = await walkSurvey(visitor, 0);
  visitor.close();
  const own = firstPage.replace(/\/[^/]+$/, '');
  const pages = [
    { name: '/', path: '/' },
    { name: '/try', path: '/try' },
    { name: 'a question page', path: firstPage, cookie },
    { name: 'the profile', path: `${own}/profile`, cookie },
    { name: '/case-studies/south-tyneside-2020', path: '/case-studies/south-tyneside-2020' },
    { name: '/questions', path: '/questions' },
  ];
  const { browser, port } = await openChromium();
  const marked = async ({ name, path, cookie }: (typeof pages)[number]) => {
    let trouble: string | undefined;
    for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
      const result = await audit(`${product.origin}${path}`, {
        port,
        output: 'json',
        logLevel: 'error',
        onlyCategories: ['performance', 'accessibility'],
        maxWaitForLoad: 45_000,
        ...(cookie !== undefined && { extraHeaders: { Cookie: cookie } }),
      });
      if (result && !result.lhr.runtimeError) return result.lhr;
      trouble = result?.lhr.runtimeError?.message;
    }
    throw new Error(`Lighthouse on ${name}: ${trouble ?? 'no result'}`);
  };
  try {
    const rows: Row[] = [];
    for (const page of pages) {
      const performance: number[] = [];
      const accessibility: number[] = [];
      const lost = new Set<string>();
      for (let i = 0; i < Math.ceil(loads / 2); i += 1) {
        const { categories, audits } = await marked(page);
        performance.push(Math.round((categories.performance?.score ?? 0) * 100));
        accessibility.push(Math.round((categories.accessibility?.score ?? 0) * 100));
        for (const category of [categories.performance, categories.accessibility]) {
          for (const { id, weight } of category?.auditRefs ?? []) {
            const { score, displayValue = '' } = audits[id]!;
            if (weight > 0 && score !== null && score < 0.9) lost.add(`${id} ${displayValue}`.trim());
          }
        }
      }
      const marks = { performance: median(performance), accessibility: Math.min(...accessibility) };
      rows.push({
        name: `Lighthouse mobile, ${page.name}`,
        measured: `${marks.performance} / ${marks.accessibility}`,
        floor: 'LimeSurvey 6.13: 63 / 90, SurveyJS 3.0: 68 / 100',
        bar: `${BAR.performance} / ${BAR.accessibility}`,
        met: marks.performance >= BAR.performance && marks.accessibility >= BAR.accessibility,
        note: `performance ${performance.join(', ')}${lost.size > 0 ? `; lost by ${[...lost].join(', ')}` : ''}`,
        figures: { performance, accessibility },
      });
    }
    return rows;
  } finally {
    await browser.close();
  }
};
