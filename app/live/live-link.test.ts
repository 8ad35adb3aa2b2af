import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { keepInStep, type LiveLook, type Source } from './live-link';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

class FakeSource implements Source {
  readyState = 0;
  onerror: ((event: Event) => unknown) | null = null;
  readonly #listeners = new Map<string, (event: MessageEvent<string>) => void>();
  constructor(readonly seen: number | undefined) {}
  addEventListener(name: string, listener: (event: MessageEvent<string>) => void) {
    this.#listeners.set(name, listener);
  }
  close() {
    this.readyState = 2;
  }
  comes(name: string, data: unknown = 0) {
    this.readyState = 1;
    this.#listeners.get(name)!({ data: JSON.stringify(data) } as MessageEvent<string>);
  }
  /** @param gaveUp as browsers do at an answer that is no stream */
  fails(gaveUp: boolean) {
    this.readyState = gaveUp ? 2 : 0;
    this.onerror?.({} as Event);
  }
}

function page({
  seen,
  standing = 'unreachable',
}: { seen?: number; standing?: LiveLook | 'unreachable' } = {}) {
  const sources: FakeSource[] = [];
  const told = { refreshes: 0, connections: [] as string[], looks: 0, counts: [] as unknown[] };
  const world = { standing: standing as LiveLook | 'unreachable' | undefined };
  const link = keepInStep({
    ...(seen !== undefined && { seen }),
    open: (before) => {
      sources.push(new FakeSource(before));
      return sources.at(-1)!;
    },
    look: async () => {
      told.looks += 1;
      if (world.standing === 'unreachable') throw new Error('no network');
      return world.standing;
    },
    refresh: () => void (told.refreshes += 1),
    counted: (counts) => void told.counts.push(counts),
    connected: (connection) => {
      if (told.connections.at(-1) !== connection) told.connections.push(connection);
    },
    random: () => 1,
  });
  return { link, told, world, sources, source: () => sources.at(-1)! };
}
const pass = (ms: number) => vi.advanceTimersByTimeAsync(ms);

describe('a page that keeps in step', () => {
  it('loads anew at each number that it has not seen', () => {
    const { source, told } = page({ seen: 4 });
    source().comes('hello');
    source().comes('state', 4);
    expect([source().seen, told.refreshes]).toEqual([4, 0]);
    source().comes('state', 5);
    source().comes('state', 5);
    source().comes('counts', { devices: 3 });
    expect(told).toMatchObject({ refreshes: 1, counts: [{ devices: 3 }], connections: ['live'] });
  });

  it('neither looks nor connects again while signs of life come', async () => {
    const { source, sources, told } = page();
    source().comes('hello');
    for (let i = 0; i < 10; i += 1) {
      await pass(15_000);
      source().comes('beat');
    }
    expect([sources.length, told.looks]).toEqual([1, 0]);
  });

  it('looks every three seconds where a proxy holds the stream back, and tries it ever less often', async () => {
    const { told, sources, world } = page({ seen: 1, standing: { sequence: 1 } });
    await pass(5_000);
    expect(told).toMatchObject({ looks: 1, refreshes: 0, connections: ['live'] });
    world.standing = { sequence: 2 };
    await pass(3_000);
    expect(told.refreshes).toBe(1);
    await pass(600_000);
    expect(told.looks).toBeGreaterThan(200);
    expect(sources.length).toBeLessThan(25);
    const tried = sources.length;
    await pass(600_000);
    expect(sources.length - tried).toBeLessThan(12);
    sources.at(-1)!.comes('hello');
    const { looks } = told;
    await pass(15_000);
    expect(told.looks).toBe(looks);
  });

  it('looks every three seconds where the stream is refused at once, each time', async () => {
    const { sources, told, world } = page({ seen: 1, standing: { sequence: 1 } });
    for (let second = 0; second < 10; second += 1) {
      if (sources.at(-1)!.readyState !== 2) sources.at(-1)!.fails(true);
      await pass(1_000);
    }
    expect(told).toMatchObject({ looks: 3, refreshes: 0 });
    world.standing = { sequence: 2 };
    await pass(3_000);
    expect(told).toMatchObject({ refreshes: 1, connections: ['live'] });
  });

  it('never loads anew while the server is out of reach, and is back within five seconds of its return', async () => {
    const { source, sources, told, world } = page({ seen: 1 });
    source().comes('hello');
    source().fails(false);
    expect(told.connections).toEqual(['live', 'lost']);
    await pass(60_000);
    // A proxy in front answers in its place: browsers give up at that.
    source().fails(true);
    await pass(60_000);
    expect(told).toMatchObject({ refreshes: 0 });
    expect(told.connections.at(-1)).toBe('lost');
    const before = sources.length;
    world.standing = { sequence: 2 };
    await pass(3_500);
    expect(told.refreshes).toBe(1);
    source().fails(true);
    await pass(4_900);
    expect(sources.length).toBeGreaterThan(before);
  });

  it('leaves a short outage to the browser', async () => {
    const { source, sources, told } = page({ seen: 1 });
    source().comes('hello');
    source().fails(false);
    await pass(2_000);
    source().comes('hello');
    await pass(10_000);
    expect([sources.length, told.looks, told.connections]).toEqual([1, 0, ['live', 'lost', 'live']]);
  });

  it('notices a connection that died without saying so', async () => {
    const { source, sources, told, world } = page({ seen: 1 });
    source().comes('hello');
    world.standing = { sequence: 3 };
    await pass(21_000);
    expect(told.refreshes).toBe(1);
    await pass(4_000);
    expect(sources.length).toBeGreaterThan(1);
    expect(source().seen).toBe(3);
  });

  it('finds out at once what it slept through', async () => {
    const { source, sources, told, link, world } = page({ seen: 1 });
    source().comes('hello');
    world.standing = { sequence: 2 };
    link.wake();
    await pass(0);
    expect([told.refreshes, sources.length]).toEqual([1, 1]);
    source().fails(true);
    link.wake();
    expect(sources).toHaveLength(2);
  });

  it('loads anew where the address tells nothing any more, so that the page says what is the matter', async () => {
    const { source, told, world } = page({ seen: 1 });
    world.standing = undefined;
    source().fails(true);
    await pass(6_000);
    expect(told.refreshes).toBeGreaterThan(0);
  });

  it('ends for good', async () => {
    const { source, told, link } = page();
    const last = source();
    link.stop();
    link.wake();
    last.fails(true);
    last.comes('state', 9);
    await pass(60_000);
    expect([last.readyState === 1 || last.readyState === 2, told.refreshes, told.looks]).toEqual([
      true,
      0,
      0,
    ]);
    expect(vi.getTimerCount()).toBe(0);
  });
});
