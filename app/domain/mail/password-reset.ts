import { mailOf, type MailText } from './mail-text';

/** Lets somebody who has forgotten their password choose a new one. */
export function passwordResetMail({ url, minutes }: { url: string; minutes: number }): MailText {
  return mailOf('Choose a new password for Concord', [
    'Somebody, probably you, asked for a new password for your Concord account.',
    `To choose one, open this link within ${minutes} minutes. It works once:`,
    url,
    'You will be signed out everywhere, and can then sign in with the new password.',
    'If you did not ask for it, do nothing. Your password stays as it is.',
  ]);
}

/** For somebody who has no password to forget: they sign in elsewhere. */
export function noPasswordMail({ url }: { url: string }): MailText {
  return mailOf('Signing in to Concord', [
    'Somebody, probably you, asked for a new password for your Concord account.',
    'Your account has no password: you sign in through your organisation, here:',
    url,
    'If that no longer works, ask an administrator of your Concord for a link to choose a password.',
    'If you did not ask for it, do nothing.',
  ]);
}
