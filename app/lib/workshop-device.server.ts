import type { Keys } from './keys.server';
import { seal, unseal } from './sealed.server';

const NAME = 'concord-workshop';
/** The day of the workshop, and the one after which devices are forgotten. */
const SECONDS = 2 * 24 * 60 * 60;
/** How long a link to a second device works, in seconds. */
export const LINK_SECONDS = 60 * 60;

/**
 * The `Set-Cookie` header by which a device takes part in the workshop of a code. Closed to scripts and sent to that
 * workshop's own addresses alone; what it holds is sealed, so that nobody makes one for another's device.
 */
export function deviceHeader(
  keys: Keys,
  code: string,
  deviceId: string,
  { secure }: { secure: boolean },
): string {
  const value = seal(keys.bytes('workshop-device'), code, deviceId);
  const parts = [`${NAME}=${value}`, `Path=/workshop/${code}`, `Max-Age=${SECONDS}`];
  return [...parts, 'HttpOnly', 'SameSite=Lax', ...(secure ? ['Secure'] : [])].join('; ');
}

/** The device that a request's cookies name in the workshop of a code; undefined for none, or one not made here. */
export function readDevice(keys: Keys, code: string, cookies: string | null | undefined): string | undefined {
  for (const cookie of (cookies ?? '').split(';')) {
    const [name, value] = cookie.trim().split('=', 2);
    const device = name === NAME && value ? unseal(keys.bytes('workshop-device'), code, value) : undefined;
    if (device !== undefined) return device;
  }
  return undefined;
}

/** A text for an address that makes another device the same participant, for an hour. */
export function sealDeviceLink(keys: Keys, code: string, deviceId: string, now: Date): string {
  const until = now.getTime() + LINK_SECONDS * 1000;
  return seal(keys.bytes('workshop-device'), linkTo(code), JSON.stringify({ deviceId, until }));
}

/** The device that such a text stands for; undefined where it is none, or its hour is over. */
export function openDeviceLink(keys: Keys, code: string, link: string, now: Date): string | undefined {
  const text = unseal(keys.bytes('workshop-device'), linkTo(code), link);
  if (text === undefined) return undefined;
  const { deviceId, until } = JSON.parse(text) as { deviceId: string; until: number };
  return now.getTime() < until ? deviceId : undefined;
}

const linkTo = (code: string) => `link to ${code}`;
