import { withCpu } from '../processor-time';
import { short } from '../samples';
import { WARM_UP } from '../setting';
import type { Measure } from '../setting';
import type { Row } from '../table';

/**
 * Respondents a minute that LimeSurvey 6.13 (PHP-FPM, MariaDB, nginx) served with the same questions, by how many
 * walked at once; its page posts took 269 ms at the median and 465 ms at p95 with eight.
 */
const LIMESURVEY = [
  { callers: 1, perMinute: 58 },
  { callers: 8, perMinute: 101 },
  { callers: 32, perMinute: 98 },
];
const BAR = 10;

/** How many people a minute can take the whole survey without JavaScript, every page fetched and posted. */
export const surveys: Measure = async ({ product, load, samples }) => {
  const rows: Row[] = [];
  // As long as all samples of another row together: a survey is many requests.
  const seconds = samples.count * samples.seconds;
  await load.run({ work: 'surveys', origin: product.origin, callers: 4, ...WARM_UP, enough: 20 });
  for (const { callers, perMinute: theirs } of LIMESURVEY) {
    const walked = await withCpu(
      product,
      ({ finished }) => finished,
      () => load.run({ work: 'surveys', origin: product.origin, callers, seconds }),
    );
    const ratio = walked.perMinute / theirs;
    rows.push({
      name: `whole survey without JavaScript, ${callers} at once`,
      measured: `${short(walked.perMinute)} respondents/min`,
      floor: `LimeSurvey 6.13, published: ${theirs}/min`,
      ratio: `${short(ratio)}×`,
      bar: `${BAR}× or more`,
      met: ratio >= BAR,
      note:
        `${walked.finished} walked, ${short(walked.requestsPerSecond)} requests/s; from posting a page until the ` +
        `next has come p50 ${short(walked.postP50Ms)} ms, p95 ${short(walked.postP95Ms)} ms` +
        `${callers === 8 ? ' (LimeSurvey 269 and 465 ms)' : ''}; ` +
        `${short(walked.cpuMs)} ms of the server's processor time a respondent`,
      figures: { ...walked, ratio },
    });
  }
  return rows;
};
