/** A word or a figure of the results pages, and what it means. */
export interface Term {
  /** Stands in addresses (/glossary#<id>): never changes. */
  readonly id: string;
  readonly name: string;
  /** In plain words, before anything else. */
  readonly plain: string;
  /** As readable text, with the numbers that the code goes by. */
  readonly formula?: string;
  /** Author, year and where published; or that it is a rule of Concord's own. */
  readonly source: string;
  /** Where people meet it. */
  readonly where: string;
}

/** Terms that belong together. */
export interface TermGroup {
  readonly id: string;
  readonly title: string;
  readonly terms: readonly Term[];
}

/** The source of what nobody has published. */
export const OWN_RULE = 'A rule of Concord’s own.';

/** A share of 0 to 1 as whole percent, "70%". */
export const percent = (share: number) => `${Math.round(share * 100)}%`;
