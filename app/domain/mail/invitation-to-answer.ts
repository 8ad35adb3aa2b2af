import { thresholdWords } from '../assessment/messages';
import { ukMomentWords } from '../assessment/uk-time';
import { shownEntryCode } from '../invitation/entry-code';

/** What an invitation by e-mail tells. */
export interface InvitationFacts {
  placeName: string;
  /** Of the assessment. */
  title: string;
  /** In its one written form. */
  code: string;
  /** Absolute: opens the survey with the code. */
  link: string;
  /** Absolute: where the code can be typed. */
  joinAddress: string;
  /** k: no figure is shown about fewer people than this. */
  threshold: number;
  /** ISO-8601 UTC; null: nobody has said yet. */
  closesAt: string | null;
}

/** The message that invites somebody to answer with a code of their own. */
export function invitationToAnswer(facts: InvitationFacts): { subject: string; text: string } {
  return {
    subject: oneLine(`How well do the organisations of ${facts.placeName} work together?`),
    text: [
      'Hello,',
      '',
      `You are invited to say how well the organisations of ${oneLine(facts.placeName)} work together.`,
      `The survey is called ${oneLine(facts.title)}.`,
      '',
      ...howToAnswer(facts),
      '',
      ...whoSeesWhat(facts),
      '',
      'If you were not expecting this, you can ignore it.',
      '',
    ].join('\n'),
  };
}

/** The message that reminds somebody whose code has not been used. */
export function reminderToAnswer(facts: InvitationFacts): { subject: string; text: string } {
  return {
    subject: oneLine(`A reminder: how well do the organisations of ${facts.placeName} work together?`),
    text: [
      'Hello,',
      '',
      `You were invited to the survey ${oneLine(facts.title)} of ${oneLine(facts.placeName)}.`,
      'Your code has not been used yet. If you would like to answer, there is still time.',
      '',
      ...howToAnswer(facts),
      '',
      ...whoSeesWhat(facts),
      '',
      'Concord sent this by itself. The people who run the survey are not told who got a reminder.',
      '',
    ].join('\n'),
  };
}

const howToAnswer = ({ link, code, joinAddress, closesAt }: InvitationFacts) => [
  'Open this link to begin:',
  link,
  '',
  `Or type this code at ${joinAddress}`,
  shownEntryCode(code),
  '',
  'The code is yours alone and works once. Please do not pass it on.',
  ...(closesAt === null ? [] : [`You can answer until ${ukMomentWords(closesAt)}.`]),
];

const whoSeesWhat = ({ threshold }: InvitationFacts) => [
  'Who sees what:',
  '- Your code only shows that you were invited. It is not stored with your answers.',
  '- The people who run the survey see figures of groups, never one person’s answers.',
  `- ${thresholdWords(threshold)}`,
  '- Your address is deleted when the survey closes.',
];

/** Without line ends, which would begin another header of the message. */
const oneLine = (text: string) => text.replace(/\s+/g, ' ').trim();
