/**
 * What a query binds, as the sqlite3 package takes it. The package turns what it does not know into null, or into the
 * text "[object Object]", without a word; here that is an error.
 *
 * @throws TypeError for a boolean, undefined, a date, an object, or a number that is not finite or not exact.
 */
export function sqliteParameters(values: readonly unknown[]): unknown[] {
  return values.map((value, index) => {
    if (value === null || typeof value === 'string' || Buffer.isBuffer(value)) return value;
    if (typeof value === 'number' && Number.isFinite(value)) return value;
    if (typeof value === 'bigint' && Number.isSafeInteger(Number(value))) return Number(value);
    throw new TypeError(
      `Parameter ${index + 1} of the query is ${kindOf(value)}. Bind text, a finite number or null; ` +
        'yes and no are 1 and 0, times are ISO-8601 text, JSON is text.',
    );
  });
}

function kindOf(value: unknown): string {
  if (typeof value === 'number') return String(value);
  if (typeof value === 'bigint') return 'a bigint beyond 2^53';
  if (value === undefined) return 'undefined';
  return typeof value === 'object' ? 'an object' : `a ${typeof value}`;
}
