import { quantile, short, spread } from '../samples';
import { openBenchPlace } from '../servers/place';
import type { BenchPlace } from '../servers/place';
import { WARM_UP } from '../setting';
import type { Measure, Setting } from '../setting';
import { begun } from './saves';

const PEOPLE = 10_000;
const ANSWERS_EACH = 48;
const EDITION_BAR_SECONDS = 10;
const PAGE_BAR_MS = 20;
const GROWTH_BAR = 1.5;

/** How long an edition of 10,000 people takes and what it does to those who save meanwhile; and how fast results are read. */
export const results: Measure = async (setting) => {
  const place = await openBenchPlace(setting.product);
  try {
    const assessment = await place.fill(PEOPLE);
    const edition = await editionRow(setting, place, assessment);
    const few = await readingMs(setting, place, assessment);
    const more = setting.samples.count > 2 ? 10_000_000 : 1_000_000;
    await place.fill(Math.ceil(more / ANSWERS_EACH));
    const many = await readingMs(setting, place, assessment);
    const [atFew, atMany] = [quantile(few, 0.5), quantile(many, 0.5)];
    const growth = atMany / atFew;
    return [
      edition,
      {
        name: 'results page, one at a time',
        measured: `p50 ${short(atMany)} ms`,
        floor: `with ${short((PEOPLE * ANSWERS_EACH) / 1e6)} million answers stored: ${short(atFew)} ms`,
        ratio: `${short(growth)}×`,
        bar: `${GROWTH_BAR}× or less, ${PAGE_BAR_MS} ms or less`,
        met: growth <= GROWTH_BAR && atMany <= PAGE_BAR_MS,
        note: `with ${short(more / 1e6)} million answers more in the database; samples of p50 ${spread(few)} ms before, ${spread(many)} ms after`,
        figures: { beforeMs: few, afterMs: many, growth },
      },
    ];
  } finally {
    await place.end();
  }
};

async function editionRow(setting: Setting, place: BenchPlace, assessment: string) {
  const { product, load } = setting;
  const responses = await begun(setting, 8);
  const { origin } = product;
  await load.run({ work: 'saves', origin, responses, ...WARM_UP });
  const alone = await load.run({ work: 'saves', origin, responses, seconds: 5 });
  const saving = load.run({ work: 'saves', origin, responses, seconds: 5 });
  const cpuBefore = await product.cpuSeconds();
  const peakBefore = await product.peakMegabytes();
  const ms = await place.close(assessment);
  const cpu = (await product.cpuSeconds()) - cpuBefore;
  const peak = await product.peakMegabytes();
  const beside = await saving;
  const slower = beside.p99Ms / alone.p99Ms;
  return {
    name: `edition of ${PEOPLE.toLocaleString('en-GB')} people, 8 saving meanwhile`,
    measured: `${short(ms / 1000)} s`,
    floor: `saves' p99 without it: ${short(alone.p99Ms)} ms`,
    ratio: `saves' p99 ${short(slower)}×`,
    bar: `${EDITION_BAR_SECONDS} s, p99 2× or less`,
    met: ms <= EDITION_BAR_SECONDS * 1000 && slower <= 2,
    note: `from closing until the results are there, up to one second of waiting included; saves' p99 ${short(beside.p99Ms)} ms meanwhile; ${short(cpu)} s of the server's processor time, saves included; the server's peak of memory went from ${short(peakBefore)} to ${short(peak)} MB`,
    figures: { ms, p99AloneMs: alone.p99Ms, p99BesideMs: beside.p99Ms, peakMegabytes: peak },
  };
}

/** The middle of how long the page takes to come, in milliseconds, sample by sample. */
async function readingMs({ product, load, samples }: Setting, place: BenchPlace, assessment: string) {
  const path = place.resultsPath(assessment);
  const page = { work: 'pages' as const, origin: product.origin, path, cookie: place.cookie, callers: 1 };
  await load.run({ ...page, ...WARM_UP, enough: 100 });
  const found: number[] = [];
  for (let i = 0; i < samples.count; i += 1) {
    found.push((await load.run({ ...page, seconds: samples.seconds })).p50Ms);
  }
  return found;
}
