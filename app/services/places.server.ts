import { addMember, findRole } from 'db/queries/accounts';
import type { Atomic } from 'db/queries/audit';
import { findPlaceOf, insertPlace, listPlacesOf, type OwnPlace } from 'db/queries/places';
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

/** A place with what the account may do there; undefined where it has no part in it, or there is none. */
export function findPlace({ db }: Services, { accountId, placeId }: InPlace): Promise<OwnPlace | undefined> {
  return findPlaceOf(db, accountId, placeId);
}

/**
 * Does a piece of work in one transaction, if whoever asks is a lead of the place at that moment.
 * @returns 'not-there' otherwise, as if there were no such place
 */
export function asLead<T>(
  { db }: Services,
  { accountId, placeId }: InPlace,
  work: (trx: Atomic) => Promise<T>,
): Promise<T | 'not-there'> {
  return db.transaction().execute(async (trx) => {
    const role = await findRole(trx, accountId, placeId);
    return role === 'lead' ? work(trx) : 'not-there';
  });
}
