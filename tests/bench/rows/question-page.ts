import { fileURLToPath } from 'node:url';
import { beginSurvey } from '../http/survey';
import { Visitor } from '../http/visitor';
import type { Until } from '../load/jobs';
import { withCpu } from '../processor-time';
import { median, percent, short, spread } from '../samples';
import { startWatched } from '../servers/watched';
import type { Watched } from '../servers/watched';
import { WARM_UP } from '../setting';
import type { Measure } from '../setting';

const CALLERS = 16;
const BAR = 0.015;

/** How many question pages are served in a second, against the least that a Node server can do. */
export const questionPage: Measure = async ({ product, load, samples }) => {
  const root = fileURLToPath(new URL('../../..', import.meta.url));
  const hello = startWatched(fileURLToPath(new URL('../servers/hello.ts', import.meta.url)), { cwd: root });
  try {
    const { port } = (await hello.message()) as { port: number };
    const visitor = new Visitor(product.origin);
    const { firstPage, cookie } = await beginSurvey(visitor);
    visitor.close();
    const page = { origin: product.origin, path: firstPage, cookie };
    const bare = { origin: `http://127.0.0.1:${port}`, path: '/' };
    const ask = (target: typeof page | typeof bare, until: Until) =>
      load.run({ work: 'pages', ...target, callers: CALLERS, ...until });
    const measure = (target: typeof page | typeof bare, server: Pick<Watched, 'cpuSeconds'>) =>
      withCpu(
        server,
        ({ count }) => count,
        () => ask(target, { seconds: samples.seconds }),
      );
    await ask(page, WARM_UP);
    await ask(bare, WARM_UP);
    const pages = [];
    const floors = [];
    for (let i = 0; i < samples.count; i += 1) {
      floors.push(await measure(bare, hello));
      pages.push(await measure(page, product));
    }
    const perSecond = pages.map((sample) => sample.perSecond);
    const floor = floors.map((sample) => sample.perSecond);
    const ratio = median(perSecond.map((rate, i) => rate / floor[i]!));
    const cpuMs = median(pages.map((sample) => sample.cpuMs));
    const floorCpuMs = median(floors.map((sample) => sample.cpuMs));
    const p95Ms = median(pages.map((sample) => sample.p95Ms));
    return [
      {
        name: `question page, ${CALLERS} at once`,
        measured: `${short(median(perSecond))}/s`,
        floor: `bare Node "hello": ${short(median(floor))}/s`,
        ratio: percent(ratio),
        bar: `${percent(BAR)} or more`,
        met: ratio >= BAR,
        note:
          `samples ${spread(perSecond)}/s, floor ${spread(floor)}/s; page p95 ${short(p95Ms)} ms. ` +
          `Processor time a request: page ${short(cpuMs)} ms, hello ${short(floorCpuMs)} ms, ` +
          `which makes ${percent(floorCpuMs / cpuMs)} whatever else the computer is doing`,
        figures: { perSecond, floorPerSecond: floor, ratio, cpuMs, floorCpuMs, p95Ms },
      },
    ];
  } finally {
    await hello.stop();
  }
};
