import { readFileSync } from 'node:fs';
import path from 'node:path';
import { sql } from 'kysely';
import { openDatabase } from 'db/client';
import type { OpenDatabase } from 'db/client';
import { deriveKeys } from '~/lib/keys.server';
import { moveAssessment } from '~/services/assessment-moves.server';
import type { Services } from '~/services/context.server';
import { findEditionProgress } from '~/services/editions.server';
import type { InPlace } from '~/services/places.server';
import { beginSession } from '~/services/sessions.server';
import { makeDraft, makePlace, move } from '../../factories/place';
import { makeServices } from '../../factories/services';
import type { Product } from './product';

const SECTORS = ['acute', 'local-authority', 'primary-care', 'voluntary', 'mental-health', 'community'];
const TIERS = ['board', 'senior-manager', 'middle-manager', 'frontline'];
/** Responses put in by one statement. */
const SLICE = 5_000;

/** A place in the product's own database, opened beside it. */
export interface BenchPlace {
  /** Makes an open assessment that so many people have answered in full and sent. @returns its id */
  fill(people: number): Promise<string>;
  /** Closes an assessment. @returns how long it took until its edition was there, in milliseconds */
  close(assessmentId: string): Promise<number>;
  /** Where an assessment's results are shown. */
  resultsPath(assessmentId: string): string;
  /** The lead's cookie. */
  cookie: string;
  end(): Promise<void>;
}

/** Opens the product's own database beside it, with a place whose lead is signed in. */
export async function openBeside(product: Product): Promise<{
  database: OpenDatabase;
  services: Services;
  by: InPlace;
  /** The lead's. */
  cookie: string;
}> {
  const data = path.join(product.folder, 'data');
  const database = await openDatabase(product.databaseUrl ?? `sqlite:${path.join(data, 'concord.db')}`);
  const secret = readFileSync(path.join(data, 'session-secret'), 'utf8').trim();
  const services: Services = { ...makeServices(database.db), keys: deriveKeys(secret) };
  const by = await makePlace(services, 'Benchton');
  const token = await database.db
    .transaction()
    .execute((trx) => beginSession(trx, services, by.accountId, { token: undefined }));
  return { database, services, by, cookie: `concord-account=${token}` };
}

/** Makes a place with a lead who is signed in. */
export async function openBenchPlace(product: Product): Promise<BenchPlace> {
  const { database, services, by, cookie } = await openBeside(product);
  return {
    cookie,
    fill: async (people) => {
      const assessmentId = await makeDraft(services, by);
      await move(services, by, assessmentId, 'open');
      await fill(database, services, assessmentId, people);
      return assessmentId;
    },
    close: (assessmentId) => close(services, by, assessmentId),
    resultsPath: (assessmentId) => `/places/${by.placeId}/assessments/${assessmentId}/results`,
    end: () => database.close(),
  };
}

async function close(services: Services, by: InPlace, assessmentId: string): Promise<number> {
  const start = performance.now();
  const moved = await moveAssessment(services, by, assessmentId, 'close');
  if (moved.outcome !== 'moved') throw new Error(`the assessment could not be closed: ${moved.outcome}`);
  for (;;) {
    const found = await findEditionProgress(services, assessmentId);
    if (found?.state === 'done') return performance.now() - start;
    if (found?.state === 'failed') throw new Error('the edition failed');
    await new Promise((done) => setTimeout(done, 20));
  }
}

/** Everybody answers every question; by statements over numbers, since millions by requests would take hours. */
async function fill({ db }: OpenDatabase, services: Services, assessmentId: string, people: number) {
  const { current } = services.instrument;
  const questions = [...current.dimensions.flatMap((dimension) => dimension.questions), ...current.barriers];
  const prefix = services.newId().slice(0, 20);
  for (let from = 0; from < people; from += SLICE) {
    const numbers = Array.from({ length: Math.min(SLICE, people - from) }, (_, index) => from + index);
    for (let at = 0; at < numbers.length; at += 500) {
      await db
        .insertInto('response')
        .values(
          numbers.slice(at, at + 500).map((number) => ({
            id: `${prefix}${String(number).padStart(12, '0')}`,
            assessment_id: assessmentId,
            form: 'full',
            sector: SECTORS[(number * 7) % SECTORS.length]!,
            tier: TIERS[number % TIERS.length]!,
            joint_post: 0 as const,
            organisation: null,
            return_code_hash: `${number}`,
            state: 'sent' as const,
            changed: 1 as const,
            expires_at: null,
          })),
        )
        .execute();
    }
    const asked = sql.join(
      questions.map(({ id }, index) => sql`select ${sql.lit(id)} as id, ${sql.lit(index)} as no`),
      sql` union all `,
    );
    await sql`
      insert into answer (response_id, question_id, value, sequence, device)
      select response.id, asked.id,
        cast(1 + (cast(response.return_code_hash as integer) * 7 + asked.no * 3
          + cast(response.return_code_hash as integer) / 11) % 5 as text), 1, '0000000000000000'
      from response cross join (${asked}) as asked
      where response.id >= ${`${prefix}${String(from).padStart(12, '0')}`} and response.id < ${`${prefix}${String(from + SLICE).padStart(12, '0')}`}
      order by response.id, asked.id`.execute(db);
  }
}
