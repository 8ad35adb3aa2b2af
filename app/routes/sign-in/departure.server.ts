import type { AppLoadContext } from '@remix-run/node';
import { isSecure } from '~/lib/http';
import { sealedCookie } from '~/lib/sealed-cookie.server';
import type { Departure } from '~/lib/single-sign-on.server';

/** What a browser holds while its owner is at the provider. */
interface Away {
  departure: Departure;
  /** Where to go on; a path of this site. */
  next?: string;
}

const away = sealedCookie<Away>('concord-at-provider', { path: '/sign-in/provider', seconds: 600 });

/** The header that notes in this browser that its owner has left for the provider; null takes that away. */
export const awayHeader = ({ keys, settings, clock }: AppLoadContext, request: Request, value: Away | null) =>
  away.header(keys, value, { secure: isSecure(request, settings.baseUrl), now: clock() });

/** What this browser held when its owner left, for ten minutes. */
export const findAway = ({ keys, clock }: AppLoadContext, request: Request): Away | undefined =>
  away.read(keys, request.headers.get('Cookie'), clock());
