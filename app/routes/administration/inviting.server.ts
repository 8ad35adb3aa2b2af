import type { AppLoadContext } from '@remix-run/node';
import type { MadeInvitation } from '~/components/account/invited-panel';
import { EMAIL_MESSAGE, EMAIL_MOST, isEmailAddress } from '~/lib/email-address';
import type { FieldErrors, Fields, Typed, Valid } from '~/lib/form-fields';
import { readForm } from '~/lib/form-schema.server';
import { originOf, refuse } from '~/lib/http';
import { paths } from '~/lib/paths';
import { INVITATION_DAYS, type Invitation, invitePerson } from '~/services/account-invitations.server';

/** Whom an invitation is for. */
export const INVITATION_FIELDS = {
  email: { kind: 'text', required: 'Enter their e-mail address', most: EMAIL_MOST, tooLong: EMAIL_MESSAGE },
} as const satisfies Fields;

/** Reads a posted form that has an e-mail address among its fields. */
export function readInvitation<F extends Fields & typeof INVITATION_FIELDS>(
  fields: F,
  form: FormData,
):
  | { ok: true; values: Valid<F> & { email: string } }
  | { ok: false; typed: Typed<F>; errors: FieldErrors<F> & { email?: string } } {
  const said = readForm(fields, form);
  const values = said.ok ? (said.values as Valid<F> & { email: string }) : undefined;
  const email = String(form.get('email') ?? '').trim();
  if (values && isEmailAddress(email)) return { ok: true, values };
  const misspelt = email !== '' && !isEmailAddress(email) ? { email: EMAIL_MESSAGE } : {};
  const errors = { ...(said.ok ? {} : said.errors), ...misspelt } as FieldErrors<F> & { email?: string };
  return { ok: false, typed: said.ok ? (said.values as Typed<F>) : said.typed, errors };
}

/** Invites somebody; undefined where whoever asks may not, or there is no such place. 429 where they invite too many. */
export async function sendInvitation(
  context: AppLoadContext,
  request: Request,
  by: { accountId: string },
  invitation: Invitation,
): Promise<MadeInvitation | undefined> {
  const origin = originOf(request, context.settings.baseUrl);
  const made = await invitePerson(context, by, invitation, (token) => origin + paths.invitation(token));
  if (made.outcome === 'throttled') {
    refuse(429, 'You have made many invitations in a short time. Nothing was sent. Try again in 15 minutes.');
  }
  if (made.outcome !== 'invited') return undefined;
  return { email: invitation.email, url: made.url, mailed: made.mailed, days: INVITATION_DAYS };
}
