import type { AppLoadContext } from '@remix-run/node';
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
  /** Only a lead may change anything. */
  isLead: boolean;
}

/**
 * The place of an address, for somebody who has a part in it. To everybody else it is a 404 as for a place that does
 * not exist; signed out, it leads to signing in.
 */
export async function getPlace(context: AppLoadContext, request: Request, params: Params): Promise<Here> {
  const account = await getAccount(context, request);
  const by = { accountId: account.id, placeId: params.place ?? '' };
  const place = (await findPlace(context, by)) ?? refuse(404);
  return { by, place, isLead: place.role === 'lead' };
}

/** The same for what only a lead of the place may do: to other members that page is not there. */
export async function getPlaceAsLead(
  context: AppLoadContext,
  request: Request,
  params: Params,
): Promise<Here> {
  const here = await getPlace(context, request, params);
  return here.isLead ? here : refuse(404);
}

/** The assessment of an address and its place, for somebody who has a part in the place; a 404 as above. */
export async function getAssessment(
  context: AppLoadContext,
  request: Request,
  params: Params,
): Promise<Here & { assessment: PlaceAssessment }> {
  const account = await getAccount(context, request);
  const by = { accountId: account.id, placeId: params.place ?? '' };
  const found = (await findAssessmentIn(context, by, params.assessment ?? '')) ?? refuse(404);
  return { by, ...found, isLead: found.place.role === 'lead' };
}

/** The same for what only a lead of the place may do. */
export async function getAssessmentAsLead(
  context: AppLoadContext,
  request: Request,
  params: Params,
): Promise<Here & { assessment: PlaceAssessment }> {
  const here = await getAssessment(context, request, params);
  return here.isLead ? here : refuse(404);
}
