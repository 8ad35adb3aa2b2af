import type { Kysely } from 'kysely';
import { beforeEach, expect, it } from 'vitest';
import { emptyWriteAheadLog } from 'db/portable';
import type { Database } from 'db/tables';
import { itemsIn } from '~/domain/response/form-items';
import { prepareTrial, trialId } from '~/services/assessments.server';
import type { Mail, Services } from '~/services/context.server';
import { hashEntryCode } from '~/services/entry-code-keys.server';
import { beginWithCode } from '~/services/entry-codes.server';
import { checkEditions } from '~/services/edition-checks.server';
import { computeNextEdition } from '~/services/editions.server';
import { findTickets, makeCodes } from '~/services/invitation-codes.server';
import { inviteByMail } from '~/services/invitation-mails.server';
import { sendDueInvitations } from '~/services/invitation-sending.server';
import type { InPlace } from '~/services/places.server';
import { beginResponse, type Entry, saveOwnEntries, sendResponse } from '~/services/responses.server';
import { rewriteNext } from '~/services/rewriting.server';
import { makeDraft, makePlace, move } from '../factories/place';
import { makeServices } from '../factories/services';
import { describeOnEachEngine } from '../setup/databases';
import type { TestDatabase } from '../setup/databases';
import { agreement, type Order } from './orders';
import { copyPostgres, linksByRank, ordersInTables, timesInTables } from './postgres-copy';
import { copySqlite, linksInLog, ordersIn, pagesWithBoth, timesIn } from './sqlite-copy';

/** What the administrator watches from the window: who came in which order, with which code. */
interface Seen {
  /** By the hash of the code. */
  codes: Map<string, number>;
  /** By the id of the response. */
  responses: Map<string, number>;
  /** Hashes of codes by ids of the responses that they began: what nobody is to find out. */
  truth: Map<string, string>;
  /** Whatever would give somebody away, wherever it stood. */
  secrets: string[];
  addresses: string[];
}

/** In standard deviations of guessing. Once in some two million looks, guessing gets there. */
const TELLING = 5;

const TICKETS = 60;
const MAILS = 10;

describeOnEachEngine('a curious administrator with a copy of the database', (open) => {
  let database: TestDatabase;
  let services: Services;
  let by: InPlace;
  let now: Date;
  const sent: Mail[] = [];

  beforeEach(async () => {
    database = await open();
    now = new Date('2026-10-01T09:00:00Z');
    sent.length = 0;
    services = {
      ...makeServices(database.db, () => now),
      baseUrl: 'https://concord.example.org',
      mail: { send: (mail) => Promise.resolve(void sent.push(mail)) },
    };
    await prepareTrial(services);
    by = await makePlace(services);
  });

  /** Runs an assessment until it is about to close; others answer elsewhere in the meantime. */
  async function playAssessment(): Promise<{ assessmentId: string; seen: Seen }> {
    const { db, instrument } = services;
    const assessmentId = await makeDraft(services, by);
    await db.updateTable('assessment').set({ entry: 'codes' }).where('id', '=', assessmentId).execute();
    await move(services, by, assessmentId, 'open');

    const batch = { id: services.newId(), codes: TICKETS + 20, sector: null };
    await makeCodes(services, by, assessmentId, batch);
    const tickets = await findTickets(services, by, assessmentId, batch.id);
    const addresses = Array.from({ length: MAILS }, (_, i) => `kim.no-${i}-${services.newId()}@example.org`);
    await inviteByMail(services, by, assessmentId, { id: services.newId(), sector: 'acute' }, addresses);
    await sendDueInvitations(services);
    const mailed = sent.splice(0).map(({ text }) => /with-code\/([A-Z0-9]+)/.exec(text)![1]!);
    expect(mailed).toHaveLength(MAILS);

    const seen: Seen = {
      codes: new Map(),
      responses: new Map(),
      truth: new Map(),
      secrets: [],
      addresses,
    };
    const questions = itemsIn('full', instrument.current).map(({ id }) => id);
    const changing: (() => Promise<void>)[] = [];
    const codes = [...tickets!.codes.slice(0, TICKETS), ...mailed].sort();
    for (const [index, code] of codes.entries()) {
      // As the sweep does now and then; what the log holds of those after it is there when the copy is taken.
      if (index === codes.length - 20) await emptyWriteAheadLog(db as Kysely<Database>);
      const about = {
        form: 'full',
        sector: 'acute',
        tier: 'senior-manager',
        jointPost: index % 7 === 0,
      } as const;
      const begun = await beginWithCode(services, code, services.newId(), about);
      if (begun.outcome !== 'begun') throw new Error(begun.outcome);
      const { responseId } = begun;
      const device = services.newId().slice(0, 16);
      const entry = (i: number, sequence: number): Entry => ({
        kind: 'answer',
        questionId: questions[i]!,
        value: `${((index + i + sequence) % 5) + 1}` as '1',
        sequence,
        device,
      });
      await saveOwnEntries(
        services,
        responseId,
        questions.slice(0, 12).map((_, i) => entry(i, i + 1)),
      );
      if (index % 2 === 0) {
        const comment = {
          kind: 'comment',
          questionId: questions[0]!,
          value: `Words of ${device.slice(0, 5)}`,
        } as const;
        await saveOwnEntries(services, responseId, [{ ...comment, sequence: 13, device }]);
      }
      if (index % 3 === 0)
        changing.push(async () => void (await saveOwnEntries(services, responseId, [entry(3, 20)])));
      else await sendResponse(services, responseId);
      // Some think again while others begin.
      if (changing.length > 3) await changing.shift()!();
      if (index % 4 === 0) {
        await beginResponse(services, trialId(instrument.current.id), services.newId(), about);
      }
      const hash = hashEntryCode(services, code);
      seen.codes.set(hash, index);
      seen.responses.set(responseId, index);
      seen.truth.set(hash, responseId);
      seen.secrets.push(device, code);
    }
    const sealed = await db
      .selectFrom('invitation_code')
      .select('sealed')
      .where('assessment_id', '=', assessmentId)
      .execute();
    seen.secrets.push(...sealed.map((row) => row.sealed!));
    const listed = await db.selectFrom('invitation_address').selectAll().execute();
    seen.secrets.push(...listed.flatMap((row) => [row.id, row.address_hash, row.address_sealed]));
    expect(listed).toHaveLength(MAILS);
    return { assessmentId, seen };
  }

  async function close(assessmentId: string): Promise<void> {
    await move(services, by, assessmentId, 'close');
    expect((await computeNextEdition(services))?.outcome).toMatchObject({ result: 'computed' });
    expect(await rewriteNext(services)).toEqual({ assessmentId, outcome: { result: 'rewritten' } });
  }

  /** What a copy tells. On SQLite it is taken as the files lie there, after what is in the log went into the file. */
  async function attack(
    { codes, responses, truth, secrets, addresses }: Seen,
    log: 'with its log' | 'without',
  ) {
    const ids = [codes, responses].map((people) => new Set(people.keys()));
    const [hashes, begun] = ids as [Set<string>, Set<string>];
    if (database.engine === 'sqlite') {
      const whole = copySqlite(database.url);
      if (log === 'without') await emptyWriteAheadLog(database.db);
      const copy = copySqlite(database.url);
      return {
        codes: ordersIn(copy, hashes),
        responses: ordersIn(copy, begun),
        links: linksInLog(whole, hashes, begun),
        found: [...secrets, ...addresses].filter((text) => timesIn(whole, text) > 0),
        beside: pagesWithBoth(copy, hashes, begun),
      };
    }
    const copy = await copyPostgres(database.url);
    const [byCodes, byResponses] = [ordersInTables(copy, hashes), ordersInTables(copy, begun)];
    const by = (orders: Order[], from: string) => orders.find((order) => order.from === from)!;
    return {
      codes: byCodes,
      responses: byResponses,
      // Who began last also wrote last: the first thing that somebody wrote is seldom written over.
      links: linksByRank(
        {
          ...by(byCodes, 'invitation_code.(transaction)'),
          groups: onlyKnown(by(byCodes, 'invitation_code.(transaction)'), truth),
        },
        by(byResponses, 'answer.(transaction)'),
      ),
      found: [...secrets, ...addresses].filter((text) => timesInTables(copy, text) > 0),
      beside: 0,
    };
  }

  const onlyKnown = ({ groups }: Order, truth: Map<string, string>) =>
    groups.map((group) => group.map((together) => together.filter((id) => truth.has(id))));

  const strongest = (orders: Order[], came: Map<string, number>) =>
    orders
      .map((order) => ({ from: order.from, score: Math.abs(agreement(order, came)) }))
      .sort((a, b) => b.score - a.score)[0]!;

  const rightLinks = (links: Map<string, string>, { truth }: Seen) =>
    [...links].filter(([code, response]) => truth.get(code) === response).length;

  it('ties people to their codes while it is open, and to nothing once it has closed', async () => {
    // A second time on SQLite, in a file whose pages have been written anew already.
    for (let run = 0; run < (database.engine === 'sqlite' ? 2 : 1); run += 1) {
      const { assessmentId, seen } = await playAssessment();
      const before = await attack(seen, 'without');
      // So the attack is one: while it is open it finds who came when. (In a file that was written anew once, rows lie
      // less in the order in which they came; there the log tells. A spent code comes back to where it lay on SQLite.)
      if (run === 0) {
        expect(strongest(before.responses, seen.responses).score).toBeGreaterThan(2 * TELLING);
      }
      if (database.engine === 'postgres') {
        expect(strongest(before.codes, seen.codes).score).toBeGreaterThan(2 * TELLING);
      }
      expect(rightLinks(before.links, seen)).toBeGreaterThan(7);
      expect(before.found.length).toBeGreaterThan(TICKETS);

      await close(assessmentId);
      const after = await attack(seen, 'with its log');
      const told = [
        ...after.codes.map((order) => ['code', order.from, agreement(order, seen.codes)] as const),
        ...after.responses.map(
          (order) => ['response', order.from, agreement(order, seen.responses)] as const,
        ),
      ].filter(([, , score]) => Math.abs(score) > TELLING);
      expect(told).toEqual([]);
      expect(after.codes.length).toBeGreaterThan(5);
      expect(after.responses.length).toBeGreaterThan(20);
      expect(rightLinks(after.links, seen)).toBeLessThan(8);
      expect(after.found).toEqual([]);
      expect(after.beside).toBe(0);
      if (database.engine === 'sqlite') expect(after.links.size).toBe(0);
    }
    for await (const { found } of checkEditions(services)) expect(found).toBe('same');
  });
});
