import type { SaveReply, ServerView, UnsavedEntry } from './answer-store';

const TIMEOUT_MS = 15_000;

/** Browsers refuse to let more than 64 KiB outlive a page; a character takes three bytes at most. */
const MOST_CHARACTERS_KEPT_ALIVE = 20_000;

/** What goes to the server with every batch: which version of the form the answers belong to. */
export interface FormVersion {
  set: string;
  form: string;
}

/**
 * Sends a batch of answers to a response's saving address. A lost connection, a time-out, a server that is briefly
 * unable or an answer that is not Concord's asks for another try; a refusal carries the server's words.
 */
export async function sendEntries(
  url: string,
  version: FormVersion,
  entries: UnsavedEntry[],
): Promise<SaveReply> {
  const batch = JSON.stringify({ ...version, entries });
  let response: Response;
  try {
    response = await fetch(url, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', Accept: 'application/json' },
      body: batch,
      signal: AbortSignal.timeout(TIMEOUT_MS),
      // Lets a save outlive the page it was made on.
      keepalive: batch.length <= MOST_CHARACTERS_KEPT_ALIVE,
    });
  } catch {
    return { ok: false, retry: true };
  }
  if (response.status >= 500 || response.status === 408 || response.status === 429) {
    return { ok: false, retry: true };
  }
  const body = (await response.json().catch(() => undefined)) as Partial<SavedBody & Refusal> | undefined;
  if (response.ok) {
    // The sign-in page of a public network, say, also answers 200, and acknowledges nothing.
    return body?.view && body.outcomes?.length === entries.length
      ? { ok: true, outcomes: body.outcomes, view: body.view }
      : { ok: false, retry: true };
  }
  return { ok: false, retry: false, words: body?.error || 'Your last answer could not be saved.' };
}

/** Asks how things stand on the server; undefined where it cannot be asked or the answers are gone. */
export async function readView(url: string): Promise<ServerView | undefined> {
  try {
    const response = await fetch(url, {
      headers: { Accept: 'application/json' },
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    return response.ok ? ((await response.json()) as { view: ServerView }).view : undefined;
  } catch {
    return undefined;
  }
}

interface Refusal {
  error: string;
}

interface SavedBody {
  outcomes: ('saved' | 'older')[];
  view: ServerView;
}
