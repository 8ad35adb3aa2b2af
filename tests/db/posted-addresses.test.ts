import type { AppLoadContext } from '@remix-run/node';
import { beforeEach, expect, it } from 'vitest';
import { invitePosted } from '~/routes/places.$place.assessments.$assessment.emails/posted.server';
import { findAssessmentIn, type PlaceAssessment } from '~/services/assessments.server';
import type { Services } from '~/services/context.server';
import type { InPlace } from '~/services/places.server';
import { makeDraft, makePlace } from '../factories/place';
import { makeServices } from '../factories/services';
import { describeOnEachEngine } from '../setup/databases';

describeOnEachEngine('a posted list of e-mail addresses', (open) => {
  let services: Services;
  let here: { by: InPlace; assessment: PlaceAssessment };
  beforeEach(async () => {
    services = makeServices((await open()).db);
    const by = await makePlace(services);
    const id = await makeDraft(services, by);
    const { assessment } = (await findAssessmentIn(services, by, id, 'invite'))!;
    here = { by, assessment };
  });

  const post = async (addresses: string, batch = services.newId(), sector = 'any') => {
    const form = new FormData();
    for (const [name, value] of Object.entries({ addresses, batch, sector })) form.set(name, value);
    const came = await invitePosted(services as unknown as AppLoadContext, here, form);
    return 'data' in came ? came.data : came.headers.get('Location');
  };
  const invited = async () => {
    const { count } = await services.db
      .selectFrom('invitation_address')
      .select((eb) => eb.fn.countAll<number>().as('count'))
      .executeTakeFirstOrThrow();
    return count;
  };

  it('is taken in whole, once, however often it is sent', async () => {
    const batch = services.newId();
    const list = 'Jo Poe <jo@example.org>, al@example.org\nkit@example.org';
    expect(await post(list, batch)).toMatch(/\?sent=list$/);
    expect(await post(list, batch)).toMatch(/\?sent=list$/);
    expect(await invited()).toBe(3);
  });

  it('is told by line what is wrong, with what was typed kept, and nothing of it is taken in', async () => {
    await post('known@example.org');
    const list = 'a@example.org\nnobody\nA@example.org\nknown@example.org';
    expect(await post(list, undefined, 'acute')).toMatchObject({
      typed: { addresses: list, sector: 'acute' },
      problems: [
        'Line 2: “nobody” is not an e-mail address. Write it in full, such as name@example.org',
        'Line 3: A@example.org is on the list twice. Take one out',
        'Line 4: known@example.org has been invited already. Take it out',
      ],
    });
    expect(await invited()).toBe(1);
  });

  it('may be neither empty, nor too long, nor for nobody', async () => {
    expect(await post(' \n , ;')).toMatchObject({ problems: ['Enter at least one e-mail address'] });
    const many = Array.from({ length: 2_001 }, (_, i) => `p${i}@example.org`).join('\n');
    expect(await post(many)).toMatchObject({
      problems: ['There are 2,001 addresses on the list. Send 2,000 at a time, or fewer'],
    });
    expect(await post('a@example.org', undefined, 'nowhere')).toMatchObject({
      sector: 'Choose whom the codes are for',
    });
    const wrong = Array.from({ length: 30 }, (_, i) => `wrong ${i}`).join('\n');
    const { problems } = (await post(wrong)) as { problems: string[] };
    expect([problems.length, problems.at(-1)]).toEqual([21, 'And 10 more']);
    expect(await post(many.split('\n').slice(1).join('\n'))).toMatch(/\?sent=list$/);
    expect(await invited()).toBe(2_000);
  });
});
