import type { PlaceRole } from '../access/uses';
import { mailOf, type MailText, oneLine } from './mail-text';

/** What somebody with a role does in a place, in a few words. */
const ROLE_WORDS: Record<PlaceRole, string> = {
  lead: 'lead: you set up assessments and read their results',
  facilitator: 'facilitator: you read the results and keep the list of actions',
  viewer: 'viewer: you read the results',
};

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
    place && `You would be a ${ROLE_WORDS[place.role]}.`,
    administrator && 'You would be an administrator: you look after this installation of Concord.',
    analyst && 'You would be an analyst: you run programmes across places.',
    `To accept, open this link within ${days} days:`,
    url,
    'If you did not expect this, do nothing. Nothing happens until the link is opened and accepted.',
  ]);
}
