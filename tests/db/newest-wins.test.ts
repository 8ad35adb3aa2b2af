import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { beforeAll, expect, it } from 'vitest';
import { mergeEntries } from '~/domain/answers/newest';
import { lastSequence, saveEntries } from 'db/queries/answers';
import type { Entry } from 'db/queries/answers';
import { insertResponse } from 'db/queries/responses';
import { describeOnEachEngine } from '../setup/databases';
import type { TestDatabase } from '../setup/databases';
import { NOON, trialResponse, withTrialResponse } from './rows';
import { listAnswers, listComments } from './stored-entries';

const levels = ['1', '2', '3', '4', '5', 'dk', 'na'] as const;

/** What two devices enter, each counting up; a device may begin from any number the server told it. */
const entered: fc.Arbitrary<Entry[]> = fc
  .tuple(
    ...['Desk', 'phone'].map((device) =>
      fc.tuple(fc.constant(device), fc.nat({ max: 4 }), fc.array(fc.nat({ max: 41 }), { maxLength: 6 })),
    ),
  )
  .map((devices) =>
    devices.flatMap(([device, start, choices]) =>
      choices.map((choice, index): Entry => {
        const stamp = { questionId: `q${choice % 3}`, sequence: start + index + 1, device };
        return choice % 2
          ? { kind: 'answer', value: levels[choice % 7]!, ...stamp }
          : { kind: 'comment', value: choice % 5 ? `Said ${choice}` : '', ...stamp };
      }),
    ),
  );

/** The same as it arrives: some of it more than once, in any order, in requests of one or more. */
const arriving = entered.chain((entries) =>
  fc.record({
    entries: fc.constant(entries),
    requests: fc
      .tuple(
        fc
          .subarray(entries)
          .chain((again) =>
            fc.shuffledSubarray([...entries, ...again], { minLength: entries.length + again.length }),
          ),
        fc.array(fc.integer({ min: 1, max: 4 }), { minLength: 12, maxLength: 12 }),
      )
      .map(([order, sizes]) =>
        sizes
          .map((size) => order.splice(0, size))
          .concat([order])
          .filter((request) => request.length > 0),
      ),
    together: fc.boolean(),
  }),
);

describeOnEachEngine('saving duplicates, out of order, from two devices', (open) => {
  let db: TestDatabase['db'];
  beforeAll(async () => {
    db = (await open()).db;
    await withTrialResponse(db);
  });

  it('ends with the newest of each, as the pure rule has it, whether one after another or all at once', async () => {
    const property = fc.asyncProperty(arriving, async ({ entries, requests, together }) => {
      const responseId = randomUUID();
      await insertResponse(db, { ...trialResponse, id: responseId, returnCodeHash: responseId });
      const save = (request: Entry[]) => saveEntries(db, { responseId, entries: request, now: NOON });
      if (together) await Promise.all(requests.map(save));
      else for (const request of requests) await save(request);

      const answers = (await listAnswers(db, responseId)).map((answer) => ({ kind: 'answer', ...answer }));
      const comments = (await listComments(db, responseId)).map((comment) => ({
        kind: 'comment',
        ...comment,
      }));
      expect([...answers, ...comments]).toEqual(mergeEntries(entries));
      expect(await lastSequence(db, responseId)).toBe(
        Math.max(0, ...mergeEntries(entries).map(({ sequence }) => sequence)),
      );
    });
    await fc.assert(property, { numRuns: 60 });
  });

  it('tells each sender the truth: what it calls saved stands or was replaced by a newer one', async () => {
    const property = fc.asyncProperty(arriving, async ({ requests }) => {
      const responseId = randomUUID();
      await insertResponse(db, { ...trialResponse, id: responseId, returnCodeHash: responseId });
      const arrived: Entry[] = [];
      for (const request of requests) {
        for (const entry of request) {
          arrived.push(entry);
          const [outcome] = await saveEntries(db, { responseId, entries: [entry], now: NOON });
          expect(outcome).toBe(
            mergeEntries(arrived).some((standing) => same(standing, entry)) ? 'saved' : 'older',
          );
        }
      }
    });
    await fc.assert(property, { numRuns: 30 });
  });
});

function same(a: Entry, b: Entry): boolean {
  return (
    a.kind === b.kind && a.questionId === b.questionId && a.sequence === b.sequence && a.device === b.device
  );
}
