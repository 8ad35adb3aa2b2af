/** The most characters of one comment. */
export const COMMENT_LIMIT = 1_000;

/**
 * A comment as it is stored: line breaks of one kind, no blanks around it, no control characters. Empty means that
 * there is no comment.
 */
export function tidyComment(typed: string): string {
  return (
    typed
      .replace(/\r\n?/g, '\n')
      // eslint-disable-next-line no-control-regex -- control characters are what is taken out
      .replace(/[\u0000-\u0008\u000b-\u001f\u007f]/g, '')
      .trim()
  );
}

/** Whether a tidied comment is longer than is kept. */
export const isTooLong = (comment: string) => comment.length > COMMENT_LIMIT;

/** What to tell who wrote a tidied comment that is too long: how to mend it. Undefined where it fits. */
export function commentProblem(comment: string): string | undefined {
  if (!isTooLong(comment)) return undefined;
  const [most, length] = [COMMENT_LIMIT, comment.length].map((count) => count.toLocaleString('en-GB'));
  return `Shorten your comment to ${most} characters or fewer. It has ${length}`;
}
