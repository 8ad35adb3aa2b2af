import { postedForm } from './form';
import type { Form } from './form';
import type { Visited, Visitor } from './visitor';

/** A response that was begun: what a request for it needs. */
export interface Begun {
  /** The path of its first page of questions. */
  firstPage: string;
  /** The value of the `Cookie` header. */
  cookie: string;
}

/** Far more than the longest form has. */
const MOST_PAGES = 60;

/** Begins a response with the full form. */
export async function beginSurvey(visitor: Visitor): Promise<Begun> {
  await visitor.get('/try');
  const start = await submit(visitor, await visitor.get('/try/about-you?form=full'), 0);
  const firstPage = /<a\b[^>]*class="[^"]*nhsuk-button[^"]*"[^>]*>/
    .exec(start.html)?.[0]
    .match(/href="([^"]+)"/)?.[1];
  if (!firstPage) throw new Error(`no way to the first question on ${start.path}`);
  return { firstPage, cookie: visitor.cookieFor(firstPage) };
}

/**
 * Walks the whole survey as a person without scripts does: opens every page, posts every page with all of its
 * questions answered, sends, and reads the profile.
 * @param seed two walks with different seeds choose different answers
 * @param posted told, for each page of questions, when it was posted and when the next page had come, by `performance.now`
 * @throws Error that names the page where the way ends
 */
export async function walkSurvey(
  visitor: Visitor,
  seed: number,
  posted: (start: number, end: number) => void = () => undefined,
): Promise<Begun> {
  const begun = await beginSurvey(visitor);
  let page = await visitor.get(begun.firstPage);
  for (let count = 0; !page.path.endsWith('/check'); count += 1) {
    if (count > MOST_PAGES) throw new Error(`the survey does not end: ${page.path}`);
    const start = performance.now();
    page = await submit(visitor, page, seed + count, [['then', 'next']]);
    posted(start, performance.now());
  }
  page = await submit(visitor, page, seed);
  if (!page.path.endsWith('/profile')) throw new Error(`sending led to ${page.path}`);
  return begun;
}

async function submit(
  visitor: Visitor,
  page: Visited,
  seed: number,
  button: [string, string][] = [],
): Promise<Visited> {
  const form = postedForm(page.html);
  if (!form) throw new Error(`nothing to post on ${page.path}`);
  const next = await visitor.post(form.action ?? page.path, [
    ...form.fields,
    ...chosen(form, seed),
    ...button,
  ]);
  if (next.path.split('?', 1)[0] === page.path.split('?', 1)[0])
    throw new Error(`${page.path} leads nowhere`);
  return next;
}

/** One choice of each group; of levels never "I don't know", so that there is a profile. */
function chosen({ choices }: Form, seed: number): [string, string][] {
  return Object.entries(choices).map(([name, values], index) => {
    const levels = values.filter((value) => /^\d$/.test(value));
    const from = levels.length > 0 ? levels : values;
    return [name, from[(seed + index) % from.length]!];
  });
}
