import { postedForm } from '../http/form';
import { beginSurvey } from '../http/survey';
import { Visitor } from '../http/visitor';
import type { Saving } from '../load/jobs';
import { withCpu } from '../processor-time';
import { median, percent, short, spread } from '../samples';
import { WARM_UP } from '../setting';
import type { Measure, Setting } from '../setting';
import type { Row } from '../table';
import { openPostgresUpserts, openSqliteUpserts } from './raw-upserts';

const CALLERS = [1, 8, 32];
const BAR = 0.25;

/** How many answers are saved in a second over HTTP, each safe on disk before it is acknowledged. */
export const saves: Measure = async (setting) => {
  const { product, load, samples, engine, folder } = setting;
  const responses = await begun(setting, Math.max(...CALLERS));
  const sqlite = await openSqliteUpserts(folder);
  const postgres = product.databaseUrl ? await openPostgresUpserts(product.databaseUrl) : undefined;
  try {
    const { origin } = product;
    await load.run({ work: 'saves', origin, responses, ...WARM_UP });
    await sqlite.perSecond(samples.seconds);
    await postgres?.perSecond(samples.seconds);
    const raw: number[] = [];
    const rawSqlite: number[] = [];
    const levels = CALLERS.map((callers) => ({
      callers,
      rates: [] as number[],
      cpuMs: [] as number[],
      p95: [] as number[],
    }));
    for (let i = 0; i < samples.count; i += 1) {
      rawSqlite.push(await sqlite.perSecond(samples.seconds));
      raw.push(postgres ? await postgres.perSecond(samples.seconds) : rawSqlite.at(-1)!);
      for (const { callers, rates, cpuMs, p95 } of levels) {
        const rate = await withCpu(
          product,
          // Each caller also reads, before and after, how its response stands.
          ({ count }) => count + 2 * callers,
          () => {
            const some = responses.slice(0, callers);
            return load.run({ work: 'saves', origin, responses: some, seconds: samples.seconds });
          },
        );
        rates.push(rate.perSecond);
        cpuMs.push(rate.cpuMs);
        p95.push(rate.p95Ms);
      }
    }
    const name = engine === 'postgres' ? 'PostgreSQL' : 'SQLite';
    return levels.map(({ callers, rates, cpuMs, p95 }): Row => {
      const ratio = median(rates.map((rate, i) => rate / raw[i]!));
      const beside = postgres ? `; raw SQLite at FULL ${short(median(rawSqlite))}/s` : '';
      return {
        name: `answer saved, ${callers} at once`,
        measured: `${short(median(rates))}/s`,
        floor: `raw ${name} upserts, one caller: ${short(median(raw))}/s`,
        ratio: percent(ratio),
        bar: `${percent(BAR)} or more`,
        met: ratio >= BAR,
        note:
          `samples ${spread(rates)}/s, floor ${spread(raw)}/s${beside}; p95 ${short(median(p95))} ms, ` +
          `${short(median(cpuMs))} ms of the server's processor time a save`,
        figures: {
          perSecond: rates,
          floorPerSecond: raw,
          rawSqlitePerSecond: rawSqlite,
          ratio,
          cpuMs,
          p95Ms: p95,
        },
      };
    });
  } finally {
    await sqlite.close();
    await postgres?.close();
  }
};

/** Begins responses and learns what their pages would send with every answer. */
export async function begun({ product }: Setting, count: number): Promise<Saving[]> {
  const responses: Saving[] = [];
  for (let i = 0; i < count; i += 1) {
    const visitor = new Visitor(product.origin);
    const { firstPage, cookie } = await beginSurvey(visitor);
    const { html } = await visitor.get(firstPage);
    visitor.close();
    const version = postedForm(html)?.fields.find(([name]) => name === 'version')?.[1] ?? '';
    const [set = '', form = ''] = version.split('/');
    const questions = responses[0]?.questions ?? (await questionsOf(product.origin, version));
    responses.push({ path: firstPage.replace(/\/[^/]+$/, ''), cookie, set, form, questions });
  }
  return responses;
}

async function questionsOf(origin: string, version: string): Promise<string[]> {
  const answer = await fetch(`${origin}/content/${version}`);
  if (!answer.ok) throw new Error(`/content/${version} was answered with ${answer.status}`);
  const contents = (await answer.json()) as Record<string, { questions: { id: string }[] }>;
  return Object.values(contents).flatMap(({ questions }) => questions.map(({ id }) => id));
}
