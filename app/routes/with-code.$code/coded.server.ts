import type { AppLoadContext } from '@remix-run/node';
import { refuse } from '~/lib/http';
import { type CodedSurvey, findByEntryCode } from '~/services/entry-codes.server';
import { countFailure, isThrottled } from '~/services/throttles.server';

const UNKNOWN =
  'No survey has this code. Check it with the ticket or e-mail that it came with: it has twelve letters and digits.';
const THROTTLED =
  'Too many codes from your network were wrong. A right one still works: check it, or try again in 15 minutes.';

/** What the loaders of one page have read already; they run side by side, and a wrong code counts once. */
const reads = new WeakMap<AppLoadContext, Promise<CodedSurvey>>();

/** What a single-use code in an address leads to, spent or not; 404 where there is none. A right one is never refused. */
export function getCoded(
  context: AppLoadContext,
  request: Request,
  code: string | undefined,
): Promise<CodedSurvey> {
  const isLoader = request.method === 'GET';
  const read = (isLoader && reads.get(context)) || readCoded(context, code ?? '');
  if (isLoader) reads.set(context, read);
  return read;
}

async function readCoded(context: AppLoadContext, code: string): Promise<CodedSurvey> {
  const coded = await findByEntryCode(context, code);
  if (coded) return coded;
  // With the guesses at join codes: whoever guesses does not care which they find.
  if (await isThrottled(context, 'join-code', context.address)) refuse(429, THROTTLED);
  await countFailure(context, 'join-code', context.address);
  refuse(404, UNKNOWN);
}
