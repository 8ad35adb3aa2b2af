import { type DueMessage, endMessage, takeMessage } from 'db/queries/invitation-addresses';
import { invitationToAnswer, reminderToAnswer } from '~/domain/mail/invitation-to-answer';
import { paths } from '~/lib/paths';
import { unseal } from '~/lib/sealed.server';
import type { Services } from './context.server';
import { unsealEntryCode } from './entry-code-keys.server';

/** How long a process that sends a message may say nothing before another one takes over. */
const LEASE_MS = 5 * 60_000;
/** How long to wait after each attempt that failed; after the last one it is given up. In minutes. */
const PAUSES = [1, 5, 30, 120, 480];
/** So many in one go; what is left is sent in the next. */
const AT_ONCE = 50;

/**
 * Sends the invitations and reminders that are due, one after the other. Any number of processes may do so: each message
 * is sent by one of them. Should one end just after the mail server took a message, it is sent once more.
 * @returns how many messages were dealt with
 */
export async function sendDueInvitations(services: Services): Promise<number> {
  const { db, mail, baseUrl, clock } = services;
  if (!mail || baseUrl === undefined) return 0;
  for (let count = 0; count < AT_ONCE; count += 1) {
    const now = clock();
    const due = await takeMessage(db, now.toISOString(), after(now, LEASE_MS));
    if (!due) return count;
    const message = messageOf(services, baseUrl, due);
    // Nothing to send, or nobody to remind.
    if (!message) await endMessage(db, due, { state: 'sent' });
    else {
      try {
        await mail.send(message);
        await endMessage(db, due, { state: 'sent' });
      } catch (error) {
        await endMessage(db, due, afterFailure(error, due.attempts, clock()));
      }
    }
  }
  return AT_ONCE;
}

function messageOf(services: Services, baseUrl: string, due: DueMessage) {
  const to = unseal(services.keys.bytes('address-sealed'), due.id, due.sealedAddress);
  const code =
    due.sealedCode === null
      ? undefined
      : unsealEntryCode(services, { hash: due.codeHash, sealed: due.sealedCode });
  if (to === undefined || code === undefined || due.spent) return undefined;
  const { placeName, title, threshold, closesAt } = due;
  const facts = {
    ...{ placeName, title, threshold, closesAt, code },
    link: baseUrl + paths.withCode(code),
    joinAddress: baseUrl + paths.join,
  };
  return { to, ...(due.mail === 'invitation' ? invitationToAnswer(facts) : reminderToAnswer(facts)) };
}

/** When a message is tried again: ever later; never where the mail server says that there is no such address. */
function afterFailure(error: unknown, attempts: number, now: Date) {
  const code = (error as { responseCode?: unknown }).responseCode;
  const isForGood = typeof code === 'number' && code >= 550 && code < 560;
  const pause = PAUSES[attempts - 1];
  return isForGood || pause === undefined
    ? ({ state: 'failed' } as const)
    : ({ state: 'waiting', dueAt: after(now, pause * 60_000) } as const);
}

const after = (now: Date, ms: number) => new Date(now.getTime() + ms).toISOString();
