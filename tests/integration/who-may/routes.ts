import type { ServerBuild } from '@remix-run/node';
import {
  INSTALLATION_USES,
  type InstallationUse,
  mayInInstallation,
  mayInPlace,
  PLACE_USES,
  type PlaceUse,
} from '~/domain/access/uses';
import { type Row, WHO_MAY, type Who } from './table';
import type { Person } from './world';

const build = (await import(
  /* @vite-ignore */ new URL('../../../build/server/index.js', import.meta.url).href
)) as ServerBuild;
/** Every route of the built product. */
export const routes = Object.values(build.routes).filter((route) => route !== undefined);
/** The table, row by row. */
export const rows = Object.entries(WHO_MAY);

/** The address of a route as its files spell it: `/places/:place/…`. */
export function patternOf(id: string): string {
  const parts: string[] = [];
  for (
    let route = build.routes[id];
    route;
    route = route.parentId ? build.routes[route.parentId] : undefined
  ) {
    if (route.path) parts.unshift(route.path);
  }
  return `/${parts.join('/')}`;
}

/** As long as an id of ours, and nobody's. */
const NOWHERE = 'f'.repeat(32);

/** What an address names. */
export interface Where {
  placeId: string;
  assessment: string;
  /** Ids of further things by their names in the table. */
  made: Readonly<Record<string, string>>;
}

/** Where there is nothing. */
export const nowhere: Where = { placeId: NOWHERE, assessment: NOWHERE, made: {} };

/** The address of a route in a place, with the assessment given. */
export function addressOf(id: string, row: Row, place: Where): string {
  const params = Object.entries(row.params ?? {}).map(
    ([name, value]) =>
      [name, value.startsWith('@') ? (place.made[value.slice(1)] ?? NOWHERE) : value] as const,
  );
  const values: Record<string, string> = {
    place: place.placeId,
    assessment: place.assessment,
    handle: '0123456789abcdef',
    ...Object.fromEntries(params),
  };
  return patternOf(id).replace(
    /:(\w+)|\*/g,
    (part, name: string | undefined) => values[name ?? part] ?? part,
  );
}

/** Whether a page is for something that is done in a place. */
export const isPlaceUse = (who: Who): who is PlaceUse => Object.hasOwn(PLACE_USES, who);
const isInstallationUse = (who: Who): who is InstallationUse => Object.hasOwn(INSTALLATION_USES, who);

/** Whether somebody may, by the table of use cases. */
export function may(person: Person, who: Who): boolean {
  if (who === 'anybody') return true;
  if (who === 'own answers' || who === 'nobody') return false;
  if (who === 'signed in') return person.cookie !== '';
  if (isInstallationUse(who)) return mayInInstallation(person, who);
  return isPlaceUse(who) && person.role !== undefined && mayInPlace(person.role, who);
}
