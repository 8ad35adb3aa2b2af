import { createServer, type Server } from 'node:net';
import { type AddressInfo } from 'node:net';
import { simpleParser, type ParsedMail } from 'mailparser';
import { SMTPServer } from 'smtp-server';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openMailer } from './mail.server';

const FROM = 'Concord <concord@example.org>';
const mail = { to: 'ada@example.org', subject: 'Zürich', text: 'One.\n\n.Two ' + 'long '.repeat(40) };

describe('mail', () => {
  let server: SMTPServer;
  let url: string;
  let received: { to: string[]; mail: ParsedMail }[];
  let refuse: boolean;
  beforeEach(async () => {
    [received, refuse] = [[], false];
    server = new SMTPServer({
      authOptional: true,
      disabledCommands: ['STARTTLS'],
      onData(stream, { envelope }, done) {
        simpleParser(stream).then((parsed) => {
          if (refuse) return done(new Error('no room for ada@example.org'));
          received.push({ to: envelope.rcptTo.map(({ address }) => address), mail: parsed });
          done();
        }, done);
      },
    });
    await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
    url = `smtp://127.0.0.1:${(server.server.address() as AddressInfo).port}`;
  });
  afterEach(() => new Promise<void>((closed) => server.close(closed)));

  it('arrives as it was written, for one address', async () => {
    const mailer = openMailer({ url, from: FROM });
    await mailer.send(mail);
    await mailer.close(1000);
    expect(received).toHaveLength(1);
    expect(received[0]!.to).toEqual(['ada@example.org']);
    const { subject, text, html, from, headers } = received[0]!.mail;
    expect([subject, text?.trimEnd(), html]).toEqual(['Zürich', mail.text.trimEnd(), false]);
    expect(from?.text).toBe('"Concord" <concord@example.org>');
    expect(headers.get('auto-submitted')).toBe('auto-generated');
  });

  it.each([
    { to: 'ada@example.org\r\nBcc: eve@example.org' },
    { to: 'ada@example.org,eve@example.org' },
    { to: 'ada@example.org;eve@example.org' },
    { to: 'Ada <ada@example.org>' },
    { to: '"a"@example.org' },
    { to: 'ada' },
    { to: '' },
    { subject: 'Hello\r\nBcc: eve@example.org' },
    { subject: 'Hello\nX: y' },
  ])('is refused where it could be more than one message to one address: %j', async (odd) => {
    const mailer = openMailer({ url, from: FROM });
    await expect(mailer.send({ ...mail, ...odd })).rejects.toThrow();
    expect(received).toEqual([]);
  });

  it('that is not taken is an error, logged without the address', async () => {
    refuse = true;
    const logged: unknown[] = [];
    const mailer = openMailer(
      { url, from: FROM },
      { warn: (...parts: unknown[]) => void logged.push(parts) },
    );
    await expect(mailer.send(mail)).rejects.toThrow();
    expect(JSON.stringify(logged)).toContain('450');
    expect(JSON.stringify(logged)).not.toContain('ada');
  });

  it('under way is waited for at the end, and no longer than said', async () => {
    const mailer = openMailer({ url, from: FROM });
    const sending = mailer.send(mail);
    await mailer.close(5000);
    await sending;
    expect(received).toHaveLength(1);

    const silent: Server = createServer(() => {});
    await new Promise<void>((ready) => silent.listen(0, '127.0.0.1', ready));
    const stuck = openMailer({
      url: `smtp://127.0.0.1:${(silent.address() as AddressInfo).port}`,
      from: FROM,
    });
    stuck.send(mail).catch(() => {});
    const start = Date.now();
    await stuck.close(100);
    expect(Date.now() - start).toBeLessThan(2000);
    silent.close();
  });
});
