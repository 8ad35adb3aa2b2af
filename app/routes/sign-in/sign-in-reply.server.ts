import { type AppLoadContext, redirect } from '@remix-run/node';
import { isSecure, refuse } from '~/lib/http';
import { paths } from '~/lib/paths';
import { sealedCookie } from '~/lib/sealed-cookie.server';
import type { signIn } from '~/services/accounts.server';
import type { PendingSignIn } from '~/services/second-steps.server';
import { sameSitePath } from './next-path';
import { signInCookie } from './signed-in.server';

/** Held between the two steps of signing in, for ten minutes. */
const secondStep = sealedCookie<PendingSignIn>('concord-second-step', { path: '/sign-in', seconds: 600 });

const THROTTLED =
  'Too many attempts to sign in have failed. Nobody is told whether this one was right. Try again in 15 minutes.';

/** Ends an action that was tried too often: nobody is told whether this time it was right. */
export const refuseThrottled = () => refuse(429, THROTTLED);

/** Where to go on from an address: the page that led there, if any. */
export const nextIn = (request: Request): string | undefined =>
  sameSitePath(new URL(request.url).searchParams.get('next'));

/** The header that begins the second step in this browser; null takes away what was held for it. */
export function secondStepHeader(
  { keys, settings, clock }: AppLoadContext,
  request: Request,
  pending: PendingSignIn | null,
): string {
  return secondStep.header(keys, pending, { secure: isSecure(request, settings.baseUrl), now: clock() });
}

/** Who has given the right password in this browser and has still to give a code. */
export function findPending({ keys, clock }: AppLoadContext, request: Request): PendingSignIn | undefined {
  return secondStep.read(keys, request.headers.get('Cookie'), clock());
}

/** The way on after a password was given: in, or to the second step; undefined where the password was wrong. */
export function replyToSignIn(
  context: AppLoadContext,
  request: Request,
  tried: Awaited<ReturnType<typeof signIn>>,
  next: string | undefined,
) {
  switch (tried.outcome) {
    case 'signed-in':
      return redirect(next ?? paths.places, {
        headers: { 'Set-Cookie': signInCookie(context, request, tried.token) },
      });
    case 'second-factor':
      return redirect(paths.signInCode(next), {
        headers: { 'Set-Cookie': secondStepHeader(context, request, tried.pending) },
      });
    case 'throttled':
      return refuseThrottled();
    case 'wrong':
      return undefined;
  }
}
