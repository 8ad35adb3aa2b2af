import type { AppLoadContext } from '@remix-run/node';
import { mayInPlace, type PlaceUse } from '~/domain/access/uses';
import { refuse } from '~/lib/http';
import { findAssessmentIn, type PlaceAssessment } from '~/services/assessments.server';
import { findPlace, type InPlace, type OwnPlace } from '~/services/places.server';
import { getAccount } from '../sign-in/signed-in.server';

/** Where a request stands: parts of its address. */
interface Params {
  place?: string | undefined;
  assessment?: string | undefined;
}

interface Here {
  /** Who asks, and in which place: what services want to know. */
  by: InPlace;
  place: OwnPlace;
  /** Whether whoever asks may do something else there: what a page offers. */
  may: (use: PlaceUse) => boolean;
}

/**
 * The place of an address, for somebody who may do there what the page is for. To everybody else it is a 404 as for a
 * place that does not exist; signed out, it leads to signing in.
 */
export async function getPlace(
  context: AppLoadContext,
  request: Request,
  params: Params,
  use: PlaceUse,
): Promise<Here> {
  const by = await whoAsks(context, request, params);
  const place = (await findPlace(context, by, use)) ?? refuse(404);
  return { by, place, may: (other) => mayInPlace(place.role, other) };
}

/** The assessment of an address and its place, for somebody who may do this with it; a 404 as above. */
export async function getAssessment(
  context: AppLoadContext,
  request: Request,
  params: Params,
  use: PlaceUse,
): Promise<Here & { assessment: PlaceAssessment }> {
  const by = await whoAsks(context, request, params);
  const found = (await findAssessmentIn(context, by, params.assessment ?? '', use)) ?? refuse(404);
  return { by, ...found, may: (other) => mayInPlace(found.place.role, other) };
}

async function whoAsks(context: AppLoadContext, request: Request, params: Params): Promise<InPlace> {
  const account = await getAccount(context, request);
  return { accountId: account.id, placeId: params.place ?? '' };
}
