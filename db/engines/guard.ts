import { AsyncLocalStorage } from 'node:async_hooks';
import type {
  CompiledQuery,
  DatabaseConnection,
  Dialect,
  Driver,
  QueryResult,
  TransactionSettings,
} from 'kysely';

/**
 * What Concord promises on either engine, put around its driver:
 *
 * - Inside a transaction the outer `db` is refused. On SQLite it would wait for ever for the transaction to end; on
 *   PostgreSQL it would write outside it, unseen.
 * - A transaction in which a statement failed, or has not ended yet, can only be rolled back. PostgreSQL would answer
 *   its commit as if all were well, having rolled back; SQLite would commit half of it.
 * - Closing waits for every query and transaction accepted before.
 * - Errors carry no row: PostgreSQL quotes the one at fault, and what people answered must not reach a log.
 */
export function guarded(dialect: Dialect): Dialect {
  return {
    createDriver: () => new GuardedDriver(dialect.createDriver()),
    createAdapter: () => dialect.createAdapter(),
    createIntrospector: (db) => dialect.createIntrospector(db),
    createQueryCompiler: () => dialect.createQueryCompiler(),
  };
}

const NOT_AWAITED = 'A query of this transaction was not awaited before the transaction ended.';

class GuardedDriver implements Driver {
  readonly #driver: Driver;
  readonly #around = new AsyncLocalStorage<GuardedConnection>();
  #accepted = 0;
  #whenIdle: (() => void) | undefined;

  constructor(driver: Driver) {
    this.#driver = driver;
  }

  init(): Promise<void> {
    return this.#driver.init();
  }

  async acquireConnection(): Promise<GuardedConnection> {
    const around = this.#around.getStore()?.transaction;
    if (around === 'open' || around === 'failed') {
      throw new Error(
        'The outer db was used inside a transaction. Pass the transaction on to what runs inside it ' +
          '(`db.transaction().execute(async (trx) => query(trx, …))`), or wait until it has ended.',
      );
    }
    this.#accepted++;
    try {
      return new GuardedConnection(await this.#driver.acquireConnection());
    } catch (error) {
      this.#leave();
      throw error;
    }
  }

  async beginTransaction(guarded: GuardedConnection, settings: TransactionSettings): Promise<void> {
    // Before the first await, so that what Kysely calls next, the transaction's own function, runs within it.
    this.#around.enterWith(guarded);
    await this.#driver.beginTransaction(guarded.connection, settings);
    guarded.transaction = 'open';
  }

  async commitTransaction(guarded: GuardedConnection): Promise<void> {
    if (guarded.running > 0) throw new Error(NOT_AWAITED);
    if (guarded.transaction === 'failed') {
      throw new Error(
        'A statement of this transaction failed, so it cannot be committed: nothing in it was saved.',
      );
    }
    guarded.transaction = 'over';
    await this.#driver.commitTransaction(guarded.connection);
  }

  async rollbackTransaction(guarded: GuardedConnection): Promise<void> {
    guarded.transaction = 'over';
    await this.#driver.rollbackTransaction(guarded.connection);
  }

  async releaseConnection(guarded: GuardedConnection): Promise<void> {
    try {
      await this.#driver.releaseConnection(guarded.connection);
    } finally {
      this.#leave();
    }
  }

  async destroy(): Promise<void> {
    if (this.#accepted > 0) await new Promise<void>((resolve) => (this.#whenIdle = resolve));
    await this.#driver.destroy();
  }

  #leave(): void {
    this.#accepted--;
    if (this.#accepted === 0) this.#whenIdle?.();
  }
}

class GuardedConnection implements DatabaseConnection {
  readonly connection: DatabaseConnection;
  transaction: 'none' | 'open' | 'failed' | 'over' = 'none';
  /** How many of its queries have not ended yet. */
  running = 0;

  constructor(connection: DatabaseConnection) {
    this.connection = connection;
  }

  async executeQuery<R>(query: CompiledQuery): Promise<QueryResult<R>> {
    if (this.transaction === 'failed') {
      throw new Error('An earlier statement of this transaction failed: roll it back.');
    }
    if (this.transaction === 'over') throw new Error(NOT_AWAITED);
    this.running++;
    try {
      return await this.connection.executeQuery<R>(query);
    } catch (error) {
      if (this.transaction === 'open') this.transaction = 'failed';
      throw fitToLog(error);
    } finally {
      this.running--;
    }
  }

  streamQuery(): never {
    throw new Error(
      'Streaming is not offered: it would hold a connection for as long as it is read. Read in pages.',
    );
  }
}

/** The same error, without the values at fault, and with a stack that says who asked: drivers make theirs far from it. */
function fitToLog(error: unknown): unknown {
  if (error instanceof Error) {
    Error.captureStackTrace(error);
    // Where PostgreSQL quotes the row, and the parameters.
    for (const field of ['detail', 'where']) Reflect.deleteProperty(error, field);
  }
  return error;
}
