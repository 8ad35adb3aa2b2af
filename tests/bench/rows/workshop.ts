import { setTimeout as pause } from 'node:timers/promises';
import { median, quantile, short } from '../samples';
import { openBenchWorkshop, listenersLeft } from '../servers/workshop';
import type { Measure } from '../setting';
import type { Product } from '../servers/product';
import type { Row } from '../table';

const PARTICIPANTS = 500;
const JOIN_SECONDS = 60;
const VOTE_SECONDS = 10;
const ROUNDS_EACH = 2;
const BAR = { voteMs: 200, revealMs: 1_000, growth: 1.25 };

/** A workshop of 500 phones behind one address: they join within a minute, and vote round after round. */
export const workshop: Measure = async ({ product, load, samples }) => {
  const questions = samples.count < 5 ? 2 : 10;
  const held = await openBenchWorkshop(product, questions);
  try {
    const before = await product.megabytes();
    const cpuBefore = await product.cpuSeconds();
    const memory = watchMemory(product);
    const { joinMs, voteMs, revealMs, acknowledged } = await load.run({
      work: 'workshop',
      steering: held.steering,
      code: held.code,
      steps: held.steps,
      roundsEach: ROUNDS_EACH,
      participants: PARTICIPANTS,
      joinSeconds: JOIN_SECONDS,
      voteSeconds: VOTE_SECONDS,
    });
    const cpu = (await product.cpuSeconds()) - cpuBefore;
    const { early, late, growth } = await memory.end();
    const left = await listenersLeft(held);
    const after = await product.megabytes();
    const told = await held.results();
    const counted = held.steps.flatMap((step) =>
      Array.from({ length: ROUNDS_EACH }, (_, index) => {
        const found = told.find((one) => one.step === step && one.round === index + 1);
        if (!found) throw new Error('a round has no result');
        return found.result.choices;
      }),
    );
    // More in one level and fewer in another would both be wrong.
    const differences = acknowledged.flatMap((levels, round) =>
      levels.map((votes, level) => counted[round]![level]! - votes),
    );
    const lost = -differences.filter((one) => one < 0).reduce((total, one) => total + one, 0);
    const doubled = differences.filter((one) => one > 0).reduce((total, one) => total + one, 0);
    const rounds = acknowledged.length;
    const [vote, reveal, join] = [voteMs, revealMs, joinMs].map((figures) => quantile(figures, 0.95)) as [
      number,
      number,
      number,
    ];
    const rows: Row[] = [
      {
        name: `vote acknowledged, ${PARTICIPANTS} within ${VOTE_SECONDS} s, ${rounds} rounds`,
        measured: `p95 ${short(vote)} ms`,
        bar: `${BAR.voteMs} ms or less`,
        met: vote <= BAR.voteMs,
        note:
          `p50 ${short(quantile(voteMs, 0.5))} ms, worst ${short(Math.max(...voteMs))} ms; ${PARTICIPANTS} joined within ` +
          `${JOIN_SECONDS} s from one address, p95 ${short(join)} ms for page, form and page; ` +
          `${short(cpu)} s of the server's processor time in all`,
        figures: { voteMs, joinMs, cpuSeconds: cpu },
      },
      {
        name: `reveal on every one of ${PARTICIPANTS} screens`,
        measured: `p95 ${short(reveal)} ms`,
        bar: `${short(BAR.revealMs)} ms or less`,
        met: reveal <= BAR.revealMs,
        note: `from the answer to the facilitator's command until a phone had loaded the result; p50 ${short(quantile(revealMs, 0.5))} ms, worst ${short(Math.max(...revealMs))} ms`,
        figures: { revealMs },
      },
      {
        name: `votes lost or doubled, of ${voteMs.length.toLocaleString('en-GB')}`,
        measured: `${lost} lost, ${doubled} doubled`,
        bar: 'none',
        met: lost === 0 && doubled === 0,
        figures: { lost, doubled },
      },
      {
        name: 'memory of the server, end of the rounds against their beginning',
        measured: `${short(late)} MB`,
        floor: `${short(early)} MB`,
        ratio: `${short(growth)}×`,
        bar: `${BAR.growth}× or less`,
        met: growth <= BAR.growth,
        note: `${short(before)} MB before anybody joined, ${short(after)} MB when all had left`,
        figures: { before, early, late, after },
      },
      {
        name: 'listeners left once all are gone',
        measured: String(left),
        bar: '0',
        met: left === 0,
        figures: { left },
      },
    ];
    return rows;
  } finally {
    await held.end();
  }
};

/** Looks at the server's memory every second, from when all have joined. */
function watchMemory(product: Product) {
  const seen: number[] = [];
  let isOver = false;
  const watching = (async () => {
    await pause(JOIN_SECONDS * 1000);
    while (!isOver) {
      seen.push(await product.megabytes());
      await pause(1_000);
    }
  })();
  return {
    /** The middle of the first and of the last third, in megabytes. */
    async end() {
      isOver = true;
      await watching;
      const third = Math.ceil(seen.length / 3);
      const [early, late] = [median(seen.slice(0, third)), median(seen.slice(-third))];
      return { early, late, growth: late / early };
    },
  };
}
