import { failedAlone } from './sqlite3';
import type { SqliteConnection, SqliteResult, SqliteStatement } from './sqlite3';

type Executes = Pick<SqliteConnection, 'execute'>;

interface Write {
  statement: SqliteStatement;
  /** Whether it may share a transaction with others: `vacuum` and most pragmas may not. */
  groupable: boolean;
  resolve(result: SqliteResult): void;
  reject(error: unknown): void;
}

interface Turn {
  begin(end: () => void): void;
}

/** So that a transaction waiting behind a rush of saves begins within milliseconds. */
const WRITES_TOGETHER = 100;

/**
 * The queue before the one connection that writes: first come, first served, a transaction holding everybody else up
 * until it ends. Single writes that wait next to each other are committed together, because what takes time is making
 * a commit safe on disk, not the writing: a hundred saves that arrive at once cost one such wait.
 */
export class SqliteWriter {
  readonly connection: Executes;
  readonly #queue: (Write | Turn)[] = [];
  #working = false;

  constructor(connection: Executes) {
    this.connection = connection;
  }

  /** Runs one statement in a transaction of its own or shared with its neighbours; resolves once that is committed. */
  write(statement: SqliteStatement, groupable: boolean): Promise<SqliteResult> {
    return new Promise((resolve, reject) => this.#join({ statement, groupable, resolve, reject }));
  }

  /** Waits until the connection is free for a transaction; nobody else writes until the function it gives is called. */
  takeTurn(): Promise<() => void> {
    return new Promise((resolve) => this.#join({ begin: resolve }));
  }

  #join(waiting: Write | Turn): void {
    this.#queue.push(waiting);
    if (!this.#working) void this.#work();
  }

  async #work(): Promise<void> {
    this.#working = true;
    for (let next = this.#queue.shift(); next; next = this.#queue.shift()) {
      const first = next;
      if ('begin' in first) await new Promise<void>((end) => first.begin(end));
      else await this.#commit([first, ...this.#neighboursOf(first)]);
    }
    this.#working = false;
  }

  #neighboursOf(first: Write): Write[] {
    if (!first.groupable) return [];
    const end = this.#queue.findIndex((next) => 'begin' in next || !next.groupable);
    const count = Math.min(end === -1 ? this.#queue.length : end, WRITES_TOGETHER - 1);
    return this.#queue.splice(0, count) as Write[];
  }

  async #commit(writes: Write[]): Promise<void> {
    const tell: (() => void)[] = [];
    const alone = writes.length === 1;
    try {
      if (!alone) await this.connection.execute(BEGIN);
      for (const write of writes) {
        try {
          const result = await this.connection.execute(write.statement);
          tell.push(() => write.resolve(result));
        } catch (error) {
          if (!alone && !failedAlone(error)) throw error;
          tell.push(() => write.reject(error));
        }
      }
      if (!alone) await this.connection.execute(COMMIT);
      for (const told of tell) told();
    } catch (error) {
      await this.connection.execute(ROLLBACK).catch(() => undefined);
      for (const write of writes) write.reject(error);
    }
  }
}

/** Takes the file's write lock at once, so that a transaction cannot find later that it is not allowed to write. */
export const BEGIN = { sql: 'begin immediate', parameters: [], wants: 'rows' } satisfies SqliteStatement;
export const COMMIT = { sql: 'commit', parameters: [], wants: 'rows' } satisfies SqliteStatement;
export const ROLLBACK = { sql: 'rollback', parameters: [], wants: 'rows' } satisfies SqliteStatement;
