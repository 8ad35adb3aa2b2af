import type { SaveReply, ServerView, UnsavedEntry } from './answer-store';

const TIMEOUT_MS = 15_000;

/** What goes to the server with every batch: which version of the form the answers belong to. */
export interface FormVersion {
  set: string;
  form: string;
}

/**
 * Sends a batch of answers to a response's saving address. A lost connection, a time-out or a server that is
 * briefly unable asks for another try; a refusal carries the server's words.
 */
export async function sendEntries(
  url: string,
  version: FormVersion,
  entries: UnsavedEntry[],
): Promise<SaveReply> {
  let response: Response;
  try {
    response = await fetch(url, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', Accept: 'application/json' },
      body: JSON.stringify({ ...version, entries }),
      signal: AbortSignal.timeout(TIMEOUT_MS),
      // Lets a save outlive the page it was made on.
      keepalive: true,
    });
  } catch {
    return { ok: false, retry: true };
  }
  if (response.status >= 500 || response.status === 408 || response.status === 429) {
    return { ok: false, retry: true };
  }
  const body = (await response.json().catch(() => undefined)) as SavedBody | { error?: string } | undefined;
  if (response.ok && body && 'outcomes' in body) {
    return { ok: true, outcomes: body.outcomes, view: body.view };
  }
  const words = body && 'error' in body && body.error ? body.error : 'Your last answer could not be saved.';
  return { ok: false, retry: false, words };
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

interface SavedBody {
  outcomes: ('saved' | 'older')[];
  view: ServerView;
}
