import type { PlaceRole } from './uses';

/** What a role in a place is called in a sentence, and what whoever has it does there. */
export const ROLE_WORDS: Record<PlaceRole, { a: string; does: string }> = {
  lead: { a: 'a lead', does: 'you set up assessments, read their results and say who else may' },
  facilitator: { a: 'a facilitator', does: 'you read the results and keep the list of actions' },
  viewer: { a: 'a viewer', does: 'you read the results' },
};

/** The roles in the installation, each in a sentence. */
export const INSTALLATION_ROLE_WORDS = {
  administrator: { a: 'an administrator', does: 'you look after this installation of Concord' },
  analyst: { a: 'an analyst', does: 'you run programmes across places' },
} as const;

/** What somebody is asked to be, one line for each role: "a viewer: you read the results". */
export function offeredRoles(offer: {
  administrator: boolean;
  analyst: boolean;
  role: PlaceRole | null;
}): string[] {
  const { administrator, analyst, role } = offer;
  const words = [
    role && ROLE_WORDS[role],
    administrator && INSTALLATION_ROLE_WORDS.administrator,
    analyst && INSTALLATION_ROLE_WORDS.analyst,
  ];
  return words.flatMap((said) => (said ? [`${said.a}: ${said.does}`] : []));
}
