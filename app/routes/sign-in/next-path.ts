const LONGEST = 500;

/**
 * Where to go on after signing in, out of an address that anybody may have made.
 * @returns the path (with its query) where it is one of this site; undefined where it could lead a browser elsewhere
 */
export function sameSitePath(text: string | null): string | undefined {
  if (text === null || text.length > LONGEST) return undefined;
  // Browsers drop control characters and take "\" for "/": "/\t/elsewhere" and "/\elsewhere" leave the site.
  if (!text.startsWith('/') || text.includes('//') || /[\\\s\p{Cc}]/u.test(text)) return undefined;
  const url = new URL(text, 'http://here.invalid');
  const path = url.pathname + url.search;
  return url.host === 'here.invalid' && !path.startsWith('//') ? path : undefined;
}
