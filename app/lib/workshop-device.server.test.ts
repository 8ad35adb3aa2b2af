import { expect, it } from 'vitest';
import { deriveKeys } from './keys.server';
import {
  deviceHeader,
  LINK_SECONDS,
  openDeviceLink,
  readDevice,
  sealDeviceLink,
} from './workshop-device.server';

const keys = deriveKeys('a secret of the tests, long enough to be one');
const others = deriveKeys('the secret of another installation altogether');
const now = new Date('2026-11-03T10:00:00Z');
const device = 'a'.repeat(32);

it('a device is known in its own workshop, by a cookie closed to scripts', () => {
  const header = deviceHeader(keys, 'BCDF23', device, { secure: true });
  expect(header).toMatch(
    /^concord-workshop=[\w-]+; Path=\/workshop\/BCDF23; Max-Age=\d+; HttpOnly; SameSite=Lax; Secure$/,
  );
  expect(header).not.toContain(device);
  const cookie = header.split(';')[0]!;
  expect(readDevice(keys, 'BCDF23', `other=1; ${cookie}`)).toBe(device);
  expect(readDevice(keys, 'BCDF24', cookie)).toBe(undefined);
  expect(readDevice(others, 'BCDF23', cookie)).toBe(undefined);
  for (const none of [null, '', 'concord-workshop', 'concord-workshop=', 'concord-workshop=abc', ';;=;'])
    expect(readDevice(keys, 'BCDF23', none)).toBe(undefined);
});

it('a link makes a second device the same participant for an hour, and is no cookie', () => {
  const link = sealDeviceLink(keys, 'BCDF23', device, now);
  const later = (seconds: number) => new Date(now.getTime() + seconds * 1000);
  expect(openDeviceLink(keys, 'BCDF23', link, later(LINK_SECONDS - 1))).toBe(device);
  expect(openDeviceLink(keys, 'BCDF23', link, later(LINK_SECONDS))).toBe(undefined);
  expect(openDeviceLink(keys, 'BCDF24', link, now)).toBe(undefined);
  expect(openDeviceLink(keys, 'BCDF23', 'x', now)).toBe(undefined);
  expect(readDevice(keys, 'BCDF23', `concord-workshop=${link}`)).toBe(undefined);
});
