import { tidyComment } from '../response/comments';

/** The most characters of one text that a participant sends to a step of words. */
export const NOTE_LIMIT = 200;
/** The most texts that one device may send to a step. */
export const NOTES_EACH = 3;
/** The most texts of a step that one device may call important. */
export const UPVOTES_EACH = 3;

/** Round 1 of a step of words takes texts, round 2 votes for those that were shown. */
export const TEXT_ROUND = 1;
export const UPVOTE_ROUND = 2;

/** A text as it is stored: line breaks of one kind, no blanks around it, no control characters. Empty: there is none. */
export const tidyNote = tidyComment;

/** What to tell whoever wrote a tidied text that cannot be sent: how to mend it. Undefined where it can. */
export function noteProblem(note: string): string | undefined {
  if (note === '') return 'Write something before you send it';
  if (note.length <= NOTE_LIMIT) return undefined;
  return `Shorten your text to ${NOTE_LIMIT} characters or fewer. It has ${note.length}`;
}
