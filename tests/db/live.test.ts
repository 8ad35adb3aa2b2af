import { sql } from 'kysely';
import { beforeAll, describe, expect, it, onTestFinished, vi } from 'vitest';
import { openLive } from '~/live/poke.server';
import { describeOnEachEngine, type TestDatabase } from '../setup/databases';

describe('pokes', () => {
  it('reach who listens to their topic, until they stop', () => {
    const live = openLive();
    const heard: string[] = [];
    const stop = live.subscribe('a', () => heard.push('a'));
    live.subscribe('b', () => heard.push('b'));
    live.poke('a');
    stop();
    live.poke('a');
    expect(heard).toEqual(['a']);
    expect(live.listeners()).toBe(1);
  });

  it('end with the process: what is to end then ends at once, also where it begins later', async () => {
    const live = openLive();
    const ended: string[] = [];
    live.whenStopped(() => ended.push('first'));
    live.whenStopped(() => ended.push('taken back'))();
    await live.stop();
    live.whenStopped(() => ended.push('late'));
    expect(ended).toEqual(['first', 'late']);
  });
});

describeOnEachEngine('processes that share a database', (open) => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await open();
  });

  /** What stands for another process, connected. */
  async function another() {
    const live = openLive(database.connectOthers);
    onTestFinished(() => live.stop());
    const heard: string[] = [];
    if (isShared()) await new Promise<void>((done) => live.subscribe('anything', done));
    return {
      live,
      heard,
      listen: (...topics: string[]) =>
        topics.map((topic) => live.subscribe(topic, () => void heard.push(topic))),
    };
  }
  const isShared = () => database.engine === 'postgres';
  const listening = async () =>
    (
      await sql<{ pid: number }>`
        select pid from pg_stat_activity
        where application_name = 'concord live' and datname = current_database()`.execute(database.db)
    ).rows.map(({ pid }) => pid);
  const connected = (count: number) =>
    vi.waitFor(async () => expect(await listening()).toHaveLength(count), { timeout: 10_000 });

  it('hear each other’s pokes, and each its own once, where they can be several', async () => {
    const [here, there] = [await another(), await another()];
    here.listen('a', 'b');
    there.listen('a');
    for (const topic of ['a', 'b', 'a']) here.live.poke(topic);
    expect(here.heard).toEqual(['a', 'b', 'a']);
    if (isShared()) await vi.waitFor(() => expect(there.heard).toContain('a'));
    await new Promise((done) => setTimeout(done, 100));
    expect(here.heard).toHaveLength(3);
    if (!isShared()) expect(there.heard).toEqual([]);
  });

  it('connect again when the server ends their connections, look at all that may have changed, and lose nothing', async () => {
    if (!isShared()) return expect(database.connectOthers).toBeUndefined();
    const [here, there] = [await another(), await another()];
    here.listen('a');
    there.listen('a', 'b');
    const before = await listening();
    await sql`select pg_terminate_backend(pid) from unnest(${before}::int[]) as ended (pid)`.execute(
      database.db,
    );
    here.live.poke('a');
    expect(here.heard).toEqual(['a']);
    await vi.waitFor(() => expect(there.heard).toEqual(expect.arrayContaining(['a', 'b'])), {
      timeout: 10_000,
    });
    await vi.waitFor(async () =>
      expect((await listening()).filter((pid) => before.includes(pid))).toEqual([]),
    );
    there.heard.length = 0;
    here.live.poke('b');
    await vi.waitFor(() => expect(there.heard).toContain('b'), { timeout: 10_000 });
  });

  it('leave no connection behind when they stop', async () => {
    if (!isShared()) return expect(database.connectOthers).toBeUndefined();
    const lives = [await another(), await another()];
    await connected(2);
    await Promise.all(lives.map(({ live }) => live.stop()));
    await connected(0);
    // Nor one that was only being made.
    await openLive(database.connectOthers).stop();
    await connected(0);
  });
});
