import { DeleteQueryNode, InsertQueryNode, RawNode, SelectQueryNode, UpdateQueryNode } from 'kysely';
import type { CompiledQuery, DatabaseConnection, QueryResult, RootOperationNode } from 'kysely';
import { sqliteParameters } from './sqlite-parameters';
import type { SqliteReaders } from './sqlite-readers';
import { BEGIN, COMMIT, ROLLBACK } from './sqlite-writer';
import type { SqliteWriter } from './sqlite-writer';
import type { SqliteResult, SqliteStatement } from './sqlite3';

/** What one query or one transaction talks to. It has no connection of its own until a transaction begins. */
export class SqliteSession implements DatabaseConnection {
  readonly #writer: SqliteWriter;
  readonly #readers: SqliteReaders;
  #endTurn: (() => void) | undefined;

  constructor(writer: SqliteWriter, readers: SqliteReaders) {
    this.#writer = writer;
    this.#readers = readers;
  }

  async begin(): Promise<void> {
    const endTurn = await this.#writer.takeTurn();
    try {
      await this.#writer.connection.execute(BEGIN);
      this.#endTurn = endTurn;
    } catch (error) {
      endTurn();
      throw error;
    }
  }

  /** A commit that fails leaves the turn to the rollback that has to follow. */
  async commit(): Promise<void> {
    await this.#writer.connection.execute(COMMIT);
    this.#end();
  }

  /** Never fails: where SQLite has rolled back by itself, after a full disk say, there is nothing left to undo. */
  async rollback(): Promise<void> {
    await this.#writer.connection.execute(ROLLBACK).catch(() => undefined);
    this.#end();
  }

  async executeQuery<R>({ query, sql, parameters }: CompiledQuery): Promise<QueryResult<R>> {
    const changes = changesRows(query);
    const counts = changes && !query.returning;
    const statement: SqliteStatement = {
      sql,
      parameters: sqliteParameters(parameters),
      wants: counts ? 'changes' : 'rows',
    };
    const result = await this.#execute(statement, { changes, reads: onlyReads(query, sql) });
    const rows = result.rows as R[];
    if (!changes) return { rows };
    return { rows, numAffectedRows: BigInt(counts ? result.changes : rows.length) };
  }

  streamQuery(): never {
    throw new Error('Streaming is not offered on SQLite.');
  }

  #execute(
    statement: SqliteStatement,
    { changes, reads }: Record<'changes' | 'reads', boolean>,
  ): Promise<SqliteResult> {
    if (this.#endTurn) return this.#writer.connection.execute(statement);
    if (reads) return this.#readers.execute(statement);
    return this.#writer.write(statement, changes);
  }

  #end(): void {
    this.#endTurn?.();
    this.#endTurn = undefined;
  }
}

function changesRows(query: RootOperationNode): query is InsertQueryNode | UpdateQueryNode | DeleteQueryNode {
  return InsertQueryNode.is(query) || UpdateQueryNode.is(query) || DeleteQueryNode.is(query);
}

function onlyReads(query: RootOperationNode, sql: string): boolean {
  return SelectQueryNode.is(query) || (RawNode.is(query) && /^\s*select\b/i.test(sql));
}
