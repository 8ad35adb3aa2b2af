import { addMember, findRole } from 'db/queries/accounts';
import type { Atomic } from 'db/queries/audit';
import { findPlaceOf, insertPlace, listPlacesOf, type OwnPlace } from 'db/queries/places';
import { mayInPlace, type PlaceUse } from '~/domain/access/uses';
import { recordAudit } from './audit.server';
import type { Services } from './context.server';

export type { OwnPlace };

/** Who asks for a change, and where. */
export interface InPlace {
  accountId: string;
  placeId: string;
}

/** Registers a place and makes who does so its lead. @returns the place's id */
export async function registerPlace(services: Services, accountId: string, name: string): Promise<string> {
  const { db, newId, clock } = services;
  const placeId = newId();
  await db.transaction().execute(async (trx) => {
    await insertPlace(trx, { id: placeId, name, createdOn: clock().toISOString().slice(0, 10) });
    await addMember(trx, { accountId, placeId, role: 'lead' });
    await recordAudit(trx, services, {
      actor: accountId,
      action: 'place.registered',
      placeId,
      subject: placeId,
      details: { name },
    });
  });
  return placeId;
}

/** The places in which an account has a part, by name. */
export function listPlaces({ db }: Services, accountId: string): Promise<OwnPlace[]> {
  return listPlacesOf(db, accountId);
}

/**
 * A place with the account's role there; undefined where the account has none, may not do this with it, or there is no
 * such place.
 */
export async function findPlace(
  { db }: Pick<Services, 'db'>,
  { accountId, placeId }: InPlace,
  use: PlaceUse,
): Promise<OwnPlace | undefined> {
  const place = await findPlaceOf(db, accountId, placeId);
  return place && mayInPlace(place.role, use) ? place : undefined;
}

/**
 * Does a piece of work in one transaction, if whoever asks may do this in the place at that moment.
 * @returns 'not-there' otherwise, as if there were no such place
 */
export function doInPlace<T>(
  { db }: Pick<Services, 'db'>,
  { accountId, placeId }: InPlace,
  use: PlaceUse,
  work: (trx: Atomic) => Promise<T>,
): Promise<T | 'not-there'> {
  return db.transaction().execute(async (trx) => {
    const role = await findRole(trx, accountId, placeId);
    return role !== undefined && mayInPlace(role, use) ? work(trx) : 'not-there';
  });
}
