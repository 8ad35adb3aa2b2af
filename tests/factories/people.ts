import { addMember, insertAccount } from 'db/queries/accounts';
import { insertPlace } from 'db/queries/places';
import type { Queryable, Role } from 'db/tables';

/** A made-up account, with an id that says who it is. */
export async function addPerson(
  db: Queryable,
  id: string,
  roles: { administrator?: boolean; analyst?: boolean } = {},
): Promise<void> {
  await insertAccount(db, {
    id,
    name: id.charAt(0).toUpperCase() + id.slice(1),
    email: `${id}@example.org`,
    administrator: roles.administrator ?? false,
    analyst: roles.analyst ?? false,
    passwordHash: 'a-hash-that-nobody-may-see',
    createdOn: '2025-03-01',
  });
}

/** A made-up place with the parts that accounts have in it. */
export async function addPlace(db: Queryable, id: string, members: Record<string, Role> = {}): Promise<void> {
  await db.transaction().execute(async (trx) => {
    await insertPlace(trx, { id, name: `The place ${id}`, createdOn: '2025-03-01' });
    for (const [accountId, role] of Object.entries(members))
      await addMember(trx, { accountId, placeId: id, role });
  });
}
