import type { CDPSession } from 'playwright-core';
import { openChromium, withPhone } from '../browser/phone';
import { beginSurvey } from '../http/survey';
import { Visitor } from '../http/visitor';
import { short } from '../samples';
import type { Measure } from '../setting';
import type { Row } from '../table';

const BAR_KB = 95;
const LIMESURVEY = { requests: 28, kb: 853, scriptKb: 288 };
const QUIET_MS = 1500;

interface Loaded {
  url: string;
  script: boolean;
  encoding: string;
  /** Bytes over the network, with and without headers. */
  bytes: number;
  bodyBytes: number;
}

/** What a browser with empty caches loads for a question page, until it asks for nothing more. */
export const weight: Measure = async ({ product }) => {
  const visitor = new Visitor(product.origin);
  const { firstPage, cookie } = await beginSurvey(visitor);
  visitor.close();
  const { browser } = await openChromium();
  try {
    const phone = { origin: product.origin, cookie, throttled: false };
    const loaded = await withPhone(browser, phone, async (page, session) => {
      const watched = watch(session);
      await page.goto(firstPage, { waitUntil: 'networkidle' });
      await page.waitForTimeout(QUIET_MS);
      return watched();
    });
    const kb = (bytes: (load: Loaded) => number, of = loaded) =>
      of.reduce((sum, load) => sum + bytes(load), 0) / 1000;
    const scripts = loaded.filter(({ script }) => script);
    const scriptKb = kb(({ bodyBytes }) => bodyBytes, scripts);
    const allKb = kb(({ bytes }) => bytes);
    const codings = [...new Set(scripts.map(({ encoding }) => encoding))].join(', ');
    const largest = [...loaded].sort((a, b) => b.bytes - a.bytes).slice(0, 4);
    const rows: Row[] = [
      {
        name: 'JavaScript of the question page',
        measured: `${short(scriptKb)} KB`,
        floor: `LimeSurvey 6.13: ${LIMESURVEY.scriptKb} KB`,
        ratio: `${short(scriptKb / LIMESURVEY.scriptKb)}×`,
        bar: `${BAR_KB} KB or less`,
        met: scriptKb <= BAR_KB,
        note:
          `${scripts.length} files, sent as ${codings}, without their headers ` +
          `(with them ${short(kb(({ bytes }) => bytes, scripts))} KB); 1 KB is 1,000 bytes`,
        figures: { scriptKb, scriptFiles: scripts.length },
      },
      {
        name: 'question page in all',
        measured: `${loaded.length} requests, ${short(allKb)} KB`,
        floor: `LimeSurvey 6.13: ${LIMESURVEY.requests} requests, ${LIMESURVEY.kb} KB`,
        ratio: `${short(allKb / LIMESURVEY.kb)}×`,
        note: `largest: ${largest.map(({ url, bytes }) => `${new URL(url).pathname.replace(/^\/answer\/[^/]+/, '/answer/…')} ${short(bytes / 1000)} KB`).join(', ')}`,
        figures: { requests: loaded.length, kb: allKb },
      },
    ];
    return rows;
  } finally {
    await browser.close();
  }
};

/** Notes everything that is loaded from now on; the function gives what has come to its end. */
function watch(session: CDPSession): () => Loaded[] {
  const begun = new Map<string, Omit<Loaded, 'bytes' | 'bodyBytes'> & { headBytes: number }>();
  const loaded: Loaded[] = [];
  session.on('Network.responseReceived', ({ requestId, response }) => {
    if (!/^https?:/.test(response.url)) return;
    const coding = Object.entries(response.headers).find(([name]) => /^content-encoding$/i.test(name));
    begun.set(requestId, {
      url: response.url,
      script: /javascript/.test(response.mimeType),
      encoding: coding?.[1] ?? 'plain text',
      headBytes: response.encodedDataLength,
    });
  });
  session.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    const load = begun.get(requestId);
    if (!load) return;
    const { headBytes, ...rest } = load;
    loaded.push({ ...rest, bytes: encodedDataLength, bodyBytes: Math.max(0, encodedDataLength - headBytes) });
  });
  return () => loaded;
}
