import type { ProtectedEdition } from './edition';

/** How many people of each sector were not imported; undefined where nobody was. */
export function ownPeople({ own }: ProtectedEdition): Readonly<Record<string, number>> | undefined {
  return own && Object.fromEntries(Object.entries(own.sectors).map(([id, { n }]) => [id, n]));
}

/**
 * Whether some people were imported and others not. Then the others are known to whoever imported the rest as exactly as
 * the whole is told.
 */
export function isMixed({ own }: ProtectedEdition): boolean {
  return own !== undefined && Object.keys(own.sectors).length > 0;
}
