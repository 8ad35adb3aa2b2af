import type { AppLoadContext } from '@remix-run/node';
import type { FormId } from 'questions/types';
import { minutesLeft, timedItems } from '~/domain/response/estimate';
import { refuse } from '~/lib/http';
import { paths } from '~/lib/paths';
import { findByEntryCode } from '~/services/entry-codes.server';
import { findSurvey, type Survey } from '~/services/joining.server';
import { countFailure, isThrottled } from '~/services/throttles.server';
import { findStanding } from '~/services/workshop-joining.server';

const UNKNOWN =
  'No survey has this join code. Check it with whoever invited you: it has eight letters and digits.';
const THROTTLED =
  'Too many join codes from your network were wrong. A right one still works: check it with whoever invited you, or try again in 15 minutes.';

/** What the loaders of one page have read already; they run side by side, and a wrong code counts once. */
const reads = new WeakMap<AppLoadContext, Promise<Survey>>();

/** The survey that a code in an address leads to; 404 where there is none. A right code is never refused. */
export function getSurvey(
  context: AppLoadContext,
  request: Request,
  code: string | undefined,
): Promise<Survey> {
  const isLoader = request.method === 'GET';
  const read = (isLoader && reads.get(context)) || readSurvey(context, code ?? '');
  if (isLoader) reads.set(context, read);
  return read;
}

async function readSurvey(context: AppLoadContext, code: string): Promise<Survey> {
  return (await findSurveyOnce(context, code)) ?? refuse(404, UNKNOWN);
}

/**
 * The survey that a typed code leads to; undefined where there is none, which counts as a wrong guess.
 * 429 for a wrong one after too many.
 */
export async function findSurveyOnce(context: AppLoadContext, code: string): Promise<Survey | undefined> {
  const survey = await findSurvey(context, code);
  if (survey) return survey;
  if (await isThrottled(context, 'join-code', context.address)) refuse(429, THROTTLED);
  await countFailure(context, 'join-code', context.address);
  return undefined;
}

/**
 * Where a typed code leads: a workshop's, a survey's join code, or somebody's own; undefined where to nothing, which counts
 * as a wrong guess as above. `isWorkshop`: to a page without the scripts that turn pages.
 */
export async function findTypedCode(
  context: AppLoadContext,
  code: string,
): Promise<{ path: string; isWorkshop?: true } | undefined> {
  const workshop = await findStanding(context, code);
  if (workshop) return { path: paths.workshopAt(workshop.code).home, isWorkshop: true };
  const coded = await findByEntryCode(context, code);
  if (coded) return { path: paths.withCode(coded.code) };
  const survey = await findSurveyOnce(context, code);
  return survey && { path: paths.joinAt(survey.joinCode) };
}

/** How many questions each form of a survey asks, and how long that takes. */
export function formSizes(
  { instrument }: AppLoadContext,
  { questionSet, forms }: Pick<Survey, 'questionSet' | 'forms'>,
) {
  const set = instrument.sets[questionSet];
  if (!set) throw new Error(`question set ${questionSet} is not in the question files`);
  const sizes = forms.map((form) => {
    const items = timedItems(set, form);
    return [form, { questions: items.length, minutes: minutesLeft(items, {}) }] as const;
  });
  return Object.fromEntries(sizes) as Partial<Record<FormId, { questions: number; minutes: number }>>;
}
