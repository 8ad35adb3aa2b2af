/** Joins class names with spaces; false, null, undefined and '' are left out. */
export function classNames(...names: (string | false | null | undefined)[]): string {
  let joined = '';
  for (const name of names) {
    if (name) joined = joined ? `${joined} ${name}` : name;
  }
  return joined;
}

/**
 * Joins element ids for `aria-describedby`; absent ids are left out.
 * Returns undefined (so that React leaves the attribute out) where none is left.
 */
export function describedBy(...ids: (string | false | null | undefined)[]): string | undefined {
  return classNames(...ids) || undefined;
}
