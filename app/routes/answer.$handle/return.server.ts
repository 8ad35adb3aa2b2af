import { type AppLoadContext, data, redirect } from '@remix-run/node';
import { postedForm, refuse } from '~/lib/http';
import { paths } from '~/lib/paths';
import { resumeResponse } from '~/services/responses.server';
import { countFailure, isThrottled } from '~/services/throttles.server';
import { openOnThisDevice } from './own-response.server';

const LONGEST = 100;
const UNREADABLE =
  'Enter the four words of your return code, such as river-tall-seven-oak. Check the spelling';
const THROTTLED =
  'Too many return codes from your network were wrong. Your answers are safe, and nobody is told whether this code was right. Try again in 15 minutes.';

/**
 * Reads a posted return code and opens the answers it belongs to on this device.
 * @param assessment where to look, how long this device keeps the answers open, and what is said of a code that nobody
 *   holds there
 * @returns a redirect to the answers, or what was typed with what is wrong with it
 */
export async function returnFromForm(
  context: AppLoadContext,
  request: Request,
  assessment: { assessmentId: string; seconds: number; unknown: string },
) {
  const typed = String((await postedForm(request)).get('code') ?? '').slice(0, LONGEST);
  if (await isThrottled(context, 'return-code', context.address)) refuse(429, THROTTLED);
  const found = await resumeResponse(context, assessment.assessmentId, typed);
  if (found.outcome !== 'found') {
    const isGuess = found.outcome === 'unknown';
    // What is not four words of the list is a slip, and no guess.
    if (isGuess) await countFailure(context, 'return-code', context.address);
    return data({ typed, error: isGuess ? assessment.unknown : UNREADABLE }, { status: 400 });
  }
  const { handle, setCookie } = await openOnThisDevice(context, request, found, assessment.seconds);
  return redirect(paths.answer(handle).steps, { headers: { 'Set-Cookie': setCookie } });
}
