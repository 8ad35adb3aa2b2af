/** Length in characters as people count them, not in bytes. */
export const PASSWORD_LEAST = 12;
export const PASSWORD_MOST = 200;

/** Fewer different characters than this are one short piece over and over. */
const DIFFERENT_LEAST = 5;
/** What is left beside the first things that come to mind has to be more than this many different characters. */
const LEFT_MOST = 4;
/** Names and parts of addresses shorter than this are in too many honest passwords. */
const NAME_LEAST = 4;
const RUN_LEAST = 4;

/** What lists of stolen passwords are full of, and what comes to mind on this site; longer ones first. */
const COMMON = [
  ...[
    'assessment',
    'administrator',
    'trustnoone',
    'sunshine',
    'password',
    'football',
    'princess',
    'passcode',
  ],
  ...[
    'liverpool',
    'arsenal',
    'chelsea',
    'superman',
    'starwars',
    'whatever',
    'baseball',
    'computer',
    'charlie',
  ],
  ...[
    'concord',
    'welcome',
    'letmein',
    'changeme',
    'default',
    'england',
    'monkey',
    'dragon',
    'master',
    'shadow',
  ],
  ...['summer', 'winter', 'autumn', 'spring', 'secret', 'health', 'hospital', 'survey', 'london', 'hello'],
  ...['admin', 'login', 'qazwsx', 'iloveyou', 'guest', 'pass', 'test', 'user', 'care', 'nhs'],
].sort((a, b) => b.length - a.length);

const ROWS = ['qwertyuiop', 'asdfghjkl', 'zxcvbnm', '1234567890', '0123456789', 'abcdefghijklmnopqrstuvwxyz'];

export type PasswordWeakness = 'missing' | 'short' | 'long' | 'repeated' | 'personal' | 'common';

/**
 * What is wrong with a password that somebody chooses; undefined where nothing is. Length first, and refusing only
 * what would be guessed first, as the National Cyber Security Centre advises: no rule about kinds of characters.
 * @param about whose it is; `name` and `email` as typed, '' where not known
 */
export function passwordWeakness(
  password: string,
  about: { name: string; email: string },
): PasswordWeakness | undefined {
  const { length } = [...password];
  if (length === 0) return 'missing';
  if (length < PASSWORD_LEAST) return 'short';
  if (length > PASSWORD_MOST) return 'long';
  const lower = password.toLowerCase();
  if (new Set(lower).size < DIFFERENT_LEAST) return 'repeated';
  if (namesOf(about).some((name) => lower.includes(name))) return 'personal';
  return spellings(lower).some((spelling) => leftOf(spelling).size <= LEFT_MOST) ? 'common' : undefined;
}

/** The parts of an e-mail address before the "@", and of a name, that may not be in the password. */
function namesOf({ name, email }: { name: string; email: string }): string[] {
  const [local = ''] = email.toLowerCase().split('@');
  return [local, ...local.split(/[._+-]/), ...name.toLowerCase().split(/\s+/)].filter(
    (part) => part.length >= NAME_LEAST,
  );
}

/** As it stands, and with the usual digits and signs read as the letters they stand for. */
function spellings(lower: string): string[] {
  const letters: Record<string, string> = {
    '0': 'o',
    '1': 'i',
    '3': 'e',
    '4': 'a',
    '5': 's',
    '7': 't',
    '@': 'a',
    $: 's',
    '!': 'i',
  };
  return [lower, lower.replace(/[013457@$!]/g, (sign) => letters[sign]!)];
}

/** The different characters that are left without common words, runs along a row, years, spaces and signs. */
function leftOf(text: string): Set<string> {
  let left = text.replace(/(19|20)\d\d/g, ' ');
  for (const word of COMMON) left = left.replaceAll(word, ' ');
  left = withoutRuns(left).replace(/[^\p{L}\p{N}]/gu, '');
  return new Set(left);
}

/** Takes out every stretch of neighbours on a row of the keyboard or in the alphabet, forwards or backwards. */
function withoutRuns(text: string): string {
  const rows = [...ROWS, ...ROWS.map((row) => [...row].reverse().join(''))];
  let left = '';
  for (let start = 0; start < text.length;) {
    let end = start + 1;
    while (end < text.length && rows.some((row) => row.includes(text.slice(start, end + 1)))) end += 1;
    if (end - start < RUN_LEAST) left += text.slice(start, end);
    else left += ' ';
    start = end;
  }
  return left;
}
