import { expect, it } from 'vitest';
import { type Answered, openVoteQueue, type QueuedVote } from './vote-queue';

/** A queue over a storage that may be shared, and a server that answers as it is told. */
function setUp(storage = memory(), tab = 'a'.repeat(16)) {
  const sent: QueuedVote[] = [];
  const answers: Answered[] = [];
  const timers: { run: () => void; ms: number }[] = [];
  const server: { answer: (vote: QueuedVote) => Answered | undefined } = { answer: () => 'saved' };
  const queue = openVoteQueue({
    tab,
    storage,
    name: 'votes',
    send: (vote) => {
      sent.push(vote);
      return Promise.resolve(server.answer(vote));
    },
    later: (run, ms) => {
      const timer = { run, ms };
      timers.push(timer);
      return () => void timers.splice(timers.indexOf(timer) >>> 0, 1);
    },
    changed: (answered) => answered && answers.push(answered.answer),
  });
  return { queue, sent, answers, timers, server, storage };
}

function memory() {
  const items = new Map<string, string>();
  return {
    items,
    getItem: (name: string) => items.get(name) ?? null,
    setItem: (name: string, value: string) => void items.set(name, value),
    removeItem: (name: string) => void items.delete(name),
  };
}

const vote = (value: string, round = 1) => ({ step: 's', round, value });

it('sends a vote at once, numbered after the last that stands, and forgets it once it is answered', async () => {
  const { queue, sent, answers, storage } = setUp();
  queue.cast(vote('3'), 7);
  expect(queue.find('s', 1)).toMatchObject({ value: '3' });
  await queue.flush();
  expect(sent).toEqual([{ ...vote('3'), sequence: 8, tab: 'a'.repeat(16) }]);
  expect([answers, queue.find('s', 1), storage.items.size]).toEqual([['saved'], undefined, 0]);
});

it('keeps a vote without a connection, tries again ever later, and sends the newest alone', async () => {
  const { queue, sent, timers, server } = setUp();
  server.answer = () => undefined;
  queue.cast(vote('3'), 0);
  await queue.flush();
  expect(queue.isWaiting()).toBe(true);
  for (let times = 0; times < 6; times += 1) await queue.flush();
  expect(timers.at(-1)!.ms).toBe(15_000);
  queue.cast(vote('4'), 0);
  server.answer = () => 'saved';
  await queue.flush();
  await queue.flush();
  expect(sent.at(-1)).toMatchObject({ value: '4', sequence: 2 });
  expect([queue.find('s', 1), queue.isWaiting()]).toEqual([undefined, false]);
});

it('finds after a reload what was left, and sends it under its old number', async () => {
  const before = setUp();
  before.server.answer = () => undefined;
  before.queue.cast(vote('2'), 4);
  await before.queue.flush();
  const after = setUp(before.storage, 'b'.repeat(16));
  await after.queue.flush();
  expect(after.sent).toEqual([{ ...vote('2'), sequence: 5, tab: 'a'.repeat(16) }]);
});

it('keeps a vote that was chosen while another was under way', async () => {
  const { queue, sent, server } = setUp();
  let once = true;
  server.answer = () => {
    if (once) {
      once = false;
      queue.cast(vote('5'), 0);
    }
    return 'saved';
  };
  queue.cast(vote('1'), 0);
  await queue.flush();
  expect(sent.map(({ value, sequence }) => [value, sequence])).toEqual([
    ['1', 1],
    ['5', 2],
  ]);
  expect(queue.find('s', 1)).toBe(undefined);
});

it.each(['older', 'closed', 'unknown', 'no-such-choice'] as const)(
  'lets go of a vote that is %s',
  async (answer) => {
    const { queue, answers, server } = setUp();
    server.answer = () => answer;
    queue.cast(vote('1'), 0);
    await queue.flush();
    expect([answers, queue.find('s', 1)]).toEqual([[answer], undefined]);
  },
);

it('works where the browser keeps nothing, or something else under that name', async () => {
  const broken = {
    ...memory(),
    getItem: () => '{',
    setItem: () => {
      throw new Error('full');
    },
  };
  for (const storage of [undefined, broken as unknown as ReturnType<typeof memory>]) {
    const { queue, sent } = setUp(storage as ReturnType<typeof memory>);
    queue.cast(vote('1'), 0);
    await queue.flush();
    expect(sent).toHaveLength(1);
  }
});
