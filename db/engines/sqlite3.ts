import sqlite3 from 'sqlite3';

/** A statement and what it is run for: the rows it returns, or the number of rows it changed. */
export interface SqliteStatement {
  sql: string;
  parameters: readonly unknown[];
  wants: 'rows' | 'changes';
}

export interface SqliteResult {
  rows: unknown[];
  /** Of a statement that wants changes; else 0. */
  changes: number;
}

/** Beyond this many different statements, those used longest ago are forgotten. */
const STATEMENTS_KEPT = 200;

/**
 * One connection to a SQLite file; the only thing in Concord that knows the sqlite3 package. Statements run off the
 * event loop, one at a time, in the order they were asked for, and stay prepared.
 */
export class SqliteConnection {
  readonly #handle: sqlite3.Database;
  readonly #prepared = new Map<string, sqlite3.Statement>();
  #lastTurn: Promise<unknown> = Promise.resolve();

  private constructor(handle: sqlite3.Database) {
    this.#handle = handle;
  }

  /** Opens a file, which is made unless the connection is to read only. Rejects with SQLite's reason. */
  static async open(path: string, use: 'read and write' | 'read only'): Promise<SqliteConnection> {
    const mode = use === 'read only' ? sqlite3.OPEN_READONLY : sqlite3.OPEN_READWRITE | sqlite3.OPEN_CREATE;
    let handle: sqlite3.Database;
    await called((done) => (handle = new sqlite3.Database(path, mode, done)));
    return new SqliteConnection(handle!);
  }

  /** Runs a statement to its end, so that no read stays open behind it. Rejects with SQLite's error, `code` and all. */
  execute({ sql, parameters, wants }: SqliteStatement): Promise<SqliteResult> {
    return this.#inTurn(async () => {
      const statement = await this.#prepare(sql);
      return new Promise<SqliteResult>((resolve, reject) => {
        if (wants === 'rows') {
          statement.all(parameters, (error: Error | null, rows: unknown[]) =>
            error ? reject(error) : resolve({ rows, changes: 0 }),
          );
        } else {
          statement.run(parameters, function (this: sqlite3.RunResult, error: Error | null) {
            if (error) reject(error);
            else resolve({ rows: [], changes: this.changes });
          });
        }
      });
    });
  }

  /** Closes the connection after everything asked of it so far. */
  close(): Promise<void> {
    return this.#inTurn(async () => {
      for (const statement of this.#prepared.values()) statement.finalize();
      this.#prepared.clear();
      await called((done) => this.#handle.close(done));
    });
  }

  #inTurn<T>(work: () => Promise<T>): Promise<T> {
    const turn = this.#lastTurn.then(work);
    this.#lastTurn = turn.catch(() => undefined);
    return turn;
  }

  async #prepare(sql: string): Promise<sqlite3.Statement> {
    let statement = this.#prepared.get(sql);
    if (statement) this.#prepared.delete(sql);
    else await called((done) => (statement = this.#handle.prepare(sql, done)));
    this.#prepared.set(sql, statement!);
    if (this.#prepared.size > STATEMENTS_KEPT) {
      const [oldest, forgotten] = this.#prepared.entries().next().value!;
      this.#prepared.delete(oldest);
      forgotten.finalize();
    }
    return statement!;
  }
}

/** Whether an error undid only its own statement, and left the transaction around it as it was. */
export function failedAlone(error: unknown): boolean {
  const { code } = error as { code?: string };
  return ['SQLITE_CONSTRAINT', 'SQLITE_ERROR', 'SQLITE_MISMATCH', 'SQLITE_RANGE', 'SQLITE_TOOBIG'].includes(
    code ?? '',
  );
}

function called(start: (done: (error: Error | null) => void) => unknown): Promise<void> {
  return new Promise((resolve, reject) => start((error) => (error ? reject(error) : resolve())));
}
