import { type AppLoadContext, data, redirect } from '@remix-run/node';
import { postedText, refuse } from '~/lib/http';
import { readForm } from '~/lib/form-schema.server';
import type { Fields } from '~/lib/form-fields';
import { paths } from '~/lib/paths';
import { acceptInvitation, findInvitation, makeInvitedAccount } from '~/services/accepted-invitations.server';
import type { OpenInvitation } from '~/services/account-invitations.server';
import { signIn } from '~/services/accounts.server';
import { passwordProblem } from '~/services/chosen-passwords.server';
import { findPlace } from '~/services/places.server';
import { replyToSignIn } from '../sign-in/sign-in-reply.server';
import { type Account, signInCookie, visitorOf } from '../sign-in/signed-in.server';

const GONE =
  'This invitation does not work. It may be more than seven days old, accepted already, or taken back. If you have accepted it, sign in. If not, ask whoever invited you for a new one.';

const FIELDS = {
  name: { kind: 'text', required: 'Enter your name', most: 100, tooLong: 'Use 100 characters or fewer' },
} as const satisfies Fields;

/** The invitation of a link; every link that does not work gets the same page. */
export async function getInvitation(context: AppLoadContext, token: string): Promise<OpenInvitation> {
  return (await findInvitation(context, token)) ?? refuse(410, GONE);
}

/** Where to go on once an invitation is accepted. */
const wayOn = (placeId: string | null) => (placeId === null ? paths.places : paths.place(placeId));

/** Accepts for somebody who is signed in. */
export async function accept(context: AppLoadContext, token: string, account: Account, form: FormData) {
  const accepted = await acceptInvitation(context, token, account.id);
  if (accepted.outcome === 'accepted') return redirect(wayOn(accepted.placeId));
  if (accepted.outcome === 'other-address') {
    return refuse(409, 'You are signed in with another address than the one that was invited.');
  }
  // A second press of the button: what it asks for is done, as the place shows.
  const placeId = postedText(form, 'place');
  const joined = await findPlace(context, { accountId: account.id, placeId }, 'see-assessments');
  return joined ? redirect(paths.place(placeId)) : refuse(410, GONE);
}

/** Makes the account that was invited, or says what is wrong with what was typed. */
export async function makeAccount(context: AppLoadContext, request: Request, token: string, form: FormData) {
  const password = postedText(form, 'password');
  const invitation = await findInvitation(context, token);
  if (!invitation) return alreadyMade(context, request, form, password);
  const said = readForm(FIELDS, form);
  const name = said.ok ? said.values.name : (said.typed.name ?? '');
  const problem = await passwordProblem(password, { name, email: invitation.email });
  if (!said.ok || problem !== undefined) {
    const errors = { name: said.ok ? undefined : said.errors.name, password: problem };
    return data({ name, errors }, { status: 400 });
  }
  const made = await makeInvitedAccount(context, token, { name, password }, visitorOf(context, request));
  switch (made.outcome) {
    case 'made':
      return redirect(wayOn(made.placeId), {
        headers: { 'Set-Cookie': signInCookie(context, request, made.token) },
      });
    case 'has-account':
      return redirect(paths.signIn(paths.invitation(token)));
    case 'gone':
      return alreadyMade(context, request, form, password);
  }
}

/** A second press of the button: what it asks for is done, as the password shows. */
async function alreadyMade(context: AppLoadContext, request: Request, form: FormData, password: string) {
  const email = postedText(form, 'email');
  if (email === '' || password === '') return refuse(410, GONE);
  const tried = await signIn(context, { email, password }, visitorOf(context, request));
  return replyToSignIn(context, request, tried, undefined) ?? refuse(410, GONE);
}
