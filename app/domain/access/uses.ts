/** What an account may be in a place. None: to that account the place does not exist. */
export type PlaceRole = 'lead' | 'facilitator' | 'viewer';

const EVERYBODY: readonly PlaceRole[] = ['lead', 'facilitator', 'viewer'];
const ORGANISERS: readonly PlaceRole[] = ['lead', 'facilitator'];
const LEADS: readonly PlaceRole[] = ['lead'];

/** Every use case of a place, and who may do it there. The only place where that is said. */
export const PLACE_USES = {
  /** Its assessments: how they stand, are set up, and how many have answered by sector. */
  'see-assessments': EVERYBODY,
  /** Editions, released comments and actions. */
  'see-results': EVERYBODY,
  /** Links, join codes and QR codes that anybody may be handed. */
  'see-links': EVERYBODY,
  /** Draft, change, open, close, reopen and archive assessments, and say how long answers are kept. */
  'set-up': LEADS,
  /** Delete an assessment, and take that back. */
  delete: LEADS,
  /** Make single-use codes, and send them. */
  invite: LEADS,
  /** Take in answers gathered elsewhere. */
  import: LEADS,
  /** Read comments before anybody else, and release or hide them. */
  'review-comments': LEADS,
  /** Add, change and carry over actions. */
  'keep-actions': ORGANISERS,
  /** Workshops: their list, agenda and record. */
  'see-workshops': EVERYBODY,
  /** Make workshops, run them live, rehearse and delete them. */
  'run-workshops': ORGANISERS,
  /** Give people roles and take them away, and hand the place over. */
  'manage-members': LEADS,
  /** Make and take back links by which people without an account read results. */
  'share-results': LEADS,
  /** Let the results go into releases of programmes. */
  'share-with-programmes': LEADS,
} as const satisfies Record<string, readonly PlaceRole[]>;

export type PlaceUse = keyof typeof PLACE_USES;

/** Whether somebody with this role in a place may do this there. */
export function mayInPlace(role: PlaceRole, use: PlaceUse): boolean {
  return PLACE_USES[use].includes(role);
}

/** What an account may be in the installation as a whole. Neither gives sight of any place. */
export interface InstallationRoles {
  administrator: boolean;
  analyst: boolean;
}

/** Every use case of the installation, and which of the two roles may do it. */
export const INSTALLATION_USES = {
  /** Accounts: invite, deactivate, change roles; appoint leads of places. */
  'manage-people': 'administrator',
  /** The list of places: names, members and states, never results. */
  'see-places': 'administrator',
  'read-audit-log': 'administrator',
  /** Who is responsible, whom to ask, and what respondents are told. */
  'write-texts': 'administrator',
  /** Settings in force, health and backups. */
  'see-operations': 'administrator',
  /** Programmes and releases. */
  'run-programmes': 'analyst',
} as const satisfies Record<string, keyof InstallationRoles>;

export type InstallationUse = keyof typeof INSTALLATION_USES;

/** Whether somebody with these roles may do this in the installation. */
export function mayInInstallation(roles: InstallationRoles, use: InstallationUse): boolean {
  return roles[INSTALLATION_USES[use]];
}
