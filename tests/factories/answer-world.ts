import {
  createAnswerStore,
  type AnswerStore,
  type SaveReply,
  type ServerView,
  type UnsavedEntry,
} from '~/components/questionnaire/answer-store';
import { isNewer } from '~/domain/answers/newest';
import { deviceStorage, PREFIX, settled } from './answer-page';

/** A server in its purest form: of each question and kind it keeps the newest by (sequence, device). */
export class FakeServer {
  readonly standing = new Map<string, UnsavedEntry>();

  receive(entries: readonly UnsavedEntry[]): SaveReply {
    const outcomes = entries.map((entry) => {
      const other = this.standing.get(placeOf(entry));
      if (other && isNewer(other, entry)) return 'older';
      this.standing.set(placeOf(entry), entry);
      return 'saved';
    });
    return { ok: true, outcomes, view: this.view() };
  }

  view(): ServerView {
    const view: ServerView = { answers: {}, comments: {}, lastSequence: 0 };
    for (const { kind, question, value, sequence } of this.standing.values()) {
      view[kind === 'answer' ? 'answers' : 'comments'][question] = value;
      view.lastSequence = Math.max(view.lastSequence, sequence);
    }
    return view;
  }
}

export const placeOf = (entry: Pick<UnsavedEntry, 'kind' | 'question'>) => `${entry.kind} ${entry.question}`;

/** Something asked of the server that is still on its way there or back. */
interface Request {
  tab: Tab;
  /** Of the batch that it carries; a question how things stand carries none. */
  entries: readonly UnsavedEntry[];
  /** What happens when it reaches the server; after it, the way back is left. */
  arrive: () => void;
  arrived: boolean;
  /** Brings the server's answer back, or, where it never arrived or was lost, the loss. */
  finish: (lost: boolean) => void;
}

/** A browser tab: its store, the timers it set, and what was said in it, newest last. */
export interface Tab {
  device: Device;
  store: AnswerStore;
  timers: Set<() => void>;
  said: UnsavedEntry[];
}

export interface Device {
  storage: ReturnType<typeof deviceStorage>;
  tabs: Tab[];
  online: boolean;
}

/** Devices of one person, the network between, and the server; every step of every message is in the test's hand. */
export class AnswerWorld {
  readonly server = new FakeServer();
  readonly devices: Device[];
  readonly network: Request[] = [];
  /** Every batch that was ever sent. */
  readonly batches: (readonly UnsavedEntry[])[] = [];
  readonly said: UnsavedEntry[] = [];
  readonly #pageNames: Iterator<string>;

  /** @param pageNames random names for pages, which decide between two that reached the same number */
  constructor(devices: number, pageNames: Iterable<string>) {
    this.#pageNames = pageNames[Symbol.iterator]();
    this.devices = Array.from({ length: devices }, () => ({
      storage: deviceStorage(),
      tabs: [],
      online: true,
    }));
  }

  get tabs(): Tab[] {
    return this.devices.flatMap((device) => device.tabs);
  }

  /** Opens the survey in a new tab, where something may be chosen before the page takes up what others left. */
  open(device: Device, atOnce?: Pick<UnsavedEntry, 'kind' | 'question' | 'value'>): void {
    const { storage } = device;
    const timers = new Set<() => void>();
    const page = this.#pageNames.next().value as string;
    const store = createAnswerStore({
      initial: this.server.view(),
      device: page,
      send: (entries) => this.#send(tab, entries),
      read: () => this.#read(tab),
      storage,
      storagePrefix: PREFIX,
      now: () => new Date(0),
      later(run) {
        timers.add(run);
        return () => timers.delete(run);
      },
    });
    const tab: Tab = { device, store, timers, said: [] };
    device.tabs.push(tab);
    if (atOnce) this.say(tab, atOnce);
    store.takeUp();
  }

  /** Closes a tab: what it sent may still arrive, but nobody waits for the answer. */
  close(tab: Tab): void {
    tab.device.tabs.splice(tab.device.tabs.indexOf(tab), 1);
    for (const request of this.network.filter((one) => one.tab === tab)) request.finish = () => undefined;
  }

  say(tab: Tab, { kind, question, value }: Pick<UnsavedEntry, 'kind' | 'question' | 'value'>): void {
    tab.store.say(kind, question, value);
    // The number it was given stands in what is kept on the device.
    const kept = [...tab.device.storage.kept.values()].flatMap((text) => JSON.parse(text) as UnsavedEntry[]);
    const entry = kept.find((one) => one.value === value);
    if (!entry) throw new Error('what was said is not kept on the device');
    tab.said.push(entry);
    this.said.push(entry);
  }

  /** Lets everything waiting for an answer go on as far as it can. */
  async settle(): Promise<void> {
    await settled();
  }

  /**
   * Everybody online, every message answered and every timer run out, until nothing happens any more. Nobody asks
   * for anything to be sent: what waits has to see to that itself.
   */
  async calm(): Promise<void> {
    for (const device of this.devices) device.online = true;
    for (
      let rounds = 0;
      this.network.length > 0 || this.tabs.some(({ timers }) => timers.size > 0);
      rounds += 1
    ) {
      if (rounds > 1_000) throw new Error('it never comes to rest');
      for (const request of this.network.splice(0)) {
        if (!request.arrived) request.arrive();
        request.finish(false);
      }
      for (const run of this.tabs.flatMap(({ timers }) => [...timers.values()])) run();
      await this.settle();
    }
  }

  #send(tab: Tab, entries: readonly UnsavedEntry[]): Promise<SaveReply> {
    const lost: SaveReply = { ok: false, retry: true };
    this.batches.push(entries);
    return this.#ask(tab, entries, () => this.server.receive(entries), lost);
  }

  #read(tab: Tab): Promise<ServerView | undefined> {
    return this.#ask(tab, [], () => this.server.view(), undefined);
  }

  #ask<T>(tab: Tab, entries: readonly UnsavedEntry[], atServer: () => T, lost: T): Promise<T> {
    if (!tab.device.online) return Promise.resolve(lost);
    return new Promise((resolve) => {
      let reply = lost;
      const request: Request = {
        tab,
        entries,
        arrived: false,
        arrive() {
          reply = atServer();
          request.arrived = true;
        },
        finish: (wasLost) => resolve(wasLost ? lost : reply),
      };
      this.network.push(request);
    });
  }
}
