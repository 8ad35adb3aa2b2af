import type { AppLoadContext } from '@remix-run/node';
import { TRIAL_ACCESS_SECONDS } from '~/domain/response/own-access';
import { isSecure, refuse } from '~/lib/http';
import { handleOf, type OwnAccess, ownAccessHeader, readOwnAccess } from '~/lib/session.server';
import { findOwnResponse, type OwnResponse } from '~/services/responses.server';

const NOT_HERE =
  'These answers are not on this device, or their time is over. If you have your return code, you can use it to go back to them.';

/**
 * The cookie and address of a response that was just begun or found again on this device.
 * @param seconds how long this device keeps it
 * @returns the handle that its addresses start with, and the `Set-Cookie` header
 */
export async function openOnThisDevice(
  { keys, settings }: AppLoadContext,
  request: Request,
  { responseId, returnCode }: OwnAccess,
  seconds: number = TRIAL_ACCESS_SECONDS,
): Promise<{ handle: string; setCookie: string }> {
  const handle = handleOf(keys, responseId);
  const options = { secure: isSecure(request, settings.baseUrl), maxAge: seconds };
  return { handle, setCookie: await ownAccessHeader(keys, handle, { responseId, returnCode }, options) };
}

/** Long enough for the second press of a double click. */
const SOON_SECONDS = 60;

/**
 * The `Set-Cookie` header with which this device forgets a withdrawn response in a minute: a form sent twice has to
 * be known the second time, to be told again that the answers are deleted.
 */
export function closeSoonOnThisDevice(
  { keys, settings }: AppLoadContext,
  request: Request,
  access: OwnAccess,
): Promise<string> {
  const options = { secure: isSecure(request, settings.baseUrl), maxAge: SOON_SECONDS };
  return ownAccessHeader(keys, handleOf(keys, access.responseId), access, options);
}

const isHandle = (text: string | undefined): text is string =>
  text !== undefined && /^[0-9a-f]{16}$/.test(text);

/** The `Set-Cookie` header that makes this device forget a response; 404 for what cannot be a handle. */
export function closeOnThisDevice(
  { keys, settings }: AppLoadContext,
  request: Request,
  handle: string | undefined,
): Promise<string> {
  if (!isHandle(handle)) refuse(404);
  return ownAccessHeader(keys, handle, null, { secure: isSecure(request, settings.baseUrl), maxAge: 0 });
}

/** What this device holds for a handle; undefined where it holds nothing, or the cookie was tampered with. */
export async function findOwnAccess(
  { keys }: AppLoadContext,
  request: Request,
  handle: string | undefined,
): Promise<OwnAccess | undefined> {
  return isHandle(handle) ? readOwnAccess(keys, handle, request.headers.get('Cookie')) : undefined;
}

/** What this device holds for a handle, whether the answers are still there or not; 404 where it holds nothing. */
export async function getOwnAccess(
  context: AppLoadContext,
  request: Request,
  handle: string | undefined,
): Promise<OwnAccess> {
  return (await findOwnAccess(context, request, handle)) ?? refuse(404, NOT_HERE);
}

interface Own {
  handle: string;
  returnCode: string;
  response: OwnResponse;
}

/** What the loaders of one page have read already; they run side by side and all need the same. */
const reads = new WeakMap<AppLoadContext, Promise<Own | undefined>>();

/** The response whose pages these are, or a 404 that does not tell why: never begun here, expired or withdrawn. */
export async function getOwnResponse(
  context: AppLoadContext,
  request: Request,
  handle: string | undefined,
): Promise<Own> {
  // Actions read anew: what they change, the loaders after them have to see.
  const isLoader = request.method === 'GET';
  const read = (isLoader && reads.get(context)) || readOwn(context, request, handle);
  if (isLoader) reads.set(context, read);
  return (await read) ?? refuse(404, NOT_HERE);
}

async function readOwn(
  context: AppLoadContext,
  request: Request,
  handle: string | undefined,
): Promise<Own | undefined> {
  const access = await findOwnAccess(context, request, handle);
  const response = access && (await findOwnResponse(context, access.responseId));
  return handle && access && response ? { handle, returnCode: access.returnCode, response } : undefined;
}
