import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { BEAT_MS, eventStream, type StreamParts } from './event-stream.server';
import { openLive } from './poke.server';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** A stream whose answer is looked at from the server's side. */
async function opened({ headers = {}, ...parts }: Partial<StreamParts> & { headers?: HeadersInit } = {}) {
  const live = openLive();
  let tell: (sequence: number | undefined) => void = () => undefined;
  const seen = { unread: 0, hungUp: false, stopped: 0 };
  let close: () => void = () => undefined;
  const response = await eventStream(
    {
      live,
      onClose: (run) => void (close = run),
      unreadBytes: () => seen.unread,
      hangUp: () => void (seen.hungUp = true),
    },
    new Request('http://concord/stream', { headers: { Accept: 'text/event-stream', ...headers } }),
    {
      sequence: (to) => {
        tell = to;
        return () => void (seen.stopped += 1);
      },
      ...parts,
    },
  );
  let text = '';
  let isOver = false;
  void (async () => {
    const decoder = new TextDecoder();
    for await (const bytes of response.body as unknown as AsyncIterable<Uint8Array>)
      text += decoder.decode(bytes);
    isOver = true;
  })();
  return {
    live,
    seen,
    tell: (sequence: number | undefined) => tell(sequence),
    close: () => close(),
    text: () => text,
    isOver: () => isOver,
  };
}
const pass = (ms = 0) => vi.advanceTimersByTimeAsync(ms);

describe('a stream of events', () => {
  it('tells a number once, and none that was seen', async () => {
    const { tell, text } = await opened({ headers: { 'Last-Event-ID': '4' } });
    tell(4);
    tell(5);
    tell(5);
    await pass();
    expect(text()).toBe('retry: 1000\nevent: hello\ndata: 0\n\nevent: state\nid: 5\ndata: 5\n\n');
  });

  it('takes what was seen for nothing where it is no number', async () => {
    for (const said of ['', 'x', '-1', '1e3', '99999999999999999999']) {
      const { tell, text } = await opened({ headers: { 'Last-Event-ID': said } });
      tell(4);
      await pass();
      expect(text(), said).toContain('id: 4\n');
    }
  });

  it('gives a sign of life, and ends at the next where who listens may no longer', async () => {
    let may = true;
    const stream = await opened({ mayStill: async () => may });
    await pass(BEAT_MS);
    expect(stream.text()).toContain('event: beat\n');
    may = false;
    await pass(BEAT_MS);
    expect(stream.isOver()).toBe(true);
    expect(stream.live.listeners()).toBe(0);
  });

  it('ends where it cannot be found out whether who listens still may', async () => {
    const stream = await opened({
      mayStill: () => Promise.reject(new Error('the database does not answer')),
    });
    await pass(BEAT_MS);
    expect(stream.isOver()).toBe(true);
  });

  type Opened = Awaited<ReturnType<typeof opened>>;
  it.each<[string, (stream: Opened) => void]>([
    ['the connection is gone', (stream) => stream.close()],
    ['there is nothing to hear any more', (stream) => stream.tell(undefined)],
    ['the server stops', (stream) => void stream.live.stop()],
  ])('leaves nothing behind once %s', async (_, finish) => {
    const stream = await opened();
    finish(stream);
    finish(stream);
    await pass();
    expect([stream.isOver(), stream.seen.stopped, stream.live.listeners()]).toEqual([true, 1, 0]);
    expect(vi.getTimerCount()).toBe(0);
    stream.tell(9);
    await pass(BEAT_MS);
    expect(stream.text()).not.toContain('9');
  });

  it('is broken off where nobody reads it, so that nothing piles up', async () => {
    const stream = await opened();
    stream.seen.unread = 10_000;
    stream.tell(1);
    expect(stream.seen.hungUp).toBe(false);
    stream.seen.unread = 1_000_000;
    stream.tell(2);
    await pass();
    expect([stream.seen.hungUp, stream.isOver(), stream.live.listeners()]).toEqual([true, true, 0]);
  });

  it('is not begun on a connection that is gone already', async () => {
    const live = openLive();
    let listened = 0;
    await eventStream(
      { live, onClose: (run) => run(), unreadBytes: () => 0, hangUp: () => undefined },
      new Request('http://concord/stream', { headers: { Accept: 'text/event-stream' } }),
      { sequence: () => () => void (listened += 1) },
    );
    expect([live.listeners(), listened, vi.getTimerCount()]).toEqual([0, 0, 0]);
  });
});
