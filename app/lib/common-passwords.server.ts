/** The most that may stand before or after a listed password without making it another. */
const AROUND_MOST = 4;

let list: Promise<ReadonlySet<string>> | undefined;

/** The list is half a megabyte: read when the first password is chosen, and kept. */
function common(): Promise<ReadonlySet<string>> {
  list ??= import('@zxcvbn-ts/language-common').then(
    ({ dictionary }) => new Set(dictionary['passwords-common']),
  );
  return list;
}

/**
 * Whether a password is one of the some 49,000 that stand most often in collections of stolen ones: as it is, in other
 * capitals, twice in a row, or with up to four digits and signs around it.
 */
export async function isCommonPassword(password: string): Promise<boolean> {
  const known = await common();
  const lower = password.toLowerCase();
  const bare = lower.replace(/^[^\p{L}]+|[^\p{L}]+$/gu, '');
  const half = lower.slice(0, lower.length / 2);
  return (
    known.has(lower) ||
    (lower.length - bare.length <= AROUND_MOST && known.has(bare)) ||
    (half + half === lower && known.has(half))
  );
}
