/**
 * Compares a stored edition, or a part of one, with what was computed again from the same answers. Both are plain
 * JSON. Gives the JSON paths that differ, such as "$.overall.n", in order; none where they are the same. The order of
 * an object's keys does not count here (whoever needs the same bytes compares the text as well); a value that only one
 * of them has differs, and lists of different lengths differ as a whole.
 */
export function sameEdition(stored: unknown, recomputed: unknown): string[] {
  return differences(stored, recomputed, '$');
}

function differences(a: unknown, b: unknown, path: string): string[] {
  if (Array.isArray(a) && Array.isArray(b)) {
    if (a.length !== b.length) return [path];
    return a.flatMap((one, index) => differences(one, b[index], `${path}[${index}]`));
  }
  if (isObject(a) && isObject(b)) {
    const keys = [...new Set([...Object.keys(a), ...Object.keys(b)])].sort();
    return keys.flatMap((key) =>
      Object.hasOwn(a, key) === Object.hasOwn(b, key)
        ? differences(a[key], b[key], pathOf(path, key))
        : [pathOf(path, key)],
    );
  }
  return Object.is(a, b) ? [] : [path];
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Ids of questions hold dots, and so stand in brackets. */
function pathOf(path: string, key: string): string {
  return /^\w+$/.test(key) ? `${path}.${key}` : `${path}[${JSON.stringify(key)}]`;
}
