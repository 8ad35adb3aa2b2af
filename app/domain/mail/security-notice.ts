import { mailOf, type MailText } from './mail-text';

/** What was changed about how somebody signs in. */
export type SecurityChange =
  'password-changed' | 'second-factor-on' | 'second-factor-off' | 'second-factor-removed' | 'provider-joined';

const CHANGES: Record<SecurityChange, { subject: string; words: string }> = {
  'password-changed': {
    subject: 'Your Concord password was changed',
    words: 'The password of your Concord account was changed. All other devices were signed out.',
  },
  'second-factor-on': {
    subject: 'Signing in to Concord now asks for a code',
    words: 'Signing in to your Concord account now asks for a code from your authenticator app.',
  },
  'second-factor-off': {
    subject: 'Signing in to Concord no longer asks for a code',
    words: 'Signing in to your Concord account no longer asks for a code. The password alone is enough.',
  },
  'second-factor-removed': {
    subject: 'Signing in to Concord no longer asks for a code',
    words:
      'An administrator has turned off the code that signing in to your Concord account asked for. The password alone is enough now.',
  },
  'provider-joined': {
    subject: 'A new way to sign in to Concord',
    words:
      'Your Concord account can now be used through your organisation’s sign-in. If it has a password, that still works too.',
  },
};

/** Tells somebody that the way they sign in was changed, in case it was not them. */
export function securityNotice(change: SecurityChange): MailText {
  const { subject, words } = CHANGES[change];
  return mailOf(subject, [
    words,
    'If this was you, there is nothing to do.',
    'If it was not, tell an administrator of your Concord at once: somebody else may be using your account.',
  ]);
}
