import { beforeAll, describe, expect, it } from 'vitest';
import { addMember } from 'db/queries/accounts';
import { computeNextEdition } from '~/services/editions.server';
import type { Services } from '~/services/context.server';
import type { InPlace } from '~/services/places.server';
import { saveOwnEntries } from '~/services/responses.server';
import { answerAll, makeDraft, move } from '../factories/place';
import { makeServices } from '../factories/services';
import { locationOf, registerPlace, signedIn, type SignedIn } from './leads';
import { describeRunningApp, mainOf, type Reply, wordsOf } from './visitor';

const SCRIPT = '</textarea><script>alert(1)</script><img src=x onerror=alert(1)>';
const [OPENNESS, SHARED] = ['relationships.openness', 'vision.shared'] as const;

describeRunningApp('Comments and actions of a place', (running) => {
  let services: Services;
  let lead: SignedIn;
  let viewer: SignedIn;
  let by: InPlace;
  let place: string;

  beforeAll(async () => {
    const { app, db } = running();
    services = makeServices(db);
    lead = await signedIn(app.url, db, 'Lena');
    viewer = await signedIn(app.url, db, 'Vic');
    place = await registerPlace(lead, 'Exampleton');
    const placeId = place.split('/').at(-1)!;
    const idOf = async (name: string) =>
      (await db.selectFrom('account').select('id').where('name', '=', name).executeTakeFirstOrThrow()).id;
    by = { accountId: await idOf('Lena'), placeId };
    const accountId = await idOf('Vic');
    await db.transaction().execute((trx) => addMember(trx, { accountId, placeId, role: 'viewer' }));
  });

  /** A closed assessment in which people said this, one comment a person. @returns its path */
  async function withComments(said: readonly string[], questionId: string = OPENNESS): Promise<string> {
    const id = await makeDraft(services, by);
    await move(services, by, id, 'open');
    for (let at = 0; at < Math.max(5, said.length); at += 1) {
      const own = await answerAll(
        services,
        id,
        { sector: 'residents', form: 'resident' },
        String(1 + (at % 5)),
      );
      const value = said[at];
      if (value === undefined) continue;
      await saveOwnEntries(services, own, [
        { kind: 'comment', questionId, value, sequence: 999, device: '00000000000000aa' },
      ]);
    }
    await move(services, by, id, 'close');
    // The app looks for work too: whoever comes first does it.
    await computeNextEdition(services);
    const home = `${place}/assessments/${id}`;
    for (let tries = 0; tries < 100; tries += 1) {
      if (!wordsOf(await lead.ask(`${home}/results`)).includes('being worked out')) break;
      await new Promise((done) => setTimeout(done, 100));
    }
    return home;
  }

  /** The fields of the form, as a browser would send them. */
  function fieldsOf(page: Reply): Record<string, string> {
    const unescape = (text: string) =>
      text
        .replace(/&lt;/g, '<')
        .replace(/&gt;/g, '>')
        .replace(/&quot;/g, '"')
        .replace(/&#x27;/g, "'")
        .replace(/&amp;/g, '&');
    const main = mainOf(page);
    const fields: Record<string, string> = {};
    for (const [tag] of main.matchAll(/<input[^>]*>/g)) {
      const [, name] = /name="([^"]*)"/.exec(tag) ?? [];
      const [, value = ''] = /value="([^"]*)"/.exec(tag) ?? [];
      const isLeftOut = /type="(radio|checkbox)"/.test(tag) && !tag.includes('checked');
      if (name && !isLeftOut) fields[name === 'id' ? `id ${value}` : name] = unescape(value);
    }
    for (const [, name, text] of main.matchAll(/<textarea[^>]*name="([^"]*)"[^>]*>([^]*?)<\/textarea>/g)) {
      fields[name!] = unescape(text!.replace(/^\n/, ''));
    }
    return fields;
  }
  /** Posts decisions with what the page holds; `id` is sent once for each comment. */
  const decide = (home: string, page: Reply, changes: Record<string, string>) => {
    const body = new URLSearchParams();
    for (const [name, value] of Object.entries({ ...fieldsOf(page), ...changes })) {
      body.append(name.startsWith('id ') ? 'id' : name, value);
    }
    return lead.ask(`${home}/results/comments/review`, { body });
  };
  const review = (home: string, query = '') => lead.ask(`${home}/results/comments/review${query}`);
  const idOfComment = (page: Reply, text: string): string => {
    const fields = fieldsOf(page);
    const name = Object.keys(fields).find((one) => one.startsWith('text-') && fields[one] === text);
    if (!name) throw new Error(`no comment ${text}`);
    return name.slice('text-'.length);
  };

  describe('Comments', () => {
    it('are read by nobody before the lead has released them', async () => {
      const home = await withComments(['We meet too late', 'I asked Ann twice']);
      const before = await viewer.ask(`${home}/results/comments`);
      expect(before.body).not.toMatch(/We meet|Ann/);
      expect(wordsOf(before)).toContain('The lead has not yet read 2 comments');
      expect((await viewer.ask(`${home}/results/comments/review`)).status).toBe(404);

      const page = await review(home);
      const [meet, ann] = [idOfComment(page, 'We meet too late'), idOfComment(page, 'I asked Ann twice')];
      const wrong = await decide(home, page, {
        [`decision-${ann}`]: 'released',
        [`text-${ann}`]: 'I asked somebody twice',
      });
      expect([wrong.status, wordsOf(wrong)]).toEqual([
        400,
        expect.stringContaining('leave every other word'),
      ]);
      expect(wrong.body).toContain('I asked somebody twice');

      const done = await decide(home, page, {
        [`decision-${meet}`]: 'released',
        [`decision-${ann}`]: 'released',
        [`text-${ann}`]: 'I asked [...] twice',
      });
      expect([done.status, wordsOf(done)]).toEqual([200, expect.stringContaining('2 comments released')]);
      const after = await viewer.ask(`${home}/results/comments?on=relationships`);
      expect(wordsOf(after)).toContain('We meet too late');
      expect(wordsOf(after)).toContain('I asked […] twice');
      expect(after.body).not.toContain('Ann');
      expect(wordsOf(await viewer.ask(`${home}/results/comments?on=money`))).not.toContain('We meet');
      expect(wordsOf(await viewer.ask(`${home}/results`))).toContain('Comments');

      // Sent again it changes nothing; undone they wait again.
      expect(wordsOf(await decide(home, page, { [`decision-${meet}`]: 'released' }))).toContain(
        'nothing to change',
      );
      const undo = /<div class="nhsuk-notification-banner[^]*?<\/form>/.exec(done.body)![0];
      await decide(home, { ...done, body: `<main>${undo}</main>` }, {});
      expect((await viewer.ask(`${home}/results/comments`)).body).not.toContain('We meet');
    });

    it('tell a lead in a second tab that somebody else decided otherwise', async () => {
      const home = await withComments(['One', 'Two']);
      const page = await review(home);
      const [one, two] = [idOfComment(page, 'One'), idOfComment(page, 'Two')];
      await decide(home, page, { [`decision-${one}`]: 'hidden' });
      const late = await decide(home, page, {
        [`decision-${one}`]: 'released',
        [`decision-${two}`]: 'released',
      });
      expect([late.status, wordsOf(late)]).toEqual([
        409,
        expect.stringContaining('Somebody else decided about 1 comment'),
      ]);
      const shown = wordsOf(await viewer.ask(`${home}/results/comments`));
      expect(shown).toContain('Two');
      expect(shown).toContain('1 comment is hidden by the lead');
      expect(shown).not.toContain('One');
    });

    it('are released together once the lead says that all were read, but for those to be hidden', async () => {
      const home = await withComments(['Good', 'Bad', 'Secret']);
      const page = await review(home);
      const changes = { intent: 'release-all', [`decision-${idOfComment(page, 'Secret')}`]: 'hidden' };
      const unread = await decide(home, page, changes);
      expect([unread.status, wordsOf(unread)]).toEqual([
        400,
        expect.stringContaining('Tick that you have read'),
      ]);
      expect(wordsOf(await decide(home, page, { ...changes, read: 'yes' }))).toContain(
        '2 comments released, 1 comment hidden',
      );
      expect(wordsOf(await review(home))).toContain('You have read all comments');
    });

    it('show scripts, long words and other scripts as text', async () => {
      const arabic = 'قال \u202eالمدير\u200b نعم';
      const home = await withComments([SCRIPT, 'x'.repeat(1_000), arabic]);
      const page = await review(home);
      expect(page.body).not.toContain('<script>alert');
      expect(page.body).not.toContain('<img src=x');
      expect(fieldsOf(page)[`text-${idOfComment(page, SCRIPT)}`]).toBe(SCRIPT);
      await decide(home, page, { intent: 'release-all', read: 'yes' });
      const shown = await viewer.ask(`${home}/results/comments`);
      expect(shown.body).not.toContain('<script>alert');
      expect(shown.body).toContain('&lt;script&gt;alert(1)');
      expect(shown.body).toContain('dir="auto">قال المدير نعم<');
    });

    it('stand on pages where there are many', async () => {
      const home = await withComments(['Only'], SHARED);
      const [, id] = /assessments\/([^/]+)/.exec(home)!;
      await services.db
        .insertInto('reviewed_comment')
        .values(
          Array.from({ length: 3_000 }, (_, at) => ({
            id: services.newId(),
            assessment_id: id!,
            question_id: at % 2 ? OPENNESS : SHARED,
            body: `comment ${at}`,
            state: 'released' as const,
            released_body: null,
          })),
        )
        .execute();
      const first = await viewer.ask(`${home}/results/comments`);
      expect(wordsOf(first)).toContain('3,000 comments , page 1 of 60');
      expect(first.body.match(/app-said__text/g)).toHaveLength(50);
      const last = await viewer.ask(`${home}/results/comments?page=60`);
      expect(last.body.match(/app-said__text/g)).toHaveLength(50);
      expect(wordsOf(await viewer.ask(`${home}/results/comments?page=999`))).toContain('page 60 of 60');
      expect(wordsOf(await review(home))).toContain('1 comment');
    });
  });

  describe('Actions', () => {
    const closed = async (drafted: string, title = 'Autumn') => {
      const id = await makeDraft(services, by);
      await services.db
        .updateTable('assessment')
        .set({ title, created_on: drafted })
        .where('id', '=', id)
        .execute();
      await move(services, by, id, 'open');
      await move(services, by, id, 'close');
      return `${place}/assessments/${id}/results/actions`;
    };
    const fields = (more: Record<string, string> = {}) => ({
      ticket: services.newId(),
      what: 'Meet every month',
      ownerRole: 'Place director',
      due: '3 November 2098',
      state: 'to-do',
      dimension: 'relationships',
      practice: '',
      ...more,
    });
    const actionPath = (page: Reply, text: string): string => {
      const link = new RegExp(`href="([^"]*/actions/[0-9a-f]{32})"[^>]*>${text}<`).exec(page.body);
      if (!link) throw new Error(`no action ${text}`);
      return link[1]!;
    };

    it('are written down, found, changed, marked overdue and deleted', async () => {
      const list = await closed('2026-03-01');
      expect(wordsOf(await lead.ask(list))).toContain('No action has been agreed yet');
      const twice = fields();
      expect(locationOf(await lead.post(`${list}/new`, twice))).toBe(list);
      await lead.post(`${list}/new`, twice);
      await lead.post(`${list}/new`, fields({ what: 'Share figures', due: '', dimension: 'money' }));
      const all = await viewer.ask(list);
      expect(wordsOf(all)).toContain('2 actions');
      expect(wordsOf(all).indexOf('Meet every month')).toBeLessThan(wordsOf(all).indexOf('Share figures'));
      expect(wordsOf(await viewer.ask(`${list}?dimension=money&state=open`))).not.toContain(
        'Meet every month',
      );

      const path = actionPath(all, 'Meet every month');
      const read = wordsOf(await viewer.ask(path));
      expect(read).toContain('Due on Monday 3 November 2098');
      expect(read).not.toContain('Change this action');
      const save = (version: number, more: Record<string, string>) =>
        lead.post(path, { ...fields(more), version: String(version) });
      const past = await save(1, { due: '1/2/2020' });
      expect([past.status, wordsOf(past)]).toEqual([400, expect.stringContaining('This date has passed')]);
      expect(past.body).toContain('value="1/2/2020"');
      locationOf(await save(1, { state: 'under-way' }));
      const stale = await save(1, { what: 'My own words' });
      expect([stale.status, wordsOf(stale)]).toEqual([409, expect.stringContaining('Somebody else changed')]);
      expect(stale.body).toContain('My own words');
      expect(wordsOf(stale)).toContain('Under way');

      await services.db.updateTable('action').set({ due_on: '2020-02-01' }).execute();
      const late = await viewer.ask(`${list}?overdue=yes`);
      expect(wordsOf(late)).toContain('Overdue: it was due on Saturday 1 February 2020');
      expect(wordsOf(await viewer.ask(place))).toContain('2 open, 2 overdue');
      const remove = () => lead.post(path, { intent: 'delete', version: '2' });
      expect([locationOf(await remove()), locationOf(await remove())]).toEqual([list, list]);
      expect(wordsOf(await lead.ask(list))).toContain('1 action');
    });

    it('say what is wrong beside each field, keep what was typed, and hold practices of the dimension', async () => {
      const list = await closed('2026-03-02');
      const wrong = await lead.post(`${list}/new`, fields({ what: '', ownerRole: '', due: '31/2/2027' }));
      expect(wrong.status).toBe(400);
      for (const words of ['Say what is to be done', 'Enter the role', 'Enter a real date']) {
        expect(wordsOf(wrong)).toContain(words);
      }
      expect(wrong.body).toContain('value="31/2/2027"');
      const practice = services.instrument.caseStudies
        .flatMap(({ practices }) => practices)
        .find(({ kind, questions }) => kind === 'practice' && questions[0]!.startsWith('money.'))!;
      const form = await lead.ask(`${list}/new?dimension=money&practice=${practice.id}`);
      expect(form.body).toMatch(new RegExp(`<option[^>]*value="${practice.id}"[^>]*selected`));
      const shown = await lead.post(
        `${list}/new`,
        fields({ intent: 'practices', dimension: 'money', what: 'X' }),
      );
      expect([shown.status, shown.body.includes(`value="${practice.id}"`)]).toEqual([200, true]);
      const other = await lead.post(`${list}/new`, fields({ dimension: 'vision', practice: 'nothing' }));
      expect([other.status, wordsOf(other)]).toEqual([
        400,
        expect.stringContaining('not about the dimension'),
      ]);
      locationOf(await lead.post(`${list}/new`, fields({ dimension: 'money', practice: practice.id })));
      const path = actionPath(await lead.ask(list), 'Meet every month');
      expect(wordsOf(await viewer.ask(path))).toContain('Follows the practice');
    });

    it('are carried over to the next round, with their history', async () => {
      const first = await closed('2027-03-01', 'First round');
      await lead.post(`${first}/new`, fields({ what: 'Carried on' }));
      const second = await closed('2028-03-01', 'Second round');
      const offer = await lead.ask(second);
      expect(wordsOf(offer)).toContain('Carried on');
      expect(wordsOf(await viewer.ask(second))).not.toContain('Carried on');
      const [, id] = /name="action"[^>]*value="([0-9a-f]+)"/.exec(
        /<input[^>]*name="action"[^>]*>[^]*?Carried on/.exec(offer.body)![0].split('<input').at(-1)!,
      )!;
      expect((await lead.post(second, {})).status).toBe(400);
      for (let twice = 0; twice < 2; twice += 1) {
        expect(locationOf(await lead.post(second, { action: id! }))).toBe(second);
      }
      const carried = await viewer.ask(second);
      expect(wordsOf(carried)).toContain('1 action');
      expect(wordsOf(await viewer.ask(actionPath(carried, 'Carried on')))).toContain(
        'In earlier rounds First round',
      );
      expect(wordsOf(await viewer.ask(`${first}/${id}`))).toContain('In later rounds Second round');
      expect(wordsOf(await viewer.ask(first))).toContain('Carried on in a later round');
      const kept = await lead.post(`${first}/${id}`, { intent: 'delete', version: '1' });
      expect([kept.status, wordsOf(kept)]).toEqual([409, expect.stringContaining('A later round goes on')]);
    });

    it('are text in every field, changed by nobody who may not, and there for nobody else', async () => {
      const list = await closed('2026-03-04');
      locationOf(
        await lead.post(`${list}/new`, fields({ what: `${SCRIPT}\u0000`, ownerRole: SCRIPT, state: 'done' })),
      );
      const page = await lead.ask(list);
      const path = /href="([^"]*\/actions\/[0-9a-f]{32})"/.exec(page.body)![1]!;
      for (const shown of [page, await lead.ask(path), await viewer.ask(path)]) {
        expect(shown.status).toBe(200);
        expect(shown.body).not.toContain('<script>alert');
        expect(shown.body).not.toContain('<img src=x');
      }
      for (const odd of ['\u0000', 'x'.repeat(9_000), "' or 1=1 --"]) {
        expect((await lead.post(list, { action: odd })).status).toBe(400);
        expect((await lead.post(path, fields({ version: odd, what: 'Mine' }))).status).toBe(409);
        const posted = await lead.post(list.replace('actions', 'comments/review'), { id: odd });
        expect(wordsOf(posted)).toContain('nothing to change');
      }
      const stranger = await signedIn(running().app.url, running().db, 'Sam');
      const theirs = await registerPlace(stranger, 'Elsewhere');
      const elsewhere = path.replace(place, theirs);
      const forbidden: [SignedIn, string, Record<string, string> | undefined][] = [
        [viewer, path, { ...fields(), version: '1' }],
        [viewer, list, { action: 'x' }],
        [viewer, `${list}/new`, undefined],
        [viewer, `${list}/new`, fields()],
        [stranger, list, undefined],
        [stranger, path, undefined],
        [stranger, elsewhere, undefined],
        [stranger, elsewhere, { intent: 'delete', version: '1' }],
        [stranger, list.replace('actions', 'comments'), undefined],
        [stranger, list.replace('actions', 'comments/review'), undefined],
      ];
      for (const [who, at, sent] of forbidden) {
        const refused = sent ? await who.post(at, sent) : await who.ask(at);
        expect([at, refused.status]).toEqual([at, 404]);
      }
      expect((await lead.ask(path)).status).toBe(200);
    });
  });
});
