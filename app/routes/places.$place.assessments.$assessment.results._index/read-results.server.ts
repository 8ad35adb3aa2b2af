import type { AppLoadContext, LoaderFunctionArgs } from '@remix-run/node';
import { refuse } from '~/lib/http';
import { findResults, type NoResults, type Results } from '~/services/results.server';
import { mayAsReader } from '~/services/results-reader.server';
import { getReader } from '../places/results-reader.server';

/** What the pages of results read: the shown part of an edition, and the words for what is in it. */
export interface ResultsRead {
  placeId: string;
  assessmentId: string;
  /** Whether whoever reads is a member of the place; false for those who have a link: nothing else leads anywhere. */
  forMembers: boolean;
  results: Results | NoResults;
  /** Names by sector id. */
  sectors: Record<string, string>;
  /** Whether whoever asks may make actions of what they read. */
  mayKeepActions: boolean;
  /** The same of workshops. */
  mayRunWorkshops: boolean;
}

/**
 * The results that an address asks for, `?edition=` naming an earlier edition; 404 for everybody who is neither a member
 * of the place nor has opened a link to them, and where there are none such.
 */
export async function getResults({
  request,
  params,
  context,
}: Pick<LoaderFunctionArgs, 'request' | 'params'> & { context: AppLoadContext }): Promise<ResultsRead> {
  const reader = await getReader(context, request, params);
  const asked = new URL(request.url).searchParams.get('edition');
  if (asked !== null && !/^[1-9]\d{0,3}$/.test(asked)) refuse(404);
  const results = await findResults(context, reader, asked === null ? undefined : Number(asked));
  if (!results) refuse(404);
  const { placeId, assessmentId } = reader;
  return {
    placeId,
    assessmentId,
    forMembers: reader.kind === 'member',
    results,
    sectors: Object.fromEntries(context.instrument.sectors.map(({ id, name }) => [id, name])),
    mayKeepActions: mayAsReader(reader, 'keep-actions'),
    mayRunWorkshops: mayAsReader(reader, 'run-workshops'),
  };
}
