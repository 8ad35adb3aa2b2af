import { shownText } from './shown-text';

/** What stands in a released comment where a part was taken out. */
export const MARK = '[…]';

/** The mark as keyboards have it, with blanks around it, once or several times in a row. */
const MARKS = /(?:\s*\[(?:…|\.{3})\]\s*)+/;

/**
 * - `not-only-taken-out`: something was added or moved.
 * - `nothing-left`: no word of it stays.
 * - `not-released`: parts were taken out of a comment that is to wait.
 */
export type RedactionProblem = 'not-only-taken-out' | 'nothing-left' | 'not-released';

export type Redaction = { ok: true; text: string } | { ok: false; problem: RedactionProblem };

/**
 * Reads a comment in which somebody replaced parts by the mark. What is released is not what they typed but the comment
 * itself, with those parts replaced: blanks beside a mark do not matter, anything else has to be as it was.
 *
 * @param original the comment as stored
 * @param typed it again, with `[…]` or `[...]` for each part that is taken out
 * @returns the text to release; the comment as it is shown where nothing was taken out
 */
export function redact(original: string, typed: string): Redaction {
  const text = shownText(original);
  const wanted = shownText(typed);
  if (wanted === text) return { ok: true, text };
  const pieces = wanted.split(MARKS);
  if (pieces.every((piece) => !HAS_WORDS.test(piece))) return { ok: false, problem: 'nothing-left' };
  const released = pieces.length > 1 ? withGaps(text, pieces) : undefined;
  return released === undefined ? { ok: false, problem: 'not-only-taken-out' } : { ok: true, text: released };
}

const HAS_WORDS = /[\p{L}\p{N}\p{S}]/u;

/**
 * The text with everything between these pieces replaced by a mark; undefined where they are not its pieces in order,
 * the first at its beginning, the last at its end, and something other than blanks between each two. Each piece is taken
 * where it comes first, which leaves the most for those after it: if there is any way to find all of them, this is one.
 */
function withGaps(text: string, pieces: readonly string[]): string | undefined {
  const [first = '', ...rest] = pieces;
  if (!text.startsWith(first)) return undefined;
  let released = first;
  let end = first.length;
  for (const [index, piece] of rest.entries()) {
    const isLast = index === rest.length - 1;
    // A gap takes something that can be seen.
    const seen = text.slice(end).search(/\S/);
    if (seen < 0) return undefined;
    const least = end + seen + sizeAt(text, end + seen);
    const start = isLast ? text.length - piece.length : text.indexOf(piece, least);
    if (start < least || !text.startsWith(piece, start)) return undefined;
    const gap = text.slice(end, start);
    released += gap.replace(/^(\s*)[^]*?(\s*)$/, `$1${MARK}$2`) + piece;
    end = start + piece.length;
  }
  return released;
}

/** How many code units the character at a place has. */
const sizeAt = (text: string, at: number) => ((text.codePointAt(at) ?? 0) > 0xffff ? 2 : 1);
