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
const question = fc.constantFrom('a.one', 'a.two');
const kind = fc.constantFrom<UnsavedEntry['kind']>('answer', 'answer', 'comment');
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
      fc.asyncProperty(pageNames, fc.array(step, { maxLength: 60 }), async (names, steps) => {
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
        // Whoever closed everything comes back; the others look at their pages again.
        for (const device of world.devices) world.open(device);
        await world.calm();
        for (const tab of world.tabs) void tab.store.refresh();
        await world.settle();
        await world.calm();
        watch();

        const { view, standing } = world.server;
        const newest = mergeEntries(world.said.map((entry) => ({ ...entry, questionId: entry.question })));
        expect([...standing.values()].map(({ value }) => value).sort()).toEqual(
          newest.map(({ value }) => value).sort(),
        );
        const { answers, comments } = view.call(world.server);
        for (const tab of world.tabs) {
          const shown = tab.store.get();
          expect(shown).toMatchObject({ answers, comments });
          expect(Object.keys({ ...shown.answers, ...shown.comments }).length).toBe(
            Object.keys({ ...answers, ...comments }).length,
          );
          expect(['idle', 'saved']).toContain(shown.status.state);
          for (const id of shown.replaced) expect(lastSaid(tab, id)).not.toBe(answers[id]);
        }
        for (const device of world.devices) expect([...device.storage.kept.keys()]).toEqual([]);
      }),
      { numRuns: 300 },
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
  world.say(tab, said);
  const { answers, comments } = tab.store.get();
  expect((said.kind === 'answer' ? answers : comments)[said.question]).toBe(said.value);
}

const lastSaid = (tab: Tab, question: string) =>
  tab.said.findLast((entry) => entry.kind === 'answer' && entry.question === question)?.value;

/**
 * What must hold after every step: the server never goes back, no page says that all is saved while something said
 * there is not, and no page goes back behind what it has shown as saved.
 */
function watcher(world: AnswerWorld): () => void {
  const numbers = () => new Map(world.said.map((entry) => [entry.value, entry.sequence]));
  const reached = new Map<Tab, Map<string, number>>();
  return () => {
    const numberOf = numbers();
    for (const tab of world.tabs) {
      const { answers, comments, status } = tab.store.get();
      const floor = reached.get(tab) ?? new Map<string, number>();
      reached.set(tab, floor);
      for (const [place, value] of [
        ...Object.entries(answers).map(([id, text]) => [`answer ${id}`, text] as const),
        ...Object.entries(comments).map(([id, text]) => [`comment ${id}`, text] as const),
      ]) {
        const number = numberOf.get(value)!;
        expect(number).toBeGreaterThanOrEqual(floor.get(place) ?? 0);
        if (status.state === 'saved') floor.set(place, number);
      }
      if (status.state !== 'saved') continue;
      for (const entry of tab.said) {
        const standing = world.server.standing.get(placeOf(entry));
        expect(standing && standing.sequence >= entry.sequence).toBe(true);
      }
    }
  };
}
