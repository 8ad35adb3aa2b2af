import { isNewer } from '~/domain/answers/newest';
import { type DeviceStorage, type Left, unsavedOnDevice } from './unsaved-on-device';

export type EntryKind = 'answer' | 'comment';

/** One thing said that the server has not acknowledged yet. */
export interface UnsavedEntry {
  kind: EntryKind;
  question: string;
  value: string;
  sequence: number;
  device: string;
}

/** How saving stands: what the status line says. */
export type SaveStatus =
  | { state: 'idle' }
  | { state: 'saving' }
  | { state: 'saved'; at: Date }
  /** The connection is gone; so many answers wait on this device. */
  | { state: 'waiting'; count: number }
  /** The server will not take it; the words say why and what to do. */
  | { state: 'refused'; words: string };

export interface AnswerState {
  /** Values by question id, as the person sees them. */
  readonly answers: Readonly<Record<string, string>>;
  readonly comments: Readonly<Record<string, string>>;
  readonly status: SaveStatus;
  /** Question ids whose answer was replaced by a newer one from another device or tab. */
  readonly replaced: readonly string[];
  /** What was written here and gave way to a newer comment from another device or tab, by question id. */
  readonly replacedComments: Readonly<Record<string, string>>;
}

/** What the server says after a batch, and when asked how things stand. */
export interface ServerView {
  answers: Record<string, string>;
  comments: Record<string, string>;
  lastSequence: number;
}

export type SaveReply =
  | { ok: true; outcomes: ('saved' | 'older')[]; view: ServerView }
  /** Trying again may help: no connection, or the server is briefly unable. */
  | { ok: false; retry: true }
  | { ok: false; retry: false; words: string };

/** Everything the store touches outside itself, so that tests can stand in for it. */
export interface StoreOptions {
  initial: ServerView;
  /** Tells this tab from every other tab and device; random. */
  device: string;
  send: (entries: UnsavedEntry[]) => Promise<SaveReply>;
  /** Asks the server how things stand; undefined where it cannot be asked. */
  read: () => Promise<ServerView | undefined>;
  /** Where unsaved entries outlive the page; undefined where the browser has none. */
  storage?: DeviceStorage | undefined;
  /** Starts the names of this response's entries in the storage. */
  storagePrefix: string;
  now: () => Date;
  later: (run: () => void, ms: number) => () => void;
}

export interface AnswerStore {
  get(): AnswerState;
  subscribe(listener: () => void): () => void;
  /** Takes what the person just said; shows it at once, keeps it on the device and sends it. */
  say(kind: EntryKind, question: string, value: string): void;
  /** Sends what waits. True once everything said is acknowledged. */
  flush(): Promise<boolean>;
  /** Takes up what an earlier page left unsent on this device, and sends it. */
  takeUp(): void;
  /** Brings in what was said on other devices, leaving alone what is still unsent here. */
  refresh(): Promise<void>;
  /** Forgets what is unsent on this device. */
  forget(): void;
}

const FIRST_RETRY_MS = 2_000;
const LONGEST_RETRY_MS = 30_000;

const keyOf = (entry: Pick<UnsavedEntry, 'kind' | 'question'>) => `${entry.kind} ${entry.question}`;

/**
 * The answers of one person in one browser tab. What is said is shown and kept on the device at once, then sent;
 * the server keeps the newest by (sequence, device), so sending twice or out of order changes nothing.
 */
export function createAnswerStore(options: StoreOptions): AnswerStore {
  const { send, read, device, now, later } = options;
  const onDevice = unsavedOnDevice(options.storage, options.storagePrefix, device);
  const unsaved = new Map<string, UnsavedEntry>();
  const listeners = new Set<() => void>();
  /** What other pages left, from when it is taken up until it is acknowledged. */
  let takenUp: Left | undefined;
  // What other pages left is not shown yet, but what is said from now on is newer.
  let last = Math.max(
    options.initial.lastSequence,
    ...onDevice.left().entries.map(({ sequence }) => sequence),
  );
  /** Counts what may make an answer of the server that is still under way out of date. */
  let turn = 0;
  let state: AnswerState = {
    answers: options.initial.answers,
    comments: options.initial.comments,
    status: { state: 'idle' },
    replaced: [],
    replacedComments: {},
  };
  let sending: Promise<boolean> | undefined;
  let cancelRetry: (() => void) | undefined;
  let retryMs = FIRST_RETRY_MS;

  function change(next: Partial<AnswerState>) {
    state = { ...state, ...next };
    for (const listener of listeners) listener();
  }

  /** What the person sees: the server's view with what is unsent here laid over it. */
  function lay(view: ServerView): Pick<AnswerState, 'answers' | 'comments'> {
    const answers = { ...view.answers };
    const comments = { ...view.comments };
    for (const entry of unsaved.values()) {
      (entry.kind === 'answer' ? answers : comments)[entry.question] = entry.value;
    }
    return { answers, comments };
  }

  function say(kind: EntryKind, question: string, value: string) {
    const shown = kind === 'answer' ? state.answers : state.comments;
    if (shown[question] === value || (value === '' && shown[question] === undefined)) return;
    last += 1;
    turn += 1;
    const entry = { kind, question, value, sequence: last, device };
    unsaved.set(keyOf(entry), entry);
    onDevice.keep([...unsaved.values()]);
    const said = { ...shown, [question]: value };
    const { [question]: _, ...otherComments } = state.replacedComments;
    change({
      ...(kind === 'answer'
        ? { answers: said, replaced: state.replaced.filter((id) => id !== question) }
        : { comments: said, replacedComments: otherComments }),
      status: state.status.state === 'refused' ? state.status : { state: 'saving' },
    });
    void flush();
  }

  function flush(): Promise<boolean> {
    sending ??= sendAll().finally(() => {
      sending = undefined;
    });
    return sending;
  }

  async function sendAll(): Promise<boolean> {
    cancelRetry?.();
    while (unsaved.size > 0) {
      const batch = [...unsaved.values()];
      const reply = await send(batch);
      if (!reply.ok) return reply.retry ? wait() : refuse(reply.words);
      settle(batch, reply);
    }
    return state.status.state !== 'refused';
  }

  function settle(batch: UnsavedEntry[], reply: Extract<SaveReply, { ok: true }>) {
    retryMs = FIRST_RETRY_MS;
    const replaced = new Set(state.replaced);
    const replacedComments = { ...state.replacedComments };
    batch.forEach((entry, i) => {
      // Said again in the meantime: the newer one is still to be sent, and it decides.
      if (unsaved.get(keyOf(entry)) !== entry) return;
      unsaved.delete(keyOf(entry));
      if (reply.outcomes[i] !== 'older') return;
      // What stands says the same: it was saved before, and has been numbered anew or said again elsewhere.
      const standing = entry.kind === 'answer' ? reply.view.answers : reply.view.comments;
      if ((standing[entry.question] ?? '') === entry.value) return;
      if (entry.kind === 'answer') replaced.add(entry.question);
      else if (entry.value !== '') replacedComments[entry.question] = entry.value;
    });
    last = Math.max(last, reply.view.lastSequence);
    onDevice.keep([...unsaved.values()]);
    const done = unsaved.size === 0;
    if (done && takenUp) onDevice.drop(takenUp);
    if (done) takenUp = undefined;
    change({
      ...lay(reply.view),
      status: done ? { state: 'saved', at: now() } : { state: 'saving' },
      replaced: [...replaced],
      replacedComments,
    });
  }

  function wait(): boolean {
    change({ status: { state: 'waiting', count: unsaved.size } });
    cancelRetry = later(() => void flush(), retryMs);
    retryMs = Math.min(retryMs * 2, LONGEST_RETRY_MS);
    return false;
  }

  function refuse(words: string): boolean {
    change({ status: { state: 'refused', words } });
    return false;
  }

  function takeUp() {
    takenUp = onDevice.left();
    for (const entry of takenUp.entries) {
      const known = unsaved.get(keyOf(entry));
      if (!known || isNewer(entry, known)) unsaved.set(keyOf(entry), entry);
      last = Math.max(last, entry.sequence);
    }
    if (unsaved.size === 0) return;
    turn += 1;
    change({
      ...lay({ answers: { ...state.answers }, comments: { ...state.comments }, lastSequence: last }),
      status: { state: 'saving' },
    });
    onDevice.keep([...unsaved.values()]);
    void flush();
  }

  async function refresh() {
    if (unsaved.size > 0) return void (await flush());
    turn += 1;
    const asked = turn;
    const view = await read();
    // Something was said or asked since: this may be from before it, and the later answer brings the view.
    if (!view || turn !== asked) return;
    last = Math.max(last, view.lastSequence);
    change(lay(view));
  }

  function forget() {
    unsaved.clear();
    cancelRetry?.();
    onDevice.forget();
  }

  return {
    get: () => state,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    say,
    flush,
    takeUp,
    refresh,
    forget,
  };
}
