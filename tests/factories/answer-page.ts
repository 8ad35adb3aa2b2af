import {
  createAnswerStore,
  type SaveReply,
  type ServerView,
  type StoreOptions,
  type UnsavedEntry,
} from '~/components/questionnaire/answer-store';

/** Starts the names of a page's unsaved entries in its storage. */
export const PREFIX = 'concord-unsaved:h:';
export const NOTHING: ServerView = { answers: {}, comments: {}, lastSequence: 0 };
export const NOON = new Date('2025-03-01T12:00:00Z');
export const OFFLINE: SaveReply = { ok: false, retry: true };

/** An answer store with everything around it in the test's hand: what is sent waits for `answer`, timers for `passTime`. */
export function openPage(options: Partial<StoreOptions> = {}) {
  const sent: { entries: UnsavedEntry[]; reply: (reply: SaveReply) => void }[] = [];
  const timers: { run: () => void; ms: number; cancelled: boolean }[] = [];
  const store = createAnswerStore({
    initial: NOTHING,
    device: 'page-m',
    send: (entries) => new Promise((reply) => sent.push({ entries, reply })),
    read: () => Promise.resolve(undefined),
    storagePrefix: PREFIX,
    now: () => NOON,
    later(run, ms) {
      const timer = { run, ms, cancelled: false };
      timers.push(timer);
      return () => void (timer.cancelled = true);
    },
    ...options,
  });
  return {
    store,
    sent,
    timers,
    status: () => store.get().status,
    /** Answers the batch that was sent last, and lets the store take it in. */
    async answer(reply: SaveReply) {
      sent.at(-1)!.reply(reply);
      await settled();
    },
    /** Lets the last timer run out. */
    async passTime() {
      const timer = timers.at(-1)!;
      if (!timer.cancelled) timer.run();
      await settled();
    },
  };
}

/** What the server says when it stored a batch, or found it older than what it has. */
export function saved(
  entries: readonly UnsavedEntry[],
  view: Partial<ServerView> = {},
  outcome: 'saved' | 'older' = 'saved',
): SaveReply {
  const own = (kind: UnsavedEntry['kind']) =>
    Object.fromEntries(entries.filter((one) => one.kind === kind).map((one) => [one.question, one.value]));
  return {
    ok: true,
    outcomes: entries.map(() => outcome),
    view: {
      answers: outcome === 'saved' ? own('answer') : {},
      comments: outcome === 'saved' ? own('comment') : {},
      lastSequence: Math.max(0, ...entries.map((entry) => entry.sequence)),
      ...view,
    },
  };
}

/** Once everything that was waiting for an answer has taken it in. */
export const settled = () => new Promise((done) => setImmediate(done));

/** A browser's local storage, as far as it is used. */
export function deviceStorage(texts: Record<string, string> = {}) {
  const kept = new Map(Object.entries(texts));
  return {
    kept,
    get length() {
      return kept.size;
    },
    key: (index: number) => [...kept.keys()][index] ?? null,
    getItem: (name: string) => kept.get(name) ?? null,
    setItem: (name: string, text: string) => void kept.set(name, text),
    removeItem: (name: string) => void kept.delete(name),
  };
}

/** An answer that an earlier page said. */
export const entry = (change: Partial<UnsavedEntry> = {}): UnsavedEntry => ({
  kind: 'answer',
  question: 'a.one',
  value: '3',
  sequence: 5,
  device: 'page-a',
  ...change,
});
