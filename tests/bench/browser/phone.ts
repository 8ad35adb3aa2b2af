import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';
import type { Browser, CDPSession, Page } from 'playwright-core';
import { findChromium, missingChromium } from '../../setup/browser';

declare global {
  /** What `in-page.js` sets. */
  interface Window {
    /** Milliseconds from the start of the navigation until the first choice is on the screen. */
    firstQuestion: Promise<number>;
    /** To be called before a click that turns the page. */
    watchPageTurn(): void;
    /** Milliseconds from that click until the next page's heading is painted. */
    pageTurn: Promise<number>;
  }
}

/** Lighthouse's mobile screen. */
const SCREEN = {
  viewport: { width: 412, height: 823 },
  deviceScaleFactor: 1.75,
  isMobile: true,
  hasTouch: true,
};

/**
 * Lighthouse's slow 4G as it is set in DevTools: 150 ms and 1.6 Mbit/s by its own names, corrected by its factors for
 * what a request then takes.
 */
const SLOW_4G = {
  offline: false,
  latency: 150 * 3.75,
  downloadThroughput: (1.6 * 1024 * 0.9 * 1024) / 8,
  uploadThroughput: (750 * 0.9 * 1024) / 8,
};
const CPU_TIMES_SLOWER = 4;
const PATIENCE_MS = 60_000;

/** A Chromium that other tools can reach too. */
export interface OpenChromium {
  browser: Browser;
  /** Of its DevTools protocol. */
  port: number;
}

/**
 * Starts a headless Chromium; the caller closes its `browser`.
 * @throws Error that says how to get one where none is found
 */
export async function openChromium(): Promise<OpenChromium> {
  const executablePath = findChromium();
  if (!executablePath) throw new Error(missingChromium());
  const port = await freePort();
  const browser = await chromium.launch({
    executablePath,
    headless: true,
    args: [
      `--remote-debugging-port=${port}`,
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
  return { browser, port };
}

export interface PhoneOptions {
  origin: string;
  /** The value of the `Cookie` header. */
  cookie: string;
  /** Processor 4 times slower, on slow 4G. */
  throttled: boolean;
}

/** Uses a new phone-sized browser with nothing in its caches, and closes it. */
export async function withPhone<T>(
  browser: Browser,
  { origin, cookie, throttled }: PhoneOptions,
  use: (page: Page, session: CDPSession) => Promise<T>,
): Promise<T> {
  const context = await browser.newContext({ baseURL: origin, locale: 'en-GB', ...SCREEN });
  try {
    context.setDefaultTimeout(PATIENCE_MS);
    await context.addCookies(
      cookie.split('; ').map((pair) => {
        const at = pair.indexOf('=');
        return { name: pair.slice(0, at), value: pair.slice(at + 1), url: origin };
      }),
    );
    await context.addInitScript({ path: fileURLToPath(new URL('in-page.js', import.meta.url)) });
    const page = await context.newPage();
    const session = await context.newCDPSession(page);
    await session.send('Network.enable');
    if (throttled) {
      await session.send('Network.emulateNetworkConditions', SLOW_4G);
      await session.send('Emulation.setCPUThrottlingRate', { rate: CPU_TIMES_SLOWER });
    }
    return await use(page, session);
  } finally {
    await context.close();
  }
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}
