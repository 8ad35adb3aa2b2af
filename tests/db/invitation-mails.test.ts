import { beforeEach, expect, it } from 'vitest';
import type { Mail, Services } from '~/services/context.server';
import { beginWithCode } from '~/services/entry-codes.server';
import { findInvitations, inviteByMail, mendAddress, remind } from '~/services/invitation-mails.server';
import { sendDueInvitations } from '~/services/invitation-sending.server';
import type { InPlace } from '~/services/places.server';
import { makeDraft, makePlace, move } from '../factories/place';
import { makeServices } from '../factories/services';
import { describeOnEachEngine } from '../setup/databases';

const about = { form: 'full', sector: 'acute', tier: 'senior-manager', jointPost: false } as const;
const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

describeOnEachEngine('invitations by e-mail', (open) => {
  let services: Services;
  let by: InPlace;
  let id: string;
  let now: number;
  let sent: Mail[];
  let failing: Record<string, Error>;
  beforeEach(async () => {
    now = Date.parse('2026-10-01T09:00:00Z');
    sent = [];
    failing = {};
    services = {
      ...makeServices((await open()).db, () => new Date(now)),
      baseUrl: 'https://concord.example.org',
      mail: {
        send: (mail) => {
          const error = failing[mail.to];
          if (error) return Promise.reject(error);
          sent.push(mail);
          return Promise.resolve();
        },
      },
    };
    by = await makePlace(services);
    id = await makeDraft(services, by);
  });

  const invite = (...addresses: string[]) =>
    inviteByMail(services, by, id, { id: services.newId(), sector: null }, addresses);
  const codeIn = ({ text }: Mail) => /with-code\/([A-Z0-9]{12})/.exec(text)![1]!;
  const counts = async () => {
    const found = await findInvitations(services, by, id);
    return {
      counts: found.counts.map(({ batchId: _, ...rest }) => rest),
      failed: found.failed.map(({ address }) => address),
    };
  };

  it('wait until the survey is open, then go out once each, with a code that lets one person in', async () => {
    await invite('a@example.org', 'b@example.org');
    expect(await sendDueInvitations(services)).toBe(0);
    await move(services, by, id, 'open');
    // Several processes at once.
    await Promise.all([1, 2, 3].map(() => sendDueInvitations(services)));
    expect(sent.map(({ to }) => to).sort()).toEqual(['a@example.org', 'b@example.org']);
    expect(await counts()).toEqual({ counts: [{ sent: 2, waiting: 0, failed: 0 }], failed: [] });
    const codes = sent.map(codeIn);
    expect(new Set(codes).size).toBe(2);
    expect(sent[0]!.text).toContain(`https://concord.example.org/with-code/${codeIn(sent[0]!)}`);
    expect((await beginWithCode(services, codes[0]!, services.newId(), about)).outcome).toBe('begun');
    expect((await beginWithCode(services, codes[0]!, services.newId(), about)).outcome).toBe('spent');
  });

  it('are stored without a plain address or code', async () => {
    await invite('kim@example.org');
    const rows = await services.db.selectFrom('invitation_address').selectAll().execute();
    const codes = await services.db.selectFrom('invitation_code').selectAll().execute();
    await move(services, by, id, 'open');
    await sendDueInvitations(services);
    expect(JSON.stringify([rows, codes])).not.toContain('kim');
    expect(JSON.stringify([rows, codes])).not.toContain(codeIn(sent[0]!));
  });

  it('are tried again ever later, and then given up; a lead can mend the address', async () => {
    failing['bad@example.org'] = new Error('no route');
    await invite('bad@example.org', 'good@example.org');
    await move(services, by, id, 'open');
    const tries: number[] = [];
    for (let minutes = 0; minutes < 1_000; minutes += 1) {
      now += MINUTE;
      if ((await sendDueInvitations(services)) > 0) tries.push(minutes);
    }
    expect(tries).toEqual([0, 1, 6, 36, 156, 636]);
    expect(await counts()).toEqual({
      counts: [{ sent: 1, waiting: 0, failed: 1 }],
      failed: ['bad@example.org'],
    });
    const [failed] = (await findInvitations(services, by, id)).failed;
    expect(await mendAddress(services, by, id, failed!.id, 'good@example.org')).toBe('known');
    expect(await mendAddress(services, by, id, failed!.id, 'better@example.org')).toBe('mended');
    expect(await mendAddress(services, by, id, failed!.id, 'best@example.org')).toBe('too-late');
    await sendDueInvitations(services);
    expect(sent.map(({ to }) => to)).toEqual(['good@example.org', 'better@example.org']);
  }, 60_000);

  it('are given up at once where the mail server says that there is no such address', async () => {
    failing['gone@example.org'] = Object.assign(new Error('550 no such user'), { responseCode: 550 });
    await invite('gone@example.org');
    await move(services, by, id, 'open');
    await sendDueInvitations(services);
    expect((await counts()).failed).toEqual(['gone@example.org']);
  });

  it('are reminded of while unused, from the next day on, once a day, and nothing tells who was', async () => {
    await invite('a@example.org', 'b@example.org', 'c@example.org');
    await move(services, by, id, 'open');
    await sendDueInvitations(services);
    const spent = sent.splice(0).find(({ to }) => to === 'b@example.org')!;
    await beginWithCode(services, codeIn(spent), services.newId(), about);
    expect(await remind(services, by, id)).toBe('too-soon');
    now += DAY;
    expect(await remind(services, by, id)).toBe('queued');
    expect(await remind(services, by, id)).toBe('too-soon');
    // Neither while they wait, nor while one fails, nor afterwards.
    failing['c@example.org'] = Object.assign(new Error('550'), { responseCode: 550 });
    const told = { counts: [{ sent: 3, waiting: 0, failed: 0 }], failed: [] };
    expect(await counts()).toEqual(told);
    expect(await sendDueInvitations(services)).toBe(3);
    expect(sent.map(({ to, subject }) => [to, subject.startsWith('A reminder')])).toEqual([
      ['a@example.org', true],
    ]);
    expect(codeIn(sent[0]!)).toHaveLength(12);
    expect(await counts()).toEqual(told);
    now += DAY;
    expect(await remind(services, by, id)).toBe('queued');
  });

  it('are for leads of the place alone', async () => {
    const other = await makePlace(services, 'Elsewhere');
    const asked = { accountId: other.accountId, placeId: by.placeId };
    expect(
      await inviteByMail(services, asked, id, { id: services.newId(), sector: null }, ['a@example.org']),
    ).toBe('not-there');
    expect(
      await inviteByMail(services, other, id, { id: services.newId(), sector: null }, ['a@example.org']),
    ).toBe('not-there');
    expect(await remind(services, other, id)).toBe('not-there');
    expect(await mendAddress(services, other, id, 'x', 'a@example.org')).toBe('not-there');
  });
});
