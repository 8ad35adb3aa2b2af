import { randomBytes } from 'node:crypto';
import { insertAccount } from 'db/queries/accounts';
import { listRounds } from 'db/queries/workshop-votes';
import { drawWorkshopCode } from '~/domain/workshop/workshop-code';
import type { RoundResult } from '~/domain/workshop/live-state';
import { paths } from '~/lib/paths';
import { beginSession } from '~/services/sessions.server';
import { command, makeStep, makeWorkshop, seen } from '../../factories/workshop';
import type { Steering } from '../load/jobs';
import { openBeside } from './place';
import type { Product } from './product';

/** A running workshop in the product's own database, opened beside it. */
export interface BenchWorkshop {
  id: string;
  code: string;
  /** Ids of its questions. */
  steps: string[];
  steering: Steering;
  /** What was revealed, by question and round. */
  results(): Promise<{ step: string; round: number; result: RoundResult }[]>;
  /** When each event was stored, in milliseconds since 1970, by its number. */
  eventTimes(): Promise<Map<number, number>>;
  /** How many listeners the server has, as it tells its administrator. */
  listeners(): Promise<number>;
  end(): Promise<void>;
}

/** Makes and starts one. */
export async function openBenchWorkshop(product: Product, questions: number): Promise<BenchWorkshop> {
  const { database, services, by, cookie } = await openBeside(product);
  const { db } = database;
  const steps = Array.from({ length: questions }, (_, index) =>
    makeStep(services, { title: `Question ${index + 1}` }),
  );
  const code = drawWorkshopCode(randomBytes(64))!;
  const id = await makeWorkshop(services, by, steps, { code });
  await command(services, by, id, { kind: 'start' });
  const { sequence } = await seen(services, by, id);
  const administrator = await administratorCookie();
  return {
    id,
    code,
    steps: steps.map((step) => step.id),
    steering: { origin: product.origin, path: paths.workshop(by.placeId, id).console, cookie, sequence },
    results: async () =>
      (await listRounds(db, id)).map(({ stepId: step, round, result }) => ({
        step,
        round,
        result: result as RoundResult,
      })),
    async eventTimes() {
      const rows = await db
        .selectFrom('workshop_event')
        .select(['sequence', 'at'])
        .where('workshop_id', '=', id)
        .execute();
      return new Map(rows.map(({ sequence: number, at }) => [number, Date.parse(at)]));
    },
    async listeners() {
      const page = await fetch(`${product.origin}/administration/health`, {
        headers: { Cookie: administrator },
      });
      const words = (await page.text()).replace(/<[^>]+>/g, ' ');
      const told = /Listeners to changes of workshops\s+(\d+)/.exec(words)?.[1];
      if (told === undefined) throw new Error(`the number of listeners is not told: ${page.status}`);
      return Number(told);
    },
    end: () => database.close(),
  };

  async function administratorCookie() {
    const account = services.newId();
    await insertAccount(db, {
      id: account,
      name: 'Administrator',
      email: `${account}@example.org`,
      administrator: true,
      passwordHash: 'none',
      createdOn: '2026-01-01',
    });
    const token = await db
      .transaction()
      .execute((trx) => beginSession(trx, services, account, { token: undefined }));
    return `concord-account=${token}`;
  }
}

/** How many listeners are left once it has had time to notice that they are gone. */
export async function listenersLeft(workshop: BenchWorkshop): Promise<number> {
  const end = performance.now() + 5_000;
  for (;;) {
    const left = await workshop.listeners();
    if (left === 0 || performance.now() > end) return left;
    await new Promise((done) => setTimeout(done, 100));
  }
}
