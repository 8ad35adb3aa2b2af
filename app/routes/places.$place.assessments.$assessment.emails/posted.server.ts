import { type AppLoadContext, data, redirect } from '@remix-run/node';
import { addressProblemWords } from '~/components/places/address-problems';
import { ANY_SECTOR, emailFields } from '~/components/places/code-fields';
import { MOST_ADDRESSES } from '~/domain/invitation/limits';
import { readAddresses } from '~/domain/invitation/read-addresses';
import { EMAIL_MESSAGE, isEmailAddress } from '~/lib/email-address';
import { readForm } from '~/lib/form-schema.server';
import { refuse } from '~/lib/http';
import { paths } from '~/lib/paths';
import type { PlaceAssessment } from '~/services/assessments.server';
import { listCodeBatches } from '~/services/invitation-codes.server';
import { inviteByMail, listInvited, mendAddress, remind } from '~/services/invitation-mails.server';
import type { InPlace } from '~/services/places.server';

/** Who asks, and of which assessment. */
interface Here {
  by: InPlace;
  assessment: PlaceAssessment;
}

const CLOSED = 'This survey is not open, so nothing was sent.';
const TOO_SOON = 'Reminders can go out once a day, from the day after the invitation. Nothing was sent now.';
const GONE = 'This address was changed in the meantime. Open the page again to see how it stands now.';

/** Reads a posted list and lets the invitations go; or what was typed, with what is wrong by line. */
export async function invitePosted(context: AppLoadContext, { by, assessment }: Here, form: FormData) {
  const invited = context.instrument.sectors.filter(({ id }) => assessment.sectors.includes(id));
  const said = readForm(emailFields(invited), form);
  const typed = said.ok ? said.values : said.typed;
  const wrong = (addresses: string[], sector?: string) =>
    data({ what: 'list' as const, typed, problems: addresses, sector }, { status: 400 });
  if (!said.ok) return wrong(said.errors.addresses ? [said.errors.addresses] : [], said.errors.sector);
  const { addresses, problems } = readAddresses(said.values.addresses, isEmailAddress);
  if (addresses.length > MOST_ADDRESSES) {
    const most = MOST_ADDRESSES.toLocaleString('en-GB');
    return wrong([
      `There are ${addresses.length.toLocaleString('en-GB')} addresses on the list. Send ${most} at a time, or fewer`,
    ]);
  }
  const id = said.values.batch;
  if (!/^[0-9a-f]{32}$/.test(id))
    refuse(400, 'This form is not complete. Nothing was sent. Open the page again.');
  const { emails } = paths.assessment(by.placeId, assessment.id);
  const known = await listInvited(
    context,
    assessment.id,
    addresses.map(({ address }) => address),
  );
  // The same form sent twice finds all of its own addresses there: it did what it was sent for.
  if (problems.length === 0 && addresses.length > 0 && known.size === addresses.length) {
    const batches = await listCodeBatches(context, by, assessment.id);
    if (batches.some((batch) => batch.id === id)) return redirect(`${emails}?sent=list`);
  }
  const all = [
    ...problems,
    ...addresses.flatMap(({ address, line }) =>
      known.has(address) ? [{ line, typed: address, problem: 'invited' as const }] : [],
    ),
  ].sort((a, b) => a.line - b.line);
  if (all.length > 0) return wrong(addressProblemWords(all));
  if (addresses.length === 0) return wrong(['Enter at least one e-mail address']);
  const made = await inviteByMail(
    context,
    by,
    assessment.id,
    { id, sector: said.values.sector === ANY_SECTOR ? null : said.values.sector },
    addresses.map(({ address }) => address),
  );
  if (made === 'not-there') refuse(404);
  if (made === 'too-late') refuse(409, CLOSED);
  return redirect(`${emails}?sent=list`);
}

/** Lets reminders go. */
export async function remindPosted(context: AppLoadContext, { by, assessment }: Here) {
  const outcome = await remind(context, by, assessment.id);
  if (outcome === 'not-there') refuse(404);
  if (outcome === 'not-open') refuse(409, CLOSED);
  if (outcome === 'too-soon') refuse(409, TOO_SOON);
  return redirect(`${paths.assessment(by.placeId, assessment.id).emails}?sent=reminders`);
}

/** Puts a mended address in the place of one that failed. */
export async function mendPosted(context: AppLoadContext, { by, assessment }: Here, form: FormData) {
  const id = String(form.get('id') ?? '');
  const address = String(form.get('address') ?? '')
    .trim()
    .slice(0, 300);
  const wrong = (error: string) => data({ what: 'mend' as const, id, address, error }, { status: 400 });
  const [read, ...more] = readAddresses(address, isEmailAddress).addresses;
  if (!read || more.length > 0) return wrong(EMAIL_MESSAGE);
  const outcome = await mendAddress(context, by, assessment.id, id, read.address);
  if (outcome === 'not-there') refuse(404);
  if (outcome === 'known') return wrong('This address has been invited already. Enter another one');
  if (outcome === 'too-late') refuse(409, GONE);
  return redirect(`${paths.assessment(by.placeId, assessment.id).emails}?sent=mended`);
}
