/** What an installation says of itself. An empty text: it has not said. */
export interface InstallationTexts {
  /** Who answers for the data, by law. */
  controller: string;
  /** Whom to ask. */
  contactName: string;
  contactEmail: string;
  contactTelephone: string;
  /** Paragraphs of its own in the privacy notice. */
  privacy: string;
  /** Whom to tell of a page that somebody cannot use. */
  accessibility: string;
}

/** The most characters of each. */
export const TEXT_LIMITS: Readonly<Record<keyof InstallationTexts, number>> = {
  controller: 200,
  contactName: 100,
  contactEmail: 254,
  contactTelephone: 40,
  privacy: 8_000,
  accessibility: 500,
};

/** An installation that has said nothing. */
export const NO_TEXTS: InstallationTexts = {
  controller: '',
  contactName: '',
  contactEmail: '',
  contactTelephone: '',
  privacy: '',
  accessibility: '',
};

/** The paragraphs of a plain text: what stands between blank lines, each with its lines. None for an empty text. */
export function paragraphsOf(text: string): string[] {
  return text
    .replace(/\r\n?/g, '\n')
    .split(/\n[^\S\n]*\n/)
    .map((paragraph) => paragraph.trim())
    .filter((paragraph) => paragraph !== '');
}

/** Whether a text is written like a telephone number; with words for an extension. */
export const isTelephone = (text: string): boolean =>
  /^\+?[\d\s().-]{5,}(\s*(ext\.?|extension|x)\s*\d+)?$/i.test(text) && (text.match(/\d/g) ?? []).length >= 5;
