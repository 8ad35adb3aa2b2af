import type { Compilable, CompiledQuery } from 'kysely';
import type { Queryable } from '../tables';

/**
 * A query that is built and compiled once for each database, and from then on only given its values: for those that
 * run at every request, where building one takes longer than running it.
 *
 * @param build writes the query as any other; the values it is given are stand-ins, to be passed on, not looked at.
 * @returns the function that runs it and gives its rows.
 */
export function prepared<Values extends object, Row>(
  build: (db: Queryable, values: Values) => Compilable<Row>,
): (db: Queryable, values: Values) => Promise<Row[]> {
  const standIns = new Proxy({} as Values, { get: (_, name) => new StandIn(name as string) });
  const compiled = new WeakMap<object, CompiledQuery<Row>>();

  return async (db, values) => {
    const { adapter } = db.getExecutor();
    let query = compiled.get(adapter);
    if (!query) compiled.set(adapter, (query = build(db, standIns).compile()));
    const parameters = query.parameters.map((parameter) =>
      parameter instanceof StandIn ? values[parameter.name as keyof Values] : parameter,
    );
    const filled: CompiledQuery<Row> = { ...query, parameters };
    return (await db.executeQuery(filled)).rows;
  };
}

class StandIn {
  readonly name: string;

  constructor(name: string) {
    this.name = name;
  }
}
