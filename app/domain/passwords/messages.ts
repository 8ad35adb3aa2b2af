import { PASSWORD_LEAST, PASSWORD_MOST, type PasswordWeakness } from './weakness';

/** What to do about a password that cannot be taken. */
export const PASSWORD_MESSAGES: Record<PasswordWeakness, string> = {
  missing: 'Enter a password',
  short: `Use ${PASSWORD_LEAST} characters or more: three random words are easy to keep in mind`,
  long: `Use ${PASSWORD_MOST} characters or fewer`,
  repeated: 'Use more different characters: this repeats the same few',
  personal: 'Choose a password without your name or a part of your e-mail address',
  common: 'Choose a password that is harder to guess, such as three random words',
};

/** Said under the field before anything is typed. */
export const PASSWORD_HINT = `At least ${PASSWORD_LEAST} characters. Three random words are good; do not use it anywhere else.`;
