import { createTransport } from 'nodemailer';
import type { Logger } from 'pino';
import type { MailText } from '~/domain/mail/mail-text';
import { isEmailAddress } from './email-address';
import type { MailSettings } from './env-connections.server';

/** How long the mail server may take for each step, in milliseconds. */
const PATIENCE_MS = 10_000;

/** What would end a header, name a second recipient or stand for more than an address. */
const ODD = /[\p{Cc}<>"(),;:\\]/u;

/** The mail server as the use cases know it, and its end. */
export interface OpenMailer {
  /** @throws where the mail server did not take the message, or it would not be one plain message to one address */
  send(mail: MailText & { to: string }): Promise<void>;
  /** Resolves once what is being sent was sent or failed, or after the time given. Nothing is left open. */
  close(patienceMs: number): Promise<void>;
}

/**
 * Sends plain text over SMTP, a connection for each message: none is kept, so none is lost or left open. Failures are
 * logged by their kind; addresses and what was written are not.
 * @param log left out: failures are thrown alone
 */
export function openMailer({ url, from }: MailSettings, log?: Pick<Logger, 'warn'>): OpenMailer {
  const transport = createTransport({
    url,
    connectionTimeout: PATIENCE_MS,
    greetingTimeout: PATIENCE_MS,
    socketTimeout: PATIENCE_MS,
    // A message is text and nothing else.
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  const underWay = new Set<Promise<unknown>>();

  const deliver = async ({ to, subject, text }: MailText & { to: string }) => {
    if (!isEmailAddress(to) || ODD.test(to)) throw new Error('a message can go to one plain address only');
    if (/\p{Cc}/u.test(subject)) throw new Error('the subject of a message is one line');
    try {
      await transport.sendMail({
        from,
        // As an object it is taken as it stands, and not read as a list.
        to: { name: '', address: to },
        subject,
        text,
        // Tells programs that answer by themselves not to.
        headers: { 'Auto-Submitted': 'auto-generated' },
      });
    } catch (error) {
      const { code, command, responseCode } = error as Record<string, unknown>;
      log?.warn({ code, command, responseCode }, 'a message could not be sent');
      throw error;
    }
  };

  return {
    send(mail) {
      const sending = deliver(mail);
      underWay.add(sending);
      const end = () => void underWay.delete(sending);
      sending.then(end, end);
      return sending;
    },
    async close(patienceMs) {
      let late: NodeJS.Timeout | undefined;
      await Promise.race([
        Promise.allSettled(underWay),
        new Promise((resolve) => (late = setTimeout(resolve, patienceMs))),
      ]);
      clearTimeout(late);
      transport.close();
    },
  };
}
