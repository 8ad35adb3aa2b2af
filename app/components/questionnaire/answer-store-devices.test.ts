import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mergeEntries } from '~/domain/answers/newest';
import { AnswerWorld, placeOf, type Tab } from '../../../tests/factories/answer-world';
import type { UnsavedEntry } from './answer-store';

/** Everything that can happen to one person with two devices, of which it chooses where there are several. */
type Step =
  | { do: 'say'; tab: number; kind: 'answer' | 'comment'; question: string }
  | { do: 'flush' | 'refresh' | 'wait' | 'close'; tab: number }
  | { do: 'open'; device: number; question: string | undefined }
  | { do: 'connection'; device: number; online: boolean }
  | { do: 'arrive' | 'answer' | 'lose'; request: number }
  | { do: 'again'; batch: number };

const which = fc.nat({ max: 30 });
const question = fc.constantFrom('a.one', 'a.one', 'a.one', 'a.two');
const kind = fc.constantFrom<UnsavedEntry['kind']>('answer', 'answer', 'answer', 'comment');
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 6, arbitrary: fc.record({ do: fc.constant('say' as const), tab: which, kind, question }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constantFrom('flush', 'refresh', 'wait'), tab: which }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('close' as const), tab: which }) },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant('open' as const),
      device: which,
      question: fc.option(question, { nil: undefined }),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({ do: fc.constant('connection' as const), device: which, online: fc.boolean() }),
  },
  { weight: 8, arbitrary: fc.record({ do: fc.constantFrom('arrive', 'answer', 'lose'), request: which }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('again' as const), batch: which }) },
);

/** The names decide between equal numbers, so they come in any order. */
const NAMES = Array.from({ length: 70 }, (_, i) => `page-${String(i).padStart(2, '0')}`);
const pageNames = fc.shuffledSubarray(NAMES, { minLength: NAMES.length });

const pick = <T>(list: readonly T[], index: number): T | undefined => list[index % Math.max(1, list.length)];

describe('two devices of one person, with tabs that open and close and a network that fails', () => {
  it('end up showing the same as the server, and nothing that was said is lost', async () => {
    await fc.assert(
      fc.asyncProperty(pageNames, fc.array(step, { maxLength: 60, size: 'max' }), async (names, steps) => {
        const world = new AnswerWorld(2, names);
        const watch = watcher(world);
        for (const device of world.devices) world.open(device);
        for (const [index, one] of steps.entries()) {
          take(world, one, `said ${index}`);
          await world.settle();
          watch();
        }

        await world.calm();
        watch();
        for (const tab of world.tabs) expect(['idle', 'saved']).toContain(tab.store.get().status.state);
        // Whoever closed everything comes back; the others look at their pages again.
        for (const device of world.devices) world.open(device);
        await world.calm();
        for (const tab of world.tabs) void tab.store.refresh();
        await world.settle();
        await world.calm();
        watch();

        const newest = mergeEntries(world.said.map((entry) => ({ ...entry, questionId: entry.question })));
        expect([...world.server.standing.values()].map(({ value }) => value).sort()).toEqual(
          newest.map(({ value }) => value).sort(),
        );
        const { answers, comments } = world.server.view();
        for (const tab of world.tabs) {
          const shown = tab.store.get();
          expect({ answers: shown.answers, comments: shown.comments }).toEqual({ answers, comments });
          expect(['idle', 'saved']).toContain(shown.status.state);
          for (const id of shown.replaced) expect(lastSaid(tab, id)).not.toBe(answers[id]);
        }
        for (const device of world.devices) expect([...device.storage.kept.keys()]).toEqual([]);
      }),
      { numRuns: 200 },
    );
  }, 120_000);
});

function take(world: AnswerWorld, one: Step, value: string): void {
  const { tabs, network } = world;
  switch (one.do) {
    case 'say': {
      const tab = pick(tabs, one.tab);
      if (tab) sayAndSee(world, tab, { kind: one.kind, question: one.question, value });
      return;
    }
    case 'flush':
      return void pick(tabs, one.tab)?.store.flush();
    case 'refresh':
      return void pick(tabs, one.tab)?.store.refresh();
    case 'wait':
      return [...(pick(tabs, one.tab)?.timers ?? [])][0]?.();
    case 'close': {
      const tab = pick(tabs, one.tab);
      return tab && world.close(tab);
    }
    case 'open': {
      const device = pick(world.devices, one.device)!;
      if (!device.online || device.tabs.length > 2) return;
      const { question } = one;
      world.open(device, question === undefined ? undefined : { kind: 'answer', question, value });
      if (question !== undefined) expect(device.tabs.at(-1)!.store.get().answers[question]).toBe(value);
      return;
    }
    case 'connection':
      return void (pick(world.devices, one.device)!.online = one.online);
    case 'arrive': {
      const waiting = network.filter(({ arrived }) => !arrived);
      return pick(waiting, one.request)?.arrive();
    }
    case 'answer': {
      const request = pick(network, one.request);
      if (!request) return;
      if (!request.arrived) request.arrive();
      return end(world, request, false);
    }
    case 'lose': {
      const request = pick(network, one.request);
      return request && end(world, request, true);
    }
    case 'again': {
      const batch = pick(world.batches, one.batch);
      return batch && void world.server.receive(batch);
    }
  }
}

function end(world: AnswerWorld, request: AnswerWorld['network'][number], lost: boolean): void {
  world.network.splice(world.network.indexOf(request), 1);
  request.finish(lost);
}

function sayAndSee(
  world: AnswerWorld,
  tab: Tab,
  said: Pick<UnsavedEntry, 'kind' | 'question' | 'value'>,
): void {
  const before = shownIn(tab).get(placeOf(said));
  world.say(tab, said);
  expect(shownIn(tab).get(placeOf(said))).toBe(said.value);
  expect(tab.said.at(-1)!.sequence).toBeGreaterThan(numberOf(world, before));
}

const lastSaid = (tab: Tab, question: string) =>
  tab.said.findLast((entry) => entry.kind === 'answer' && entry.question === question)?.value;

/** Every value is said once only, so that it tells when it was said; 0 for nothing. */
const numberOf = (world: AnswerWorld, value: string | undefined) =>
  world.said.find((entry) => entry.value === value)?.sequence ?? 0;

function shownIn({ store }: Tab): Map<string, string> {
  const { answers, comments } = store.get();
  return new Map([
    ...Object.entries(answers).map(
      ([question, value]) => [placeOf({ kind: 'answer', question }), value] as const,
    ),
    ...Object.entries(comments).map(
      ([question, value]) => [placeOf({ kind: 'comment', question }), value] as const,
    ),
  ]);
}

/**
 * What must hold after every step: no page shows anything older than what was said there last, or than what it has
 * shown as saved; and none says that all is saved while something said there has not reached the server.
 */
function watcher(world: AnswerWorld): () => void {
  const reached = new Map<Tab, Map<string, number>>();
  return () => {
    for (const tab of world.tabs) {
      const least = reached.get(tab) ?? new Map<string, number>();
      reached.set(tab, least);
      for (const entry of tab.said)
        least.set(placeOf(entry), Math.max(entry.sequence, least.get(placeOf(entry)) ?? 0));
      const shown = shownIn(tab);
      for (const [place, number] of least) {
        expect(numberOf(world, shown.get(place))).toBeGreaterThanOrEqual(number);
      }
      if (tab.store.get().status.state !== 'saved') continue;
      for (const [place, value] of shown) least.set(place, numberOf(world, value));
      for (const entry of tab.said) {
        expect(world.server.standing.get(placeOf(entry))?.sequence).toBeGreaterThanOrEqual(entry.sequence);
      }
    }
  };
}
