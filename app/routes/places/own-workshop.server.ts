import type { AppLoadContext } from '@remix-run/node';
import { mayInPlace, type PlaceUse } from '~/domain/access/uses';
import type { WorkshopView } from '~/domain/workshop/view';
import { refuse } from '~/lib/http';
import type { InPlace, OwnPlace } from '~/services/places.server';
import { findWorkshopIn } from '~/services/workshops.server';
import { getAccount } from '../sign-in/signed-in.server';

/** Where a request stands: parts of its address. */
export interface WorkshopParams {
  place?: string | undefined;
  workshop?: string | undefined;
}

interface Here {
  by: InPlace;
  place: OwnPlace;
  workshop: WorkshopView;
  /** Whether whoever asks may do something else in the place: what a page offers. */
  may: (use: PlaceUse) => boolean;
}

/** The workshop of an address and its place, for somebody who may do this with it; to everybody else a 404. */
export async function getWorkshop(
  context: AppLoadContext,
  request: Request,
  params: WorkshopParams,
  use: PlaceUse,
): Promise<Here> {
  const account = await getAccount(context, request);
  const by = { accountId: account.id, placeId: params.place ?? '' };
  const found = (await findWorkshopIn(context, by, params.workshop ?? '', use)) ?? refuse(404);
  return { by, ...found, may: (other) => mayInPlace(found.place.role, other) };
}
