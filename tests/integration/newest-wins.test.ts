import fc from 'fast-check';
import { expect, it } from 'vitest';
import { mergeEntries } from '~/domain/answers/newest';
import { begin, comeBack, describeRunningApp, questionsOf } from './visitor';

const questions = questionsOf('workshop').slice(0, 3);
const [phone, desk] = ['00000000000000aa', 'ffffffffffffff00'] as const;

/** Entries as two devices make them: none uses a number for two things. */
const said = fc
  .uniqueArray(
    fc.record({
      kind: fc.constantFrom('answer' as const, 'comment' as const),
      questionId: fc.constantFrom(...questions),
      sequence: fc.integer({ min: 1, max: 12 }),
      device: fc.constantFrom(phone, desk),
      choice: fc.integer({ min: 0, max: 6 }),
    }),
    { selector: ({ sequence, device }) => `${sequence} ${device}`, minLength: 1, maxLength: 14 },
  )
  .map((entries) =>
    entries.map(({ choice, ...entry }) => ({
      ...entry,
      value:
        entry.kind === 'answer'
          ? ['1', '2', '3', '4', '5', 'dk', 'na'][choice]!
          : ['', 'words', 'other words'][choice % 3]!,
    })),
  );

/** What arrives of them: batches of any of them in any order, some more than once, and each in the end. */
const arrivals = said.chain((entries) => {
  const some = fc.array(fc.constantFrom(...entries), { minLength: 1, maxLength: 6 });
  const all = fc.shuffledSubarray(entries, { minLength: entries.length });
  return fc
    .tuple(fc.array(some, { maxLength: 5 }), all, fc.nat({ max: entries.length }))
    .map(([batches, rest, cut]) => ({
      entries,
      batches: [...batches, rest.slice(0, cut), rest.slice(cut)].filter((batch) => batch.length > 0),
    }));
});

type Said = {
  kind: 'answer' | 'comment';
  questionId: string;
  value: string;
  sequence: number;
  device: string;
};

/** What a page is told of the entries that stand. */
function viewOf(entries: readonly Said[]) {
  const standing = mergeEntries(entries);
  const values = (kind: Said['kind']) =>
    Object.fromEntries(
      standing
        .filter((entry) => entry.kind === kind && entry.value !== '')
        .map(({ questionId, value }) => [questionId, value]),
    );
  return {
    answers: values('answer'),
    comments: values('comment'),
    lastSequence: Math.max(0, ...standing.map(({ sequence }) => sequence)),
  };
}

const posted = (batch: readonly Said[]) =>
  batch.map(({ questionId, ...entry }) => ({ ...entry, question: questionId }));

describeRunningApp('Batches of two devices', (running) => {
  it('end, in whatever order and however often they arrive, in what the rule says', async () => {
    const { url } = running().app;
    await fc.assert(
      fc.asyncProperty(arrivals, async ({ entries, batches }) => {
        const own = await begin(url);
        const other = await comeBack(url, 'workshop', own.returnCode);
        let arrived: Said[] = [];
        for (const [turn, batch] of batches.entries()) {
          const reply = await (turn % 2 === 0 ? own : other).save(posted(batch));
          expect(reply.status).toBe(200);
          arrived = [...arrived, ...batch];
          const { view } = JSON.parse(reply.body) as { view: { comments: Record<string, string> } };
          // A comment just taken back is told as an empty one.
          const comments = Object.entries(view.comments).filter(([, body]) => body !== '');
          expect({ ...view, comments: Object.fromEntries(comments) }).toEqual(viewOf(arrived));
        }
        expect(await own.view()).toEqual(viewOf(entries));
        expect(await other.view()).toEqual(viewOf(entries));
      }),
      { numRuns: 25 },
    );
  }, 120_000);

  it('end in the same when they arrive all at once', async () => {
    const { url } = running().app;
    await fc.assert(
      fc.asyncProperty(arrivals, async ({ entries, batches }) => {
        const own = await begin(url);
        const replies = await Promise.all(batches.map((batch) => own.save(posted(batch))));
        expect(replies.map(({ status }) => status)).toEqual(batches.map(() => 200));
        expect(await own.view()).toEqual(viewOf(entries));
      }),
      { numRuns: 15 },
    );
  }, 120_000);
});
