import type { AppLoadContext, LoaderFunctionArgs } from '@remix-run/node';
import { refuse } from '~/lib/http';
import { findPlace } from '~/services/places.server';
import { findResults, type NoResults, type Results } from '~/services/results.server';
import { getAccount } from '../sign-in/signed-in.server';

/** What the pages of results read: the shown part of an edition, and the words for what is in it. */
export interface ResultsRead {
  placeId: string;
  assessmentId: string;
  results: Results | NoResults;
  /** Names by sector id. */
  sectors: Record<string, string>;
  /** Whether whoever asks may make actions of what they read. */
  mayKeepActions: boolean;
}

/**
 * The results that an address asks for, `?edition=` naming an earlier edition; 404 for everybody who is not a member
 * of the place, and where there are none such.
 */
export async function getResults({
  request,
  params,
  context,
}: Pick<LoaderFunctionArgs, 'request' | 'params'> & { context: AppLoadContext }): Promise<ResultsRead> {
  const account = await getAccount(context, request);
  const asked = new URL(request.url).searchParams.get('edition');
  if (asked !== null && !/^[1-9]\d{0,3}$/.test(asked)) refuse(404);
  const [placeId, assessmentId] = [params.place ?? '', params.assessment ?? ''];
  const number = asked === null ? undefined : Number(asked);
  const results = await findResults(context, account.id, placeId, assessmentId, number);
  if (!results) refuse(404);
  const organiser = await findPlace(context, { accountId: account.id, placeId }, 'keep-actions');
  return {
    placeId,
    assessmentId,
    results,
    sectors: Object.fromEntries(context.instrument.sectors.map(({ id, name }) => [id, name])),
    mayKeepActions: organiser !== undefined,
  };
}
