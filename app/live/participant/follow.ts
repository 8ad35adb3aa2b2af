/** How long a stream may be silent after it was asked for before the page asks by itself. */
const PATIENCE_MS = 5_000;
const POLL_MS = 3_000;
/** Once the workshop has ended, in case that is taken back. */
const POLL_AFTER_END_MS = 30_000;
/** After so many looks by itself the page tries the stream again. */
const LOOKS_PER_TRY = 20;

export interface Following {
  /** Looks at once, and listens anew: after sleep, or when the connection is back. */
  wake(): void;
  stop(): void;
}

/**
 * Calls `look` whenever the workshop may have changed: as the stream of events tells, and every few seconds where none
 * comes, as behind a proxy that holds events back.
 */
export function follow(stream: string, look: () => void, hasEnded: () => boolean): Following {
  let source: EventSource | undefined;
  let patience: ReturnType<typeof setTimeout> | undefined;
  let next: ReturnType<typeof setTimeout> | undefined;
  let looks = 0;

  function heard() {
    clearTimeout(patience);
    clearTimeout(next);
    next = undefined;
    looks = 0;
    look();
  }

  function listen() {
    clearTimeout(patience);
    source?.close();
    source = new EventSource(stream);
    for (const event of ['hello', 'state']) source.addEventListener(event, heard);
    // It comes back by itself, or not; meanwhile the page looks.
    source.onerror = poll;
    patience = setTimeout(() => {
      source?.close();
      poll();
    }, PATIENCE_MS);
  }

  function poll() {
    // Phones that lost the stream together do not look together.
    const wait = (hasEnded() ? POLL_AFTER_END_MS : POLL_MS) + Math.random() * 1_000;
    next ??= setTimeout(() => {
      next = undefined;
      looks += 1;
      if (!document.hidden) look();
      if (looks % LOOKS_PER_TRY === 0) listen();
      poll();
    }, wait);
  }

  listen();
  return {
    wake() {
      look();
      listen();
    },
    stop() {
      clearTimeout(patience);
      clearTimeout(next);
      source?.close();
    },
  };
}
