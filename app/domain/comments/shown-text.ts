/**
 * What nobody can see and what changes how the text around it looks: control characters but for tabs and line breaks,
 * marks that turn the direction of text against its letters, blanks of no width, and characters that Unicode rules out.
 * Joiners stay, since emoji and some scripts are written with them, and so do the plain marks of direction.
 */
const UNSEEN =
  // eslint-disable-next-line no-control-regex -- control characters are what is taken out
  /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u00ad\u200b\u2060-\u2064\u202a-\u202e\u2066-\u206f\ufeff\ufff9-\ufffb\ufffe\uffff]/g;

/** A stored comment as it is shown, reviewed and compared: only what can be seen, with line breaks of one kind. */
export function shownText(stored: string): string {
  return wellFormed(stored.replace(/\r\n?|[\u2028\u2029]/g, '\n').replace(UNSEEN, '')).trim();
}

/** Halves of characters, which no page can send, become the sign for what cannot be read. */
const wellFormed = (text: string) => text.replace(/\p{Surrogate}/gu, '\ufffd');
