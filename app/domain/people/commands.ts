/** What an administrator can do to somebody's account, besides changing its roles. */
export const PERSON_COMMANDS = [
  'deactivate',
  'activate',
  'end-sessions',
  'reset-link',
  'remove-second-factor',
] as const;

export type PersonCommand = (typeof PERSON_COMMANDS)[number];

/** What can be done to an account as it stands; nobody locks themselves out. */
export function commandsFor(person: {
  isOwn: boolean;
  state: 'active' | 'deactivated';
  sessions: number;
  secondFactor: boolean;
}): PersonCommand[] {
  const { isOwn, state, sessions, secondFactor } = person;
  if (state === 'deactivated') return ['activate'];
  if (isOwn) return [];
  return [
    'reset-link',
    ...(secondFactor ? (['remove-second-factor'] as const) : []),
    ...(sessions > 0 ? (['end-sessions'] as const) : []),
    'deactivate',
  ];
}
