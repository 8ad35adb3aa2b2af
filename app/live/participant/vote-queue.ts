/** A vote that the server has not acknowledged yet. */
export interface QueuedVote {
  readonly step: string;
  readonly round: number;
  readonly value: string;
  /** Of two votes of one device the higher number counts, then the higher tab. */
  readonly sequence: number;
  readonly tab: string;
}

/** What the server says to a vote; see `VoteOutcome` of the service. */
export type Answered = 'saved' | 'older' | 'closed' | 'unknown' | 'no-such-choice';

/** All that the queue touches outside itself. */
export interface QueueOptions {
  /** Tells this browser tab from others of the device: 16 hexadecimal digits. */
  readonly tab: string;
  /** Where votes outlive the page; undefined where the browser has none. Shared by the tabs of a workshop. */
  readonly storage: Pick<Storage, 'getItem' | 'setItem' | 'removeItem'> | undefined;
  readonly name: string;
  /** Undefined where the vote may not have arrived: it is sent again. */
  readonly send: (vote: QueuedVote) => Promise<Answered | undefined>;
  readonly later: (run: () => void, ms: number) => () => void;
  /** Called when a vote is queued, sent in vain, or answered. */
  readonly changed: (answered?: { vote: QueuedVote; answer: Answered }) => void;
}

export interface VoteQueue {
  /** Takes a vote, keeps it on the device and sends it. @param known the number of the last vote that stands; 0: none */
  cast(vote: Pick<QueuedVote, 'step' | 'round' | 'value'>, known: number): void;
  /** What waits to be acknowledged in a round. */
  find(step: string, round: number): QueuedVote | undefined;
  /** Whether the last attempt to send was in vain. */
  isWaiting(): boolean;
  /** Sends at once what waits. */
  flush(): Promise<void>;
}

const FIRST_RETRY_MS = 1_000;
const LONGEST_RETRY_MS = 15_000;

const keyOf = ({ step, round }: Pick<QueuedVote, 'step' | 'round'>) => `${step} ${round}`;

/** Votes that wait on the device until the server has answered them: one for each round, the newest. */
export function openVoteQueue({ tab, storage, name, send, later, changed }: QueueOptions): VoteQueue {
  let kept: Record<string, QueuedVote> = {};
  /** The highest number that was given in each round by this page. */
  const given: Record<string, number> = {};
  let sending: Promise<void> | undefined;
  let waiting = false;
  let retryMs = FIRST_RETRY_MS;
  let cancelRetry = () => {};

  function read(): Record<string, QueuedVote> {
    try {
      if (storage) kept = JSON.parse(storage.getItem(name) ?? '{}') as typeof kept;
    } catch {
      // Full, forbidden, or not ours: what this page knows is all there is.
    }
    return kept;
  }

  function write(votes: typeof kept) {
    kept = votes;
    try {
      if (Object.keys(votes).length === 0) storage?.removeItem(name);
      else storage?.setItem(name, JSON.stringify(votes));
    } catch {
      // As above.
    }
  }

  function cast(vote: Pick<QueuedVote, 'step' | 'round' | 'value'>, known: number) {
    const votes = read();
    const key = keyOf(vote);
    const sequence = Math.max(known, votes[key]?.sequence ?? 0, given[key] ?? 0) + 1;
    given[key] = sequence;
    write({ ...votes, [key]: { ...vote, sequence, tab } });
    changed();
    void flush();
  }

  function settle(vote: QueuedVote, answer: Answered) {
    const { [keyOf(vote)]: now, ...others } = read();
    // Another one may have been chosen while this was under way.
    if (now?.sequence === vote.sequence && now.tab === vote.tab) write(others);
    changed({ vote, answer });
  }

  async function sendAll() {
    for (let vote = firstOf(read()); vote; vote = firstOf(read())) {
      const answer = await send(vote);
      waiting = answer === undefined;
      if (answer === undefined) {
        cancelRetry = later(() => void flush(), retryMs);
        retryMs = Math.min(retryMs * 2, LONGEST_RETRY_MS);
        changed();
        return;
      }
      retryMs = FIRST_RETRY_MS;
      settle(vote, answer);
    }
  }

  function flush(): Promise<void> {
    cancelRetry();
    // Not at once: whoever asks again meanwhile has to find it under way.
    sending ??= Promise.resolve()
      .then(sendAll)
      .finally(() => (sending = undefined));
    return sending;
  }

  return {
    cast,
    find: (step, round) => read()[keyOf({ step, round })],
    isWaiting: () => waiting,
    flush,
  };
}

const firstOf = (votes: Record<string, QueuedVote>): QueuedVote | undefined => Object.values(votes)[0];
