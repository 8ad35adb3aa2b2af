import type { Instrument } from 'questions/types';
import type { JoinQuestions } from '~/components/workshop/participant/join-fields';
import type { RoomView } from '~/domain/workshop/room-view';
import { readWorkshopCode } from '~/domain/workshop/workshop-code';
import { readDevice } from '~/lib/workshop-device.server';
import type { Services } from '~/services/context.server';
import { countFailure, isThrottled } from '~/services/throttles.server';
import { findStanding, type OwnStanding } from '~/services/workshop-joining.server';

export const UNKNOWN =
  'No workshop has this code. Check it with whoever invited you: it has six letters and digits.';
export const THROTTLED =
  'Too many codes from your network were wrong. A right one still works: check it with whoever invited you, or try again in 15 minutes.';

/** Who asks, from where. */
export interface Asking {
  cookies: string | null | undefined;
  /** The client's network address. */
  address: string;
}

/**
 * How the workshop of an address stands for whoever asks. A wrong code counts as a guess, and after too many the answer
 * is `throttled`; a right one is never refused, since a whole room may share one address. Nor is a device counted that
 * has taken part, once the workshop is gone.
 */
export async function standingFor(
  services: Services,
  typed: string,
  { cookies, address }: Asking,
): Promise<OwnStanding | 'unknown' | 'throttled'> {
  const code = readWorkshopCode(typed);
  const device = code === undefined ? undefined : readDevice(services.keys, code, cookies);
  const standing = await findStanding(services, typed, device);
  if (standing) return standing;
  if (device !== undefined) return 'unknown';
  if (await isThrottled(services, 'join-code', address)) return 'throttled';
  await countFailure(services, 'join-code', address);
  return 'unknown';
}

/** What a workshop asks of those who join it. */
export const questionsFor = (
  { sectors, tiers }: Instrument,
  { sectors: asked, askTier, tables }: RoomView,
): JoinQuestions => ({
  sectors: sectors.filter(({ id }) => asked.includes(id)),
  tiers: askTier ? tiers : [],
  people: tables !== 'none',
});

/** Names of sectors by id. */
export const sectorNamesIn = ({ sectors }: Instrument): Record<string, string> =>
  Object.fromEntries(sectors.map(({ id, name }) => [id, name]));
