import { existsSync, mkdirSync } from 'node:fs';
import path from 'node:path';
import axe from 'axe-core';
import { chromium } from 'playwright-core';
import type { Browser, BrowserContext, CDPSession, Page } from 'playwright-core';
import { it } from 'vitest';

const howToInstall = 'Install one with: npx playwright-core install chromium (or: apt-get install chromium)';

const usualPlaces: Partial<Record<NodeJS.Platform, string[]>> = {
  linux: [
    '/usr/bin/chromium',
    '/usr/bin/chromium-browser',
    '/usr/bin/google-chrome',
    '/usr/bin/google-chrome-stable',
    '/snap/bin/chromium',
  ],
  darwin: [
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  ],
  win32: [process.env.PROGRAMFILES, process.env['PROGRAMFILES(X86)'], process.env.LOCALAPPDATA]
    .filter((folder) => folder !== undefined)
    .map((folder) => path.join(folder, 'Google/Chrome/Application/chrome.exe')),
};

/**
 * The path of a Chromium or Chrome on this computer: CHROMIUM_PATH, else the first of the usual places, else what
 * Playwright has downloaded; undefined where there is none.
 * @throws Error when CHROMIUM_PATH names a file that does not exist.
 */
export function findChromium(): string | undefined {
  const chosen = process.env.CHROMIUM_PATH;
  if (chosen) {
    if (existsSync(chosen)) return chosen;
    throw new Error(`CHROMIUM_PATH names ${chosen}, which does not exist. Correct it or unset it.`);
  }
  return [...(usualPlaces[process.platform] ?? []), chromium.executablePath()].find((place) =>
    existsSync(place),
  );
}

/** One line that says what is missing and how to get it, or undefined where a Chromium is found. */
export function missingChromium(): string | undefined {
  return findChromium() ? undefined : `Browser journeys: skipped, no Chromium found. ${howToInstall}`;
}

/**
 * Starts a headless Chromium that reaches out to nothing by itself. The caller closes it.
 * @throws Error that says how to install one where none is found.
 */
export async function openBrowser(): Promise<Browser> {
  const executablePath = findChromium();
  if (!executablePath) throw new Error(`No Chromium found. ${howToInstall}`);
  return chromium.launch({
    executablePath,
    headless: true,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
}

/** One for all files of journeys that a process runs; it ends with that process. */
let shared: Promise<Browser> | undefined;

export interface JourneyOptions {
  /** The address the paths given to `page.goto` start from, such as `() => app.url`. */
  at: () => string;
  /** Off: as for a person whose browser runs no scripts. On unless said otherwise. */
  javaScript?: boolean;
  /** In CSS pixels; 1280 by 800 unless said otherwise. */
  viewport?: { width: number; height: number };
  /** For instance `{ forcedColors: 'active' }` or `{ hasTouch: true }`. */
  context?: Parameters<Browser['newContext']>[0];
  /** In milliseconds; 60,000 unless said otherwise. */
  timeout?: number;
  /** How often it may begin again, where a busy computer can spoil what it is about; say at the journey how. */
  retry?: number;
}

export interface Journey {
  page: Page;
  context: BrowserContext;
  /** Another tab in the same browser, watched like the first. */
  openTab(): Promise<Page>;
  /** Says that a problem whose text matches will come up; the journey fails when it does not. */
  expectProblem(pattern: RegExp): void;
}

/** The sessions of pages without scripts, which axe needs for a moment. */
const scriptless = new WeakMap<Page, CDPSession>();

/**
 * A test in a browser of its own: no cookie or storage of another. It fails on every console error, uncaught error,
 * breach of the content security policy, answer of 500 or above, and request to another host that it did not expect.
 * Where no Chromium is found it is reported as skipped, and on CI it fails.
 */
export function journey(
  name: string,
  options: JourneyOptions,
  run: (journey: Journey) => Promise<void>,
): void {
  const missing = missingChromium();
  if (missing && !process.env.CI) return it.skip(name);
  it(name, { timeout: options.timeout ?? 60_000, retry: options.retry ?? 0 }, async () => {
    shared ??= openBrowser();
    const browser = await shared;
    const home = options.at();
    const problems: string[] = [];
    const expected: RegExp[] = [];
    const context = await browser.newContext({
      baseURL: home,
      viewport: options.viewport ?? { width: 1280, height: 800 },
      locale: 'en-GB',
      timezoneId: 'Europe/London',
      ...options.context,
    });
    context.setDefaultTimeout(15_000);
    context.on('page', (page) => watch(page, home, problems));
    const openTab = async () => {
      const page = await context.newPage();
      if (options.javaScript === false) await stopScripts(page);
      return page;
    };
    try {
      const page = await openTab();
      await run({ page, context, openTab, expectProblem: (pattern) => void expected.push(pattern) });
    } catch (error) {
      // They often say why something awaited never came.
      if (problems.length > 0) console.error(`${name}:\n${problems.join('\n')}`);
      throw error;
    } finally {
      await context.close();
    }
    const surprises = problems.filter((problem) => !expected.some((pattern) => pattern.test(problem)));
    const absent = expected.filter((pattern) => !problems.some((problem) => pattern.test(problem)));
    if (surprises.length + absent.length > 0) {
      throw new Error(
        [...surprises, ...absent.map((pattern) => `expected, and did not happen: ${pattern}`)].join('\n'),
      );
    }
  });
}

/** Notes every problem of a page as one line of text that starts with its kind. */
function watch(page: Page, home: string, problems: string[]): void {
  page.on('console', (message) => {
    // A breach of the content security policy is a console error too, with or without scripts.
    if (message.type() === 'error')
      problems.push(`console error: ${message.text()} (${message.location().url})`);
  });
  page.on('pageerror', (error) => problems.push(`uncaught error: ${error.stack ?? error.message}`));
  page.on('crash', () => problems.push(`the page crashed: ${page.url()}`));
  page.on('response', (response) => {
    if (response.status() >= 500) problems.push(`answer ${response.status()}: ${response.url()}`);
  });
  page.on('request', (request) => {
    const { protocol, host } = new URL(request.url());
    if (/^(http|ws)s?:$/.test(protocol) && host !== new URL(home).host) {
      problems.push(`request to another host: ${request.url()}`);
    }
  });
}

/** Like Playwright's own `javaScriptEnabled: false`, but axe can be let in later. */
async function stopScripts(page: Page): Promise<void> {
  const session = await page.context().newCDPSession(page);
  await session.send('Emulation.setScriptExecutionDisabled', { value: true });
  scriptless.set(page, session);
}

interface Finding {
  id: string;
  help: string;
  nodes: { target: unknown; failureSummary?: string }[];
}

/**
 * Checks the page as it stands with axe: WCAG 2.2 at levels A and AA, and best practice.
 * @param state what the page is showing, such as "empty" or "with an error", for the message
 * @throws Error that lists each finding with every element it is about.
 */
export async function expectAccessible(page: Page, state: string): Promise<void> {
  const values = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
  const options = { runOnly: { type: 'tag', values }, resultTypes: ['violations'] };
  const session = scriptless.get(page);
  await session?.send('Emulation.setScriptExecutionDisabled', { value: false });
  try {
    // As text, which the page's content security policy lets through and no compiler has rewritten.
    if (!(await page.evaluate('"axe" in window'))) await page.evaluate(`${axe.source}; undefined`);
    const run = `axe.run(document, ${JSON.stringify(options)}).then((results) => results.violations)`;
    const findings: Finding[] = await page.evaluate(run);
    if (findings.length > 0) {
      const lines = findings.flatMap(({ id, help, nodes }) => [
        `${id}: ${help}`,
        ...nodes.map(
          (node) => `  ${JSON.stringify(node.target)} ${node.failureSummary?.replace(/\s+/g, ' ') ?? ''}`,
        ),
      ]);
      throw new Error(`axe, ${state}, ${page.url()}:\n${lines.join('\n')}`);
    }
  } finally {
    await session?.send('Emulation.setScriptExecutionDisabled', { value: true });
  }
}

/** Keeps a picture of the whole page as `<name>.png` in the folder that SCREENSHOTS names; does nothing where unset. */
export async function screenshot(page: Page, name: string): Promise<void> {
  const folder = process.env.SCREENSHOTS;
  if (!folder) return;
  mkdirSync(folder, { recursive: true });
  await page.screenshot({ path: path.join(folder, `${name}.png`), fullPage: true, animations: 'disabled' });
}
