import type { AppLoadContext } from '@remix-run/node';
import { refuse } from '~/lib/http';
import type { OwnStanding } from '~/services/workshop-joining.server';
import { standingFor, THROTTLED, UNKNOWN } from './standing.server';

/** How the workshop of an address stands for whoever asks; 404 where there is none, 429 after too many wrong codes. */
export async function getStanding(
  context: AppLoadContext,
  request: Request,
  typed: string | undefined,
): Promise<OwnStanding> {
  const asking = { cookies: request.headers.get('Cookie'), address: context.address };
  const standing = await standingFor(context, typed ?? '', asking);
  if (standing === 'unknown') return refuse(404, UNKNOWN);
  return standing === 'throttled' ? refuse(429, THROTTLED) : standing;
}
