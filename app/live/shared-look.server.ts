import type { Live } from './poke.server';

/** How often what streams tell is looked at again unasked: a poke may have been lost with the process that sent it. */
export const LOOK_ANYWAY_MS = 15_000;

/** How long after a look that failed the next is tried. */
const AFTER_FAILURE_MS = 1_000;

/** Something about a workshop that many streams tell, and that is looked up once for all of them. */
export interface SharedLook<T> {
  /**
   * Tells how it stands now, and again after every poke and every 15 s, also where nothing has changed.
   * @returns a function that ends it
   */
  listen(id: string, listener: (value: T) => void): () => void;
}

interface LookOptions<T> {
  /** The topics whose pokes say that it may have changed. */
  topics: (id: string) => readonly string[];
  look: (id: string) => Promise<T>;
  /** The least time between the end of one look and the next; the last poke of several is never lost. 0: none. */
  pauseMs?: number;
}

/** Shares looks among all listeners in this process. While nobody listens nothing is looked up, and nothing is kept. */
export function shareLooks<T>(
  live: Pick<Live, 'subscribe'>,
  { topics, look, pauseMs = 0 }: LookOptions<T>,
): SharedLook<T> {
  const shared = new Map<string, Repeated<T>>();
  return {
    listen(id, listener) {
      let repeated = shared.get(id);
      if (!repeated) {
        const made = new Repeated(() => look(id), pauseMs);
        const stops = topics(id).map((topic) => live.subscribe(topic, () => made.ask()));
        const timer = setInterval(() => made.ask(), LOOK_ANYWAY_MS).unref();
        made.whenDeserted = () => {
          clearInterval(timer);
          for (const stop of stops) stop();
          shared.delete(id);
        };
        shared.set(id, made);
        repeated = made;
      }
      return repeated.add(listener);
    },
  };
}

/** One look after the other: at most one under way, and one more where it was asked for meanwhile. */
class Repeated<T> {
  readonly #listeners = new Set<(value: T) => void>();
  #isBusy = false;
  #isWanted = false;
  /** The last value, while the next look has to wait. */
  #told: { value: T } | undefined;
  whenDeserted: () => void = () => undefined;

  constructor(
    private readonly look: () => Promise<T>,
    private readonly pauseMs: number,
  ) {}

  add(listener: (value: T) => void): () => void {
    // Its own function, so that somebody who listens twice is told twice and leaves once.
    const own = (value: T) => listener(value);
    this.#listeners.add(own);
    if (this.#told) own(this.#told.value);
    this.ask();
    return () => {
      if (this.#listeners.delete(own) && this.#listeners.size === 0) this.whenDeserted();
    };
  }

  ask(): void {
    this.#isWanted = true;
    if (!this.#isBusy) void this.#lookWhileWanted();
  }

  async #lookWhileWanted(): Promise<void> {
    this.#isBusy = true;
    while (this.#isWanted && this.#listeners.size > 0) {
      this.#isWanted = false;
      let pause = this.pauseMs;
      try {
        const value = await this.look();
        if (pause > 0) this.#told = { value };
        for (const listener of [...this.#listeners]) listener(value);
      } catch {
        // The database does not answer: every page that is asked for says so in the log. Nobody is told anything wrong.
        this.#isWanted = true;
        pause = AFTER_FAILURE_MS;
      }
      if (pause > 0) await new Promise((done) => setTimeout(done, pause).unref());
      this.#told = undefined;
    }
    this.#isBusy = false;
  }
}
