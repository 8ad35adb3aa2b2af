/** Something that Concord keeps in a browser. */
export interface KeptInBrowser {
  /** As the browser shows it. */
  name: string;
  /** What it is needed for. */
  purpose: string;
  /** How long it stays. */
  stays: string;
}

/** Every cookie there is. All are needed for what somebody asks for, so none needs consent. */
export const COOKIES: readonly KeptInBrowser[] = [
  {
    name: 'concord-answers',
    purpose: 'Opens your own answers in this browser. Each set of answers has one of its own.',
    stays:
      'about a day when you took the survey by yourself. For the survey of a place, until 30 days after it closes, or 180 days where it has no closing day. It goes at once when you choose “Close my answers on this device”.',
  },
  {
    name: 'concord-shared',
    purpose: 'Lets you read results that were shared with you by a link with a password.',
    stays: 'until you close the browser.',
  },
  {
    name: 'concord-account',
    purpose: 'Keeps you signed in, if you have an account. People who answer the survey have none.',
    stays:
      'until you sign out or close the browser; after 12 hours without use, or 7 days, it is worth nothing.',
  },
  {
    name: 'concord-second-step',
    purpose: 'Remembers, while you sign in, that your password was right and your code is still to come.',
    stays: '10 minutes.',
  },
  {
    name: 'concord-at-provider',
    purpose: 'Recognises you when you come back from signing in with your organisation.',
    stays: '10 minutes.',
  },
  {
    name: 'concord-workshop',
    purpose: 'Lets this phone or computer take part in a workshop that you joined, and change its votes.',
    stays: 'two days.',
  },
];

/** What stands in the other storage of a browser. */
export const STORAGE: readonly KeptInBrowser[] = [
  {
    name: 'concord-unsaved',
    purpose: 'Keeps answers on your device while there is no connection, so that none is lost.',
    stays: 'until they are saved, or you choose “Close my answers on this device”.',
  },
  {
    name: 'concord-votes',
    purpose:
      'Keeps your vote in a workshop on your device while there is no connection, so that it is not lost.',
    stays: 'until it has arrived, or can no longer count.',
  },
  {
    name: 'concord-shortcuts',
    purpose: 'Remembers that a facilitator switched off the keyboard shortcuts of the workshop console.',
    stays: 'until they are switched on again.',
  },
  {
    name: 'concord-screen-colours',
    purpose: 'Remembers whether the screen of a workshop was last shown in light or dark colours.',
    stays: 'until this browser’s data are deleted.',
  },
  {
    name: 'positions',
    purpose: 'Remembers how far down a page you were, for when you go back to it.',
    stays: 'until you close the tab.',
  },
];
