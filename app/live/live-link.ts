import type { WorkshopCounts } from '~/domain/workshop/counts';

/** What is looked at where the stream does not come through. */
export interface LiveLook {
  sequence: number;
  counts?: WorkshopCounts;
}

/** The part of `EventSource` that is needed. */
export interface Source {
  readonly readyState: number;
  onerror: ((event: Event) => unknown) | null;
  addEventListener(name: string, listener: (event: MessageEvent<string>) => void): void;
  close(): void;
}

/** What a page that keeps in step is surrounded by. */
export interface Surroundings {
  /** The number of the last event when the page's data was loaded; left out: not known, so that it is loaded anew. */
  seen?: number;
  /** Opens the stream, for a page that has seen this event. */
  open(seen: number | undefined): Source;
  /** How things stand; undefined where the address no longer tells that. Rejects while the server is out of reach. */
  look(): Promise<LiveLook | undefined>;
  /** Loads the page's data anew. */
  refresh(): void;
  counted(counts: WorkshopCounts): void;
  connected(connection: 'live' | 'lost'): void;
  /** From 0 to 1. */
  random(): number;
}

/** How long to wait for `hello`, as for the end of an outage that the browser sees to by itself, before looking instead. */
const PATIENCE_MS = 5_000;
/** The server gives a sign of life every 15 s. */
const QUIET_MS = 15_000 + PATIENCE_MS;
const LOOK_MS = 3_000;
const RETRY_MS = { first: 500, most: 3_500, heldBack: 60_000 };
/** `EventSource.CLOSED`: it has given up, as it does at an answer that is no stream. */
const CLOSED = 2;

/**
 * Keeps a page in step: by a stream of events, and where none comes through, by looking every 3 s. Never loads the page
 * anew while the server is out of reach, which would put an error in its place. Begins at once.
 */
export function keepInStep({ open, look, refresh, counted, connected, random, ...page }: Surroundings) {
  let source: Source | undefined;
  let { seen } = page;
  let attempts = 0;
  /** Whether looking works while the stream does not: then a proxy holds it back, and trying often is of no use. */
  let isHeldBack = false;
  let isLive = false;
  let isStopped = false;
  const timers: Partial<Record<'quiet' | 'retry' | 'look', ReturnType<typeof setTimeout>>> = {};

  const clear = (name: keyof typeof timers) => clearTimeout(timers[name]);
  const after = (name: keyof typeof timers, ms: number, run: () => void) => {
    clear(name);
    timers[name] = setTimeout(run, ms);
  };
  const stands = (sequence: number) => {
    if (sequence === seen) return;
    seen = sequence;
    refresh();
  };

  function connect() {
    source?.close();
    clear('retry');
    const own = (source = open(seen));
    const hear = (name: string, listener: (event: MessageEvent<string>) => void) =>
      own.addEventListener(name, (event) => {
        if (own !== source || isStopped) return;
        heard();
        listener(event);
      });
    hear('hello', () => undefined);
    hear('beat', () => undefined);
    hear('state', ({ data }) => stands(Number(data)));
    hear('counts', ({ data }) => counted(JSON.parse(data) as WorkshopCounts));
    own.onerror = () => {
      if (own !== source || isStopped) return;
      lose();
      if (own.readyState !== CLOSED) return;
      // Each new attempt begins the wait for silence anew, so that alone would never come to an end.
      if (attempts === 0) after('look', LOOK_MS, () => void lookNow());
      reconnectLater();
    };
    after('quiet', PATIENCE_MS, silent);
  }

  function heard() {
    attempts = 0;
    isHeldBack = false;
    isLive = true;
    clear('look');
    connected('live');
    after('quiet', QUIET_MS, silent);
  }

  /** Nothing came for too long: what was connected may be dead without knowing. */
  function silent() {
    lose();
    source?.close();
    reconnectLater();
    void lookNow();
  }

  function lose() {
    if (isLive) {
      connected('lost');
      // The browser, or the next attempt, mostly mends it sooner.
      after('look', PATIENCE_MS, () => void lookNow());
    }
    isLive = false;
  }

  function reconnectLater() {
    const most = isHeldBack ? RETRY_MS.heldBack : RETRY_MS.most;
    const ms = Math.min(RETRY_MS.first * 2 ** attempts, most);
    attempts = Math.min(attempts + 1, 16);
    // Not all of a hall at the same moment.
    after('retry', ms * (0.5 + random() / 2), connect);
  }

  async function lookNow() {
    clear('look');
    try {
      const found = await look();
      if (isStopped) return;
      if (!isLive) {
        isHeldBack = true;
        connected('live');
      }
      if (!found) refresh();
      else {
        stands(found.sequence);
        if (found.counts) counted(found.counts);
      }
    } catch {
      if (isStopped) return;
      isHeldBack = false;
      if (!isLive) connected('lost');
    }
    if (!isLive) after('look', LOOK_MS, () => void lookNow());
  }

  connect();
  return {
    /** The page was asleep, in the background or without a network: finds out at once what it has missed. */
    wake() {
      if (isStopped) return;
      attempts = 0;
      if (!isLive || source?.readyState === CLOSED) connect();
      void lookNow();
    },
    /** Ends it for good. */
    stop() {
      isStopped = true;
      source?.close();
      for (const name of Object.keys(timers)) clear(name as keyof typeof timers);
    },
  };
}
