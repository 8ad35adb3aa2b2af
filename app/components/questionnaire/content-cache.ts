import type { StepContent } from '~/domain/response/step-content';

type Contents = Record<string, StepContent>;

/** The pages of the form of one response, by step id, so that turning a page needs no connection. */
let kept: { handle: string; contents: Contents } | undefined;

/** Fetches every page of a response's form, once. Where that fails, pages are asked for one by one as before. */
export async function keepContents(handle: string, url: string): Promise<void> {
  if (kept?.handle === handle) return;
  try {
    const response = await fetch(url, { headers: { Accept: 'application/json' } });
    if (response.ok) kept = { handle, contents: (await response.json()) as Contents };
  } catch {
    // The connection is gone; the next page that is opened tries again.
  }
}

/** A page of the form of a response, where it is kept; undefined otherwise. */
export function keptContent(handle: string | undefined, step: string | undefined): StepContent | undefined {
  return kept && kept.handle === handle && step !== undefined ? kept.contents[step] : undefined;
}
