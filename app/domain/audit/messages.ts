import { installationRoleNames, roleName } from '../access/messages';
import type { PlaceRole } from '../access/uses';
import { ukMomentWords } from '../assessment/uk-time';
import type { DayProblem } from './filter';

/** An entry with the names behind its ids. */
export interface ToldEntry {
  action: string;
  /** As stored. */
  details: Readonly<Record<string, unknown>>;
  /** The name of the person it was done to; undefined where it was none. */
  person?: string | undefined;
  /** The title of the assessment it was done to; undefined where it was none, or it was deleted since. */
  assessment?: string | undefined;
}

interface Action {
  /** What was done, without to whom: for choosing among all. */
  name: string;
  /** With what is known of it; the name alone where left out. */
  words?: (told: ToldEntry) => string;
}

const someone = ({ person }: ToldEntry) => person ?? 'somebody';
const survey = ({ assessment }: ToldEntry) => (assessment ? `“${assessment}”` : 'an assessment');
const quoted = (text: unknown) => (typeof text === 'string' ? `“${text}”` : 'another');
const role = (text: unknown) =>
  text === 'lead' || text === 'facilitator' || text === 'viewer'
    ? roleName(text satisfies PlaceRole)
    : 'member';
const moment = (text: unknown) =>
  typeof text === 'string' && !Number.isNaN(Date.parse(text)) ? ukMomentWords(text) : undefined;
const roles = ({ administrator, analyst }: ToldEntry['details']) =>
  installationRoleNames({ administrator: administrator === true, analyst: analyst === true })
    .join(' and ')
    .toLowerCase();

/** To what somebody is invited: " as viewer of the place". */
const asWhat = (details: ToldEntry['details']) => {
  const parts = [
    ...(typeof details.role === 'string' ? [`${role(details.role)} of the place`] : []),
    ...(roles(details) ? [roles(details)] : []),
  ];
  return parts.length > 0 ? ` as ${parts.join(' and ')}` : '';
};

const workshopWords =
  (verb: string) =>
  ({ details }: ToldEntry) =>
    `${verb} the workshop ${quoted(details.title)}`;

/** Everything that is written down in the audit log, in plain words. The only place where that is said. */
export const AUDIT_ACTIONS: Readonly<Record<string, Action>> = {
  'account.created': {
    name: 'Account made',
    words: (told) => {
      const as = roles(told.details);
      return `Made the account of ${someone(told)}${as && `, as ${as}`}`;
    },
  },
  'account.roles-changed': {
    name: 'Roles in the installation changed',
    words: (told) => `Changed the roles of ${someone(told)} to: ${roles(told.details) || 'none'}`,
  },
  'account.deactivated': {
    name: 'Account deactivated',
    words: (told) => `Deactivated the account of ${someone(told)} and ended their sessions`,
  },
  'account.activated': {
    name: 'Account activated again',
    words: (told) => `Activated the account of ${someone(told)} again`,
  },
  'account.sessions-ended': {
    name: 'Sessions ended by an administrator',
    words: (told) => `Signed ${someone(told)} out everywhere`,
  },
  'account.password-replaced': {
    name: 'Password replaced at the command line',
    words: (told) => `Gave ${someone(told)} a new password and ended their sessions`,
  },
  'account.renamed': { name: 'Own name changed' },
  'account.password-changed': { name: 'Own password changed' },
  'account.password-reset': { name: 'New password chosen by a link' },
  'account.joined-provider': { name: 'Own account linked to the sign-on of an organisation' },
  'reset-link.asked-for': { name: 'Link for a new password asked for' },
  'reset-link.made': {
    name: 'Link for a new password made by an administrator',
    words: (told) => `Made a link with which ${someone(told)} can choose a new password`,
  },
  'second-factor.on': { name: 'Own second factor turned on' },
  'second-factor.off': { name: 'Own second factor turned off' },
  'second-factor.failed': { name: 'Wrong code of a second factor entered' },
  'second-factor.removed': {
    name: 'Second factor removed by an administrator',
    words: (told) => `Removed the second factor of ${someone(told)}`,
  },
  'recovery-codes.made': { name: 'New recovery codes made' },
  'recovery-code.used': { name: 'Signed in with a recovery code' },
  'invitation.made': {
    name: 'Invitation made',
    words: ({ details }) => `Invited somebody${asWhat(details)}`,
  },
  'invitation.accepted': {
    name: 'Invitation accepted',
    words: ({ details }) => `Accepted an invitation${asWhat(details)}`,
  },
  'invitation.taken-back': { name: 'Invitation taken back' },
  'set-up.refused': { name: 'Wrong set-up code entered' },
  'sign-in.failed': { name: 'Sign-in failed' },
  'session.begun': { name: 'Signed in' },
  'session.ended': { name: 'Signed out' },

  'place.registered': {
    name: 'Place registered',
    words: ({ details }) => `Registered the place ${quoted(details.name)}`,
  },
  'place.renamed': {
    name: 'Place renamed',
    words: ({ details }) => `Renamed the place from ${quoted(details.from)} to ${quoted(details.to)}`,
  },
  'member.role-changed': {
    name: 'Role in a place changed',
    words: (told) =>
      `Changed the role of ${someone(told)} from ${role(told.details.from)} to ${role(told.details.to)}`,
  },
  'member.removed': {
    name: 'Somebody taken out of a place',
    words: (told) => `Took ${someone(told)} (${role(told.details.role)}) out of the place`,
  },
  'member.left': {
    name: 'Somebody left a place',
    words: ({ details }) => `Left the place (was ${role(details.role)})`,
  },
  'member.lead-appointed': {
    name: 'Lead appointed by an administrator',
    words: (told) => `Appointed ${someone(told)} as lead, as administrator`,
  },

  'assessment.drafted': {
    name: 'Assessment drafted',
    words: ({ details }) => `Drafted the assessment ${quoted(details.title)}`,
  },
  'assessment.changed': {
    name: 'Set-up of an assessment changed',
    words: (told) => `Changed the set-up of ${survey(told)}`,
  },
  'assessment.closing-changed': {
    name: 'Closing time changed',
    words: (told) => {
      const closing = moment(told.details.closesAt);
      return closing
        ? `Set the closing of ${survey(told)} to ${closing}`
        : `Left the closing of ${survey(told)} to be done by hand`;
    },
  },
  'assessment.context-changed': {
    name: 'Facts about the place changed',
    words: (told) => `Changed what is told about the place in ${survey(told)}`,
  },
  'assessment.taken-back': {
    name: 'Assessment taken back to draft',
    words: (told) => `Took ${survey(told)} back to draft`,
  },
  'assessment.scheduled': {
    name: 'Assessment set to open by itself',
    words: (told) => `Set ${survey(told)} to open by itself`,
  },
  'assessment.opened': {
    name: 'Assessment opened',
    words: (told) => {
      const { threshold } = told.details;
      const least = typeof threshold === 'number' ? `: no figure about fewer than ${threshold} people` : '';
      return `Opened ${survey(told)}${least}`;
    },
  },
  'assessment.closed': { name: 'Assessment closed', words: (told) => `Closed ${survey(told)}` },
  'assessment.reopened': {
    name: 'Assessment opened again',
    words: (told) => `Opened ${survey(told)} again`,
  },
  'assessment.archived': {
    name: 'Assessment archived',
    words: (told) => `Put ${survey(told)} into the archive`,
  },
  'assessment.answers-deleted': {
    name: 'Answers deleted at the end of their time',
    words: (told) => `Deleted the answers of ${survey(told)}, whose time was over`,
  },
  'assessment.deleted': {
    name: 'Assessment set to be deleted',
    words: (told) => `Set ${survey(told)} to be deleted`,
  },
  'assessment.kept': {
    name: 'Deletion of an assessment taken back',
    words: (told) => `Took back the deletion of ${survey(told)}`,
  },
  'assessment.deletion-asked': {
    name: 'Deletion of an assessment asked for',
    words: (told) => `Asked for ${survey(told)} to be deleted`,
  },
  'assessment.keeping-shortened': {
    name: 'Time that answers are kept shortened',
    words: (told) => `Shortened how long the answers of ${survey(told)} are kept`,
  },
  'codes.made': { name: 'Codes made', words: (told) => `Made codes for ${survey(told)}` },
  'codes.downloaded': { name: 'Codes downloaded', words: (told) => `Downloaded codes for ${survey(told)}` },
  'codes.mailed': {
    name: 'Codes sent by e-mail',
    words: (told) => `Sent codes for ${survey(told)} by e-mail`,
  },
  'codes.reminders-sent': {
    name: 'Reminders sent',
    words: (told) => `Sent reminders for ${survey(told)} by e-mail`,
  },
  'codes.address-mended': {
    name: 'E-mail address of an invitation corrected',
    words: (told) => `Corrected an e-mail address among the invitations to ${survey(told)}`,
  },
  'import.taken-in': {
    name: 'Answers imported',
    words: (told) => `Imported answers into ${survey(told)}`,
  },
  'import.undone': { name: 'Import undone', words: (told) => `Undid an import into ${survey(told)}` },
  'action.added': { name: 'Action added' },
  'action.changed': { name: 'Action changed' },
  'action.deleted': { name: 'Action deleted' },
  'action.carried-over': { name: 'Action carried over from an earlier round' },
  'comments.reviewed': {
    name: 'Comments reviewed',
    words: (told) => `Reviewed comments of ${survey(told)}`,
  },
  'results-link.made': { name: 'Link to results made' },
  'results-link.taken-back': { name: 'Link to results taken back' },
  'edition.computed': {
    name: 'Results worked out',
    words: (told) => `Worked out the results of ${survey(told)}`,
  },

  'texts.changed': { name: 'Texts of the installation changed' },
  'workshop.made': { name: 'Workshop made', words: workshopWords('Made') },
  'workshop.started': { name: 'Workshop started', words: workshopWords('Started') },
  'workshop.ended': { name: 'Workshop ended', words: workshopWords('Ended') },
  'workshop.deleted': { name: 'Workshop deleted', words: workshopWords('Deleted') },
  'audit.exported': { name: 'Audit log downloaded' },
};

/** What was done, in a sentence without its subject. An action without words of its own is named as it is stored. */
export function auditWords(told: ToldEntry): string {
  const action = actionOf(told.action);
  if (!action) return `Did “${told.action}”`;
  return action.words?.(told) ?? action.name;
}

/** The name of an action, or as it is stored where it has none. */
export const actionName = (action: string): string => actionOf(action)?.name ?? action;

const actionOf = (action: string): Action | undefined =>
  Object.hasOwn(AUDIT_ACTIONS, action) ? AUDIT_ACTIONS[action] : undefined;

/** Those who do things without being a person. */
export const OTHER_ACTORS: Readonly<Record<string, string>> = {
  system: 'Concord itself',
  command: 'Whoever runs the server',
};

/** Who did something: by name, or that the name is not known any more. */
export const actorWords = (actor: string, name: string | undefined): string =>
  name ?? (Object.hasOwn(OTHER_ACTORS, actor) ? OTHER_ACTORS[actor]! : 'Somebody whose account is gone');

/** What is wrong with a day of the filter, and how to mend it. */
export function dayProblemWords(end: 'from' | 'to', problem: DayProblem): string {
  if (problem === 'before-from') return 'Choose a last day that is not before the first';
  return `Enter a real date for the ${end === 'from' ? 'first' : 'last'} day, such as 3 November 2026 or 3/11/2026`;
}

/** What is wrong with the log. */
export function faultWords({ seq, fault }: { seq: number; fault: 'missing' | 'changed' | 'end' }): string {
  switch (fault) {
    case 'missing':
      return `Entry ${seq} is missing, or another stands in its place.`;
    case 'changed':
      return `Entry ${seq} is not as it was written, or was written with another secret (SESSION_SECRET).`;
    case 'end':
      return `The log does not end as it was sealed: entries from number ${seq} on were taken out, or its end was changed.`;
  }
}
