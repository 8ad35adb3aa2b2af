const A_PAGE = 50;
const LONGEST = 100;

/** What a list is searched by, and which of its pages is asked for (1 or more). */
export function readSearch(request: Request): { words: string; page: number } {
  const asked = new URL(request.url).searchParams;
  return {
    words: (asked.get('q') ?? '').trim().slice(0, LONGEST),
    page: Math.max(1, Number.parseInt(asked.get('page') ?? '1', 10) || 1),
  };
}

/** One page of what was found; beyond the last page it is the last. */
export function pageOf<T>(
  all: readonly T[],
  asked: number,
): { found: T[]; count: number; page: number; pages: number } {
  const pages = Math.max(1, Math.ceil(all.length / A_PAGE));
  const page = Math.min(pages, asked);
  return { found: all.slice((page - 1) * A_PAGE, page * A_PAGE), count: all.length, page, pages };
}
