import type { PlaceRole } from './uses';

/** The roles in a place, from the one that may most, with what each may do. */
export const PLACE_ROLES: readonly { role: PlaceRole; name: string; may: string }[] = [
  { role: 'lead', name: 'Lead', may: 'Sets up assessments, reads results, and says who else may come in.' },
  { role: 'facilitator', name: 'Facilitator', may: 'Reads results, and keeps the list of actions.' },
  { role: 'viewer', name: 'Viewer', may: 'Reads results and changes nothing.' },
];

/** A role in a place by name: "Viewer". */
export const roleTitle = (role: PlaceRole): string => PLACE_ROLES.find((one) => one.role === role)!.name;

/** A role in a place as it stands in a sentence: "viewer". */
export const roleName = (role: PlaceRole): string => roleTitle(role).toLowerCase();

/** What an account may do in the installation, in a few words; empty where nothing. */
export function installationRoleNames(roles: { administrator: boolean; analyst: boolean }): string[] {
  return [...(roles.administrator ? ['Administrator'] : []), ...(roles.analyst ? ['Programme analyst'] : [])];
}
