import type { PersonCommand } from './commands';

interface CommandWords {
  /** On the page of the person. */
  link: string;
  heading: (name: string) => string;
  /** What it means, line by line. */
  lines: string[];
  button: string;
}

/** What an administrator can do to an account, in words. */
export const PERSON_COMMAND_WORDS: Readonly<Record<PersonCommand, CommandWords>> = {
  deactivate: {
    link: 'Deactivate the account',
    heading: (name) => `Deactivate the account of ${name}`,
    lines: [
      'They are signed out everywhere at once and cannot sign in any more.',
      'Their roles stay noted, and what they did stays in the audit log.',
      'You can activate the account again.',
    ],
    button: 'Deactivate the account',
  },
  activate: {
    link: 'Activate the account again',
    heading: (name) => `Activate the account of ${name} again`,
    lines: ['They can sign in again as before, with the roles they had.'],
    button: 'Activate the account',
  },
  'end-sessions': {
    link: 'Sign them out everywhere',
    heading: (name) => `Sign ${name} out everywhere`,
    lines: ['Wherever they are signed in now, they have to sign in again. Use it when a device was lost.'],
    button: 'Sign them out',
  },
  'reset-link': {
    link: 'Make a link to choose a new password',
    heading: (name) => `A link with which ${name} chooses a new password`,
    lines: [
      'You get a link that works once. Make sure that it reaches them and nobody else.',
      'Their password stays as it is until they choose another. You never see it.',
    ],
    button: 'Make the link',
  },
  'remove-second-factor': {
    link: 'Remove the second factor',
    heading: (name) => `Remove the second factor of ${name}`,
    lines: [
      'Signing in then takes their password alone. Use it when they lost their phone and their recovery codes.',
      'First make sure that it is really they who ask.',
    ],
    button: 'Remove the second factor',
  },
};

/** Said where nobody else leads places that somebody leads. */
export const LEADS_ALONE = 'Nobody else leads these places. Appoint another lead first:';
