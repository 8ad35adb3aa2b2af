import type { AppLoadContext } from '@remix-run/node';
import type { ShownInvitation } from '~/components/account/open-invitations';
import { installationRoleNames, roleTitle } from '~/domain/access/messages';
import { refuse } from '~/lib/http';
import { type OpenInvitation, takeBackInvitation } from '~/services/account-invitations.server';

/** An invitation as the list of open ones shows it. */
export function invitationShown(invitation: OpenInvitation): ShownInvitation {
  const { id, email, place, invitedByName, expiresAt } = invitation;
  const roles = [...(place ? [roleTitle(place.role)] : []), ...installationRoleNames(invitation)];
  return { id, email, to: roles.join(' and ') || 'Somebody with an account', invitedByName, expiresAt };
}

/**
 * Takes an invitation back, where a posted form asks for that; else does nothing and returns false. 409 where it is not
 * open any more.
 * @param placeId the place that it is to; null for the installation
 */
export async function takeBackAsPosted(
  context: AppLoadContext,
  form: FormData,
  by: { accountId: string },
  placeId: string | null,
): Promise<boolean> {
  if (form.get('intent') !== 'take-back') return false;
  const id = String(form.get('invitation') ?? '');
  if ((await takeBackInvitation(context, by, { id, placeId })) === 'not-there') {
    refuse(409, 'This invitation is not open any more: it was taken up, taken back, or its time is over.');
  }
  return true;
}
