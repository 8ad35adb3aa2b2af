import { median, short, spread } from '../samples';
import { listenersLeft, openBenchWorkshop } from '../servers/workshop';
import type { Measure } from '../setting';

const LISTENERS = 1_000;
const BAR_MS = 50;

/** How soon the last of a thousand listeners hears of a change, and whether all are let go of. */
export const workshopListeners: Measure = async ({ product, load, samples }) => {
  const workshop = await openBenchWorkshop(product, 1);
  try {
    const first = workshop.steering.sequence + 1;
    const { lastAt, sinceSentMs, sinceAnswerMs } = await load.run({
      work: 'listeners',
      steering: workshop.steering,
      code: workshop.code,
      listeners: LISTENERS,
      changes: samples.count * 6,
    });
    const left = await listenersLeft(workshop);
    const stored = await workshop.eventTimes();
    const ms = lastAt.map((at, change) => at - stored.get(first + change)!);
    return [
      {
        name: `change at the last of ${LISTENERS.toLocaleString('en-GB')} listeners`,
        measured: `median ${short(median(ms))} ms, ${left} listeners left`,
        bar: `${BAR_MS} ms or less, 0 left`,
        met: median(ms) <= BAR_MS && left === 0,
        note:
          `${ms.length} changes, ${spread(ms)} ms from when the change was written, before its commit; ` +
          `median ${short(median(sinceSentMs))} ms from sending the command, ${short(median(sinceAnswerMs))} ms from its answer`,
        figures: { ms, sinceSentMs, sinceAnswerMs, left },
      },
    ];
  } finally {
    await workshop.end();
  }
};
