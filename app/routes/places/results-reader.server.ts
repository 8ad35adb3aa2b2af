import type { AppLoadContext } from '@remix-run/node';
import { isSecure, refuse } from '~/lib/http';
import { paths } from '~/lib/paths';
import { sharedCookie, sharedLinkId } from '~/lib/shared-results.server';
import type { PlaceAssessment } from '~/services/assessments.server';
import { findReadAssessment, findResultsReader, type ResultsReader } from '~/services/results-reader.server';
import { findAccount, getAccount } from '../sign-in/signed-in.server';

/** Where a request stands: parts of its address. */
interface Params {
  place?: string | undefined;
  assessment?: string | undefined;
}

/** Who the loaders of one page have found to be reading; they run side by side and all ask. */
const reads = new WeakMap<AppLoadContext, Promise<ResultsReader | undefined>>();

/**
 * Who reads the results of an address: a member of the place, or whoever has opened a link to them, which is asked of the
 * database at every request. To everybody else they are a 404; signed out, the address leads to signing in.
 */
export async function getReader(
  context: AppLoadContext,
  request: Request,
  params: Params,
): Promise<ResultsReader> {
  const reader = await findReader(context, request, params);
  if (reader) return reader;
  await getAccount(context, request);
  refuse(404);
}

/** The same together with the assessment, and its place's name. */
export async function getReadAssessment(
  context: AppLoadContext,
  request: Request,
  params: Params,
): Promise<{ reader: ResultsReader; placeName: string; assessment: PlaceAssessment }> {
  const reader = await getReader(context, request, params);
  const found = (await findReadAssessment(context, reader)) ?? refuse(404);
  return { reader, ...found };
}

/** Whom results are shared with, and where that is closed; undefined where nobody reads them by a link. */
export async function findSharedHeader(
  context: AppLoadContext,
  request: Request,
  params: Params,
): Promise<{ label: string; close: string } | undefined> {
  // Sent to results alone: on all other pages nothing is asked.
  if (linkIdIn(context, request, params) === undefined) return undefined;
  const reader = await findReader(context, request, params);
  if (reader?.kind !== 'link') return undefined;
  return { label: reader.label, close: paths.assessment(reader.placeId, reader.assessmentId).resultsClose };
}

/** The `Set-Cookie` header with which a browser reads results by a link; null closes them there. */
export function readerCookie(
  { keys, settings, clock }: AppLoadContext,
  request: Request,
  where: { placeId: string; assessmentId: string },
  linkId: string | null,
): string {
  return sharedCookie(keys, where, linkId, {
    secure: isSecure(request, settings.baseUrl),
    now: clock(),
  });
}

function findReader(
  context: AppLoadContext,
  request: Request,
  params: Params,
): Promise<ResultsReader | undefined> {
  const read = reads.get(context) ?? readReader(context, request, params);
  reads.set(context, read);
  return read;
}

async function readReader(context: AppLoadContext, request: Request, params: Params) {
  const account = await findAccount(context, request);
  const linkId = linkIdIn(context, request, params);
  return findResultsReader(context, { accountId: account?.id, linkId }, whereOf(params));
}

function linkIdIn({ keys, settings, clock }: AppLoadContext, request: Request, params: Params) {
  return sharedLinkId(keys, whereOf(params), request.headers.get('Cookie'), {
    secure: isSecure(request, settings.baseUrl),
    now: clock(),
  });
}

const whereOf = ({ place = '', assessment = '' }: Params) => ({ placeId: place, assessmentId: assessment });
