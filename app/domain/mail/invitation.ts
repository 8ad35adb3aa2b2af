import { offeredRoles } from '../access/role-words';
import type { PlaceRole } from '../access/uses';
import { mailOf, type MailText, oneLine } from './mail-text';

/** Asks somebody to make an account, or to take on a role. Says the same whether the address has an account or not. */
export function invitationMail(invitation: {
  /** Who invites, by name. */
  from: string;
  administrator: boolean;
  analyst: boolean;
  place: { name: string; role: PlaceRole } | null;
  url: string;
  /** How long the link works. */
  days: number;
}): MailText {
  const { administrator, analyst, place, url, days } = invitation;
  const from = oneLine(invitation.from);
  const where = place ? oneLine(place.name) : undefined;
  return mailOf(where ? `Join ${where} on Concord` : 'Join Concord', [
    where ? `${from} invites you to join ${where} on Concord.` : `${from} invites you to Concord.`,
    'Concord is where local health and care partners judge how well they work together.',
    ...offeredRoles({ administrator, analyst, role: place?.role ?? null }).map(
      (role) => `You would be ${role}.`,
    ),
    `To accept, open this link within ${days} days:`,
    url,
    'If you did not expect this, do nothing. Nothing happens until the link is opened and accepted.',
  ]);
}
