/** What a message says: one line, and plain text. To whom it goes is for whoever sends it. */
export interface MailText {
  subject: string;
  text: string;
}

/** Longest piece of text of somebody else's that goes into a message, in characters. */
const LONGEST = 100;

/**
 * A name that somebody else has typed, fit to stand in a message: on one line, short, and with no address in it that a
 * mail reader would make into a link.
 */
export function oneLine(name: string): string {
  const line = name.replace(/[\p{C}\s]+/gu, ' ').trim();
  const bare = line
    .replace(/\w*:\/+|\/{2,}/g, ' ')
    .replace(/(?<=\S)\.(?=\S)/g, '. ')
    .replace(/\s+/g, ' ');
  return [...bare.trim()].slice(0, LONGEST).join('').trim();
}

/** A message of paragraphs; those that are not said are left out. */
export function mailOf(subject: string, paragraphs: readonly (string | false | null)[]): MailText {
  const said = paragraphs.filter((paragraph) => paragraph !== false && paragraph !== null);
  return { subject, text: `${said.join('\n\n')}\n` };
}
