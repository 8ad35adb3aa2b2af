import type { InstallationTexts } from '~/domain/installation/texts';

/** A field of the form for the texts of the installation. */
export interface TextField {
  name: keyof InstallationTexts;
  label: string;
  hint: string;
  /** Lines; left out for a single one. */
  rows?: number;
}

/** The form for them, in order. */
export const TEXT_FORM: readonly TextField[] = [
  {
    name: 'controller',
    label: 'Who is responsible for the data',
    hint: 'The organisation that is the controller by law, with its full name. If each place is its own controller, say so here.',
  },
  { name: 'contactName', label: 'Whom to ask', hint: 'A team or a person, such as “Data protection team”.' },
  { name: 'contactEmail', label: 'Their e-mail address', hint: 'Everybody can read it.' },
  { name: 'contactTelephone', label: 'Their telephone number', hint: 'Such as 01632 960 001.' },
  {
    name: 'privacy',
    label: 'Your own part of the privacy notice',
    hint: 'Stands below ours, which says what Concord keeps. For example: your legal basis, how long you keep results, how to complain to the Information Commissioner. Leave a blank line between paragraphs.',
    rows: 12,
  },
  {
    name: 'accessibility',
    label: 'Whom to tell if somebody cannot use a page',
    hint: 'An e-mail address or telephone number, and how soon you answer.',
    rows: 3,
  },
];
