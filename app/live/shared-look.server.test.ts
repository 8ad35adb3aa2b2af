import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { openLive } from './poke.server';
import { LOOK_ANYWAY_MS, shareLooks } from './shared-look.server';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** What is looked at counts the looks. */
function shared(pauseMs: number) {
  const live = openLive();
  let looks = 0;
  let fails = false;
  const feed = shareLooks(live, {
    topics: (id) => [id],
    look: async () => {
      await Promise.resolve();
      if (fails) throw new Error('the database does not answer');
      return (looks += 1);
    },
    pauseMs,
  });
  const listen = () => {
    const told: number[] = [];
    return { told, stop: feed.listen('a', (value) => void told.push(value)) };
  };
  return { live, listen, break: (does: boolean) => void (fails = does), looks: () => looks };
}
const pass = (ms = 0) => vi.advanceTimersByTimeAsync(ms);

describe('a look that is shared', () => {
  it('is one for all who listen, however many pokes come while it is under way, and one more after', async () => {
    const { live, listen, looks } = shared(0);
    const [one, two] = [listen(), listen()];
    await pass();
    const before = looks();
    for (let i = 0; i < 5; i += 1) live.poke('a');
    await pass();
    expect(looks() - before).toBe(2);
    expect(one.told.at(-1)).toBe(looks());
    expect(two.told).toEqual(one.told);
    live.poke('b');
    await pass();
    expect(looks() - before).toBe(2);
  });

  it('with a pause happens at once, then as seldom as that, and never forgets the last poke', async () => {
    const { live, listen, looks } = shared(1000);
    const { told } = listen();
    await pass();
    expect(told).toEqual([1]);
    for (let i = 0; i < 10; i += 1) {
      live.poke('a');
      await pass(50);
    }
    expect(told).toEqual([1]);
    await pass(500);
    expect(told).toEqual([1, 2]);
    const late = listen();
    expect(late.told).toEqual([2]);
    await pass(5000);
    expect(looks()).toBe(3);
    live.poke('a');
    await pass();
    expect(told).toEqual([1, 2, 3, 4]);
  });

  it('heals a poke that was lost', async () => {
    const { listen, looks } = shared(0);
    listen();
    await pass();
    const before = looks();
    await pass(LOOK_ANYWAY_MS);
    expect(looks()).toBe(before + 1);
  });

  it('is tried again soon where it fails', async () => {
    const { listen, break: breaks } = shared(0);
    breaks(true);
    const { told } = listen();
    await pass(2500);
    expect(told).toEqual([]);
    breaks(false);
    await pass(1000);
    expect(told).toEqual([1]);
  });

  it('ends with the last who listens, and leaves nothing behind', async () => {
    const { live, listen, looks } = shared(0);
    const [one, two] = [listen(), listen()];
    one.stop();
    one.stop();
    expect(live.listeners()).toBe(1);
    two.stop();
    expect(live.listeners()).toBe(0);
    await pass();
    const before = looks();
    live.poke('a');
    await pass(LOOK_ANYWAY_MS * 2);
    expect(looks()).toBe(before);
    expect(vi.getTimerCount()).toBe(0);
    const again = listen();
    await pass();
    expect(again.told).toHaveLength(1);
  });
});
