import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { invitationMail } from './invitation';
import type { MailText } from './mail-text';
import { noPasswordMail, passwordResetMail } from './password-reset';
import { type SecurityChange, securityNotice } from './security-notice';

const url = 'https://concord.example/invitation/0123456789abcdef';
const invitation = {
  from: 'Ada Okonkwo',
  administrator: false,
  analyst: false,
  place: { name: 'Exampleshire', role: 'viewer' as const },
  url,
  days: 7,
};
const CHANGES: SecurityChange[] = [
  'password-changed',
  'second-factor-on',
  'second-factor-off',
  'second-factor-removed',
  'provider-joined',
];
const all: [string, MailText][] = [
  ['to a place', invitationMail(invitation)],
  ['to everything', invitationMail({ ...invitation, administrator: true, analyst: true })],
  ['to an account alone', invitationMail({ ...invitation, place: null })],
  ['to a new password', passwordResetMail({ url, minutes: 60 })],
  ['to somebody without password', noPasswordMail({ url })],
  ...CHANGES.map((change): [string, MailText] => [change, securityNotice(change)]),
];

describe('a message', () => {
  it.each(all)('is short, plain and says what to do: %s', (_, { subject, text }) => {
    expect(subject.length).toBeLessThan(60);
    expect(subject).not.toMatch(/\p{Cc}/u);
    expect(text).not.toMatch(/[<>!\t]|undefined|null|false/);
    expect(text).toMatch(/If (you did not|it was not)/);
    const sentences = text.replace(/^https?:.*$/gm, '').split(/[.:\n]+\s*/);
    for (const sentence of sentences) expect(sentence.split(' ').length, sentence).toBeLessThan(28);
  });

  it('invites to a place, a role and the installation in so many words', () => {
    const { subject, text } = invitationMail({ ...invitation, administrator: true });
    expect(subject).toBe('Join Exampleshire on Concord');
    expect(text).toContain('Ada Okonkwo invites you to join Exampleshire on Concord.');
    expect(text).toContain('You would be a viewer: you read the results.');
    expect(text).toContain('You would be an administrator');
    expect(text).not.toContain('analyst');
    expect(text).toContain(`within 7 days:\n\n${url}\n`);
  });

  it.each([
    ['Ada\r\nBcc: all@example.org', 'Ada Bcc: all@example. org'],
    ['Win at https://evil.example/x', 'Win at evil. example/x'],
    ['www.evil.example', 'www. evil. example'],
    ['http:://////evil.example', 'http: evil. example'],
    ['a\u202Eb\u0000c', 'a b c'],
    ['x'.repeat(300), 'x'.repeat(100)],
  ])('takes no more than a name from a name: %j', (name, said) => {
    const { subject, text } = invitationMail({ ...invitation, place: { name, role: 'lead' } });
    expect(subject).toBe(`Join ${said} on Concord`);
    expect(text).toContain(`join ${said} on`);
    expect(invitationMail({ ...invitation, from: name }).text).toContain(`${said} invites`);
  });

  it('has one link and one line of subject, whatever people are called', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }), (from, name) => {
        const { subject, text } = invitationMail({ ...invitation, from, place: { name, role: 'lead' } });
        expect(subject).not.toMatch(/\p{Cc}/u);
        expect(text.match(/:\/\//g)).toHaveLength(1);
      }),
    );
  });
});
