/** A mail server of a test's own, and what came to it. */
import type { AddressInfo } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { simpleParser } from 'mailparser';
import { SMTPServer } from 'smtp-server';

/** A message as it came. */
export interface Received {
  to: string[];
  subject: string;
  text: string;
}

export interface Mailbox {
  /** What SMTP_URL is set to. */
  url: string;
  received: Received[];
  /** The next message to an address whose subject has these words, once it has come. */
  next(to: string, words: string): Promise<Received>;
  close(): Promise<void>;
}

const PATIENCE_MS = 10_000;

/** Opens a mail server that takes everything. */
export async function openMailbox(): Promise<Mailbox> {
  const received: Received[] = [];
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onData(stream, { envelope }, done) {
      simpleParser(stream).then(({ subject = '', text = '' }) => {
        received.push({ to: envelope.rcptTo.map(({ address }) => address), subject, text });
        done();
      }, done);
    },
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  const seen = new Set<Received>();
  return {
    url: `smtp://127.0.0.1:${(server.server.address() as AddressInfo).port}`,
    received,
    async next(to, words) {
      for (const start = Date.now(); Date.now() - start < PATIENCE_MS; await pause(20)) {
        const found = received.find(
          (mail) => !seen.has(mail) && mail.to.join() === to && mail.subject.includes(words),
        );
        if (found) {
          seen.add(found);
          return found;
        }
      }
      throw new Error(`no message with “${words}” to ${to} among ${JSON.stringify(received)}`);
    },
    close: () => new Promise((closed) => server.close(closed)),
  };
}
