/** The addresses of whoever looks after the installation. */
export const administrationPaths = {
  home: '/administration',
  /** With words to find somebody by. */
  people: '/administration/people',
  invitePerson: '/administration/people/invite',
  invitations: '/administration/people/invitations',
  person: (id: string) => `/administration/people/${id}`,
  personCommand: (id: string, command: string) => `/administration/people/${id}/${command}`,
  places: '/administration/places',
  place: (id: string) => `/administration/places/${id}`,
  renamePlace: (id: string) => `/administration/places/${id}/rename`,
  audit: '/administration/audit',
  /** What one person did, and what was done to them. */
  auditOf: (person: string) => `/administration/audit?person=${person}`,
  auditIn: (place: string) => `/administration/audit?place=${place}`,
  auditFile: '/administration/audit/file',
  texts: '/administration/texts',
  settings: '/administration/settings',
  health: '/administration/health',
  backups: '/administration/backups',
} as const;

/** The addresses of the people of one place. */
export const placePeoplePaths = (place: string) => {
  const home = `/places/${place}/people`;
  return {
    home,
    invite: `${home}/invite`,
    leave: `${home}/leave`,
    member: (id: string) => `${home}/${id}`,
    /** What happened lately in the place. */
    log: `/places/${place}/log`,
    rename: `/places/${place}/rename`,
  };
};
