import { Connection } from '../http/connection';
import { walkSurvey } from '../http/survey';
import { Visitor } from '../http/visitor';
import { quantile } from '../samples';
import type { PagesJob, Rate, SavesJob, Surveys, SurveysJob, Until } from './jobs';
import { openSaver } from './saver';

/** Asks for one page over and over. Throws at an answer that is not the page. */
export async function askForPages({ origin, path, cookie, callers, ...until }: PagesJob): Promise<Rate> {
  const connections = Array.from({ length: callers }, () => new Connection(origin));
  const headers = { Accept: 'text/html', ...(cookie && { Cookie: cookie }) };
  const spans = await repeated(
    connections.map((connection) => {
      const request = connection.bytesOf({ method: 'GET', path, headers });
      return async () => {
        const { status } = await connection.sendBytes(request);
        if (status !== 200) throw new Error(`${path} was answered with ${status}`);
      };
    }),
    until,
  );
  for (const connection of connections) connection.close();
  return rateOf(spans);
}

/** Saves answers over HTTP, one a request. Throws where one is not acknowledged, or is not there at the end. */
export async function saveAnswers({ origin, responses, ...until }: SavesJob): Promise<Rate> {
  const savers = await Promise.all(responses.map((response) => openSaver(origin, response)));
  const spans = await repeated(
    savers.map((saver) => saver.save),
    until,
  );
  for (const saver of savers) await saver.finish();
  return rateOf(spans);
}

/** Walks whole surveys. Throws where one cannot be walked to its end. */
export async function walkSurveys({ origin, callers, ...until }: SurveysJob): Promise<Surveys> {
  let seed = 0;
  let requests = 0;
  const posts: Span[] = [];
  const walk = async () => {
    const visitor = new Visitor(origin);
    await walkSurvey(visitor, (seed += 1), (...span) => posts.push(span));
    requests += visitor.requests;
    visitor.close();
  };
  const walks = await repeated(
    Array.from({ length: callers }, () => walk),
    until,
  );
  const { perSecond } = rateOf(walks);
  return {
    finished: walks.length,
    perMinute: perSecond * 60,
    requestsPerSecond: (perSecond / walks.length) * requests,
    postP50Ms: quantile(lengths(posts), 0.5),
    postP95Ms: quantile(lengths(posts), 0.95),
  };
}

/** Milliseconds of `performance.now` at which something began and ended. */
type Span = [start: number, end: number];

const lengths = (spans: readonly Span[]) => spans.map(([start, end]) => end - start);

/** Lets callers do their work side by side, each at least once and again as soon as it is done. */
async function repeated(
  callers: (() => Promise<void>)[],
  { seconds, enough = Infinity }: Until,
): Promise<Span[]> {
  const spans: Span[] = [];
  const end = performance.now() + seconds * 1000;
  const repeat = async (work: () => Promise<void>) => {
    do {
      const start = performance.now();
      await work();
      spans.push([start, performance.now()]);
    } while (performance.now() < end && spans.length < enough);
  };
  await Promise.all(callers.map(repeat));
  return spans;
}

/** By the time from the first beginning to the last end. */
function rateOf(spans: readonly Span[]): Rate {
  const first = spans.reduce((least, [start]) => Math.min(least, start), Infinity);
  const last = spans.reduce((most, [, end]) => Math.max(most, end), -Infinity);
  return {
    count: spans.length,
    perSecond: spans.length / ((last - first) / 1000),
    p50Ms: quantile(lengths(spans), 0.5),
    p95Ms: quantile(lengths(spans), 0.95),
    p99Ms: quantile(lengths(spans), 0.99),
  };
}
