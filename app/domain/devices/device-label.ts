/** Browsers by what they say of themselves, those first that also name another. */
const BROWSERS: readonly [RegExp, string][] = [
  [/\bEdg(e|A|iOS)?\//, 'Edge'],
  [/\b(OPR|Opera)\//, 'Opera'],
  [/\bSamsungBrowser\//, 'Samsung Internet'],
  [/\b(Firefox|FxiOS)\//, 'Firefox'],
  [/\b(Chrome|Chromium|CriOS)\//, 'Chrome'],
  [/\bVersion\/[\d.]+ .*Safari\//, 'Safari'],
];

const SYSTEMS: readonly [RegExp, string][] = [
  [/\b(iPhone|iPod)\b/, 'iPhone'],
  [/\biPad\b/, 'iPad'],
  [/\bAndroid\b/, 'Android'],
  [/\bWindows\b/, 'Windows'],
  [/\bCrOS\b/, 'ChromeOS'],
  [/\b(Macintosh|Mac OS X)\b/, 'Mac'],
  [/\bLinux\b/, 'Linux'],
];

/**
 * Which browser on which system, in a word or two, such as "Firefox on Windows": enough for people to know their own
 * devices by, and no more, so that nothing that would single one out is stored.
 * @param userAgent as the browser says it; anybody may say anything
 * @returns '' where neither is known
 */
export function deviceLabel(userAgent: string | null): string {
  const said = (userAgent ?? '').slice(0, 500);
  const known = (list: readonly [RegExp, string][]) => list.find(([pattern]) => pattern.test(said))?.[1];
  const [browser, system] = [known(BROWSERS), known(SYSTEMS)];
  if (browser !== undefined && system !== undefined) return `${browser} on ${system}`;
  return browser ?? system ?? '';
}
