import type { SqliteConnection, SqliteResult, SqliteStatement } from './sqlite3';

/** Connections that only read: a query takes one that is free, or the first that becomes so. */
export class SqliteReaders {
  readonly #all: readonly SqliteConnection[];
  readonly #free: SqliteConnection[];
  readonly #waiting: ((reader: SqliteConnection) => void)[] = [];

  constructor(connections: readonly SqliteConnection[]) {
    this.#all = connections;
    this.#free = [...connections];
  }

  async execute(statement: SqliteStatement): Promise<SqliteResult> {
    const reader =
      this.#free.shift() ?? (await new Promise<SqliteConnection>((resolve) => this.#waiting.push(resolve)));
    try {
      return await reader.execute(statement);
    } finally {
      const next = this.#waiting.shift();
      if (next) next(reader);
      else this.#free.push(reader);
    }
  }

  async close(): Promise<void> {
    for (const reader of this.#all) await reader.close();
  }
}
