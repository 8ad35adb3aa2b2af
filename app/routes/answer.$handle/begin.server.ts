import { type AppLoadContext, data, redirect } from '@remix-run/node';
import type { FormId, Sector } from 'questions/types';
import { aboutYouFields } from '~/components/questionnaire/about-you-fields';
import { aboutYouOf } from '~/domain/response/about-you';
import { organisationOf } from '~/domain/response/organisation';
import { readForm } from '~/lib/form-schema.server';
import { postedForm, refuse } from '~/lib/http';
import { paths } from '~/lib/paths';
import { beginWithCode } from '~/services/entry-codes.server';
import { beginResponse } from '~/services/responses.server';
import { takeAttempt } from '~/services/throttles.server';
import { openOnThisDevice } from './own-response.server';

const NOT_INVITED =
  'This survey does not ask this type of organisation. Nothing was begun. Open the page again.';
const CODE_NEEDED =
  'To answer this survey you need a code of your own, from your ticket or e-mail. Nothing was begun.';
const TOO_MANY =
  'Very many people have begun to answer from your network in a short time, so nothing was begun. Try again in 15 minutes.';

/** The assessment that somebody begins to answer, and how. */
export interface Beginning {
  assessmentId: string;
  form: FormId;
  /** Those to choose from. */
  sectors: readonly Sector[];
  organisations: readonly string[];
  /** How long this device keeps the answers open. */
  seconds: number;
  /** Said where it is not open (any more). */
  closed: string;
  /** The single-use code that somebody comes with. */
  code?: string;
  /** Whether no more than a number of people may begin from one network in a while: on links that anybody may have. */
  limited?: boolean;
}

/**
 * Reads a posted page about you and begins a response with it.
 * @returns a redirect to the response's first page, or what was typed with what is wrong with it
 */
export async function beginFromForm(context: AppLoadContext, request: Request, beginning: Beginning) {
  const { form, sectors, organisations } = beginning;
  const posted = await postedForm(request);
  const ticket = posted.get('ticket');
  if (typeof ticket !== 'string' || !/^[0-9a-f]{32}$/.test(ticket)) {
    refuse(400, 'This form is not complete. Nothing was begun. Open the page again.');
  }
  const fields = aboutYouFields(sectors, context.instrument.tiers, organisations);
  const said = form === 'resident' ? undefined : readForm(fields, posted);
  if (said && !said.ok)
    return data({ errors: said.errors, typed: said.typed, ticket, spent: false }, { status: 400 });
  const aboutYou = said
    ? aboutYouOf(form, {
        ...said.values,
        organisation: organisationOf(organisations, said.values.organisation),
      })
    : aboutYouOf(form, { sector: '', tier: '', jointPost: false });
  const notCounted = beginning.limited ? await takeAttempt(context, 'beginning', context.address) : undefined;
  if (beginning.limited && !notCounted) refuse(429, TOO_MANY);
  const begun =
    beginning.code === undefined
      ? await beginResponse(context, beginning.assessmentId, ticket, aboutYou)
      : await beginWithCode(context, beginning.code, ticket, aboutYou);
  if (begun.outcome !== 'begun') await notCounted?.();
  switch (begun.outcome) {
    case 'begun':
      break;
    case 'spent':
    case 'unknown':
      // The page of the code says what to do. An unknown code has no page, so that this is one taken away meanwhile.
      return data({ errors: {}, typed: said?.values ?? {}, ticket, spent: true }, { status: 409 });
    case 'code-needed':
      refuse(409, CODE_NEEDED);
      break;
    case 'closed':
      refuse(409, beginning.closed);
      break;
    default:
      refuse(409, NOT_INVITED);
  }
  const { handle, setCookie } = await openOnThisDevice(context, request, begun, beginning.seconds);
  return redirect(paths.answer(handle).start, { headers: { 'Set-Cookie': setCookie } });
}
