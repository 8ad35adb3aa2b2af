import type { Keys } from './keys.server';
import { paths } from './paths';
import { seal, unseal } from './sealed.server';

/** How long a browser that opened results by a link reads them before it has to open the link again. */
const HOURS = 12;

/** Whose results. */
interface Where {
  placeId: string;
  assessmentId: string;
}

/** Over https its name has a prefix with which browsers take it over https alone. */
const nameOf = (secure: boolean) => (secure ? '__Secure-concord-shared' : 'concord-shared');
const boundTo = ({ placeId, assessmentId }: Where) => `results ${placeId} ${assessmentId}`;

/**
 * The `Set-Cookie` header that lets a browser read results by a link; null closes them there. It is sent to the pages
 * of these results alone, so that results of two assessments do not meet, and ends with the browser. What it holds is
 * sealed; whether the link still stands is asked of the database at every request.
 */
export function sharedCookie(
  keys: Keys,
  where: Where,
  linkId: string | null,
  { secure, now }: { secure: boolean; now: Date },
): string {
  const until = new Date(now.getTime() + HOURS * 3_600_000).toISOString();
  const value =
    linkId === null ? '' : seal(keys.bytes('cookie'), boundTo(where), JSON.stringify({ linkId, until }));
  const path = paths.assessment(where.placeId, where.assessmentId).results;
  const parts = [`${nameOf(secure)}=${value}`, `Path=${path}`, 'HttpOnly', 'SameSite=Lax'];
  if (linkId === null) parts.push('Max-Age=0');
  if (secure) parts.push('Secure');
  return parts.join('; ');
}

/** The id of the link that a browser opened these results by; undefined where it has not, or too long ago. */
export function sharedLinkId(
  keys: Keys,
  where: Where,
  cookies: string | null,
  { secure, now }: { secure: boolean; now: Date },
): string | undefined {
  const prefix = `${nameOf(secure)}=`;
  const value = (cookies ?? '')
    .split(';')
    .map((cookie) => cookie.trim())
    .find((cookie) => cookie.startsWith(prefix))
    ?.slice(prefix.length);
  const opened = value === undefined ? undefined : unseal(keys.bytes('cookie'), boundTo(where), value);
  if (opened === undefined) return undefined;
  const { linkId, until } = JSON.parse(opened) as { linkId: string; until: string };
  return until > now.toISOString() ? linkId : undefined;
}
