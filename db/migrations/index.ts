import type { Transaction } from 'kysely';
import * as firstTables from './0001-first-tables';
import * as places from './0002-places';
import * as people from './0003-people';
import * as workshops from './0004-workshops';

/** One step from a schema to the next. Never edited once released: a database may have been through it. */
export interface Migration {
  name: string;
  up(trx: Transaction<unknown>): Promise<void>;
}

/** Every migration, in the order they are applied. New ones go at the end. */
export const migrations: readonly Migration[] = [
  { name: '0001-first-tables', ...firstTables },
  { name: '0002-places', ...places },
  { name: '0003-people', ...people },
  { name: '0004-workshops', ...workshops },
];
