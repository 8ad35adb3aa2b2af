/** What is wrong with something typed as an address. */
export interface AddressProblem {
  /** Counted from 1. */
  line: number;
  /** As it was typed, shortened. */
  typed: string;
  /** `not-an-address`; `twice`: it stands on an earlier line (or the same) too. */
  problem: 'not-an-address' | 'twice';
}

/** Addresses with the lines they stand on. */
export interface ReadAddresses {
  addresses: { address: string; line: number }[];
  problems: AddressProblem[];
}

const LONGEST_SHOWN = 80;
/** What no address needs and a message could be led astray by. */
const ODD = /[\p{Cc}<>"(),;:\\[\]]/u;

/**
 * Reads a pasted list of e-mail addresses: one a line, or several with commas or semicolons between them, each alone or
 * with a name before it in angle brackets, as mail programs copy them (`"Poe, Jo" <jo@example.org>`). Addresses are
 * put in lower case, since nobody gives two people addresses that differ in that alone.
 * @param isAddress whether a text is written like an address
 */
export function readAddresses(text: string, isAddress: (text: string) => boolean): ReadAddresses {
  const addresses: ReadAddresses['addresses'] = [];
  const problems: AddressProblem[] = [];
  const known = new Set<string>();
  for (const [index, row] of text.split(/\r\n|\r|\n/).entries()) {
    const line = index + 1;
    for (const { found, typed } of entriesIn(row)) {
      const address = found.toLowerCase();
      const shown = typed.length > LONGEST_SHOWN ? `${typed.slice(0, LONGEST_SHOWN)}…` : typed;
      if (!isAddress(address) || ODD.test(address))
        problems.push({ line, typed: shown, problem: 'not-an-address' });
      else if (known.has(address)) problems.push({ line, typed: shown, problem: 'twice' });
      else addresses.push({ address, line });
      known.add(address);
    }
  }
  return { addresses, problems };
}

/** The parts of a line that stand for an address each. A comma within a name is none between two addresses. */
function entriesIn(row: string): { found: string; typed: string }[] {
  const entries: { found: string; typed: string }[] = [];
  let name: string[] = [];
  // Only what stands alone and is no address can be part of a name.
  const noNameAfterAll = () => {
    for (const typed of name) entries.push({ found: typed, typed });
    name = [];
  };
  for (const part of partsOf(row)) {
    const inBrackets = /<([^<>]*)>\s*$/.exec(part)?.[1];
    if (inBrackets !== undefined) {
      entries.push({ found: inBrackets.trim(), typed: part });
      name = [];
    } else if (part.includes('@')) {
      noNameAfterAll();
      entries.push({ found: part.replace(/^mailto:/i, ''), typed: part });
    } else name.push(part);
  }
  noNameAfterAll();
  return entries;
}

/** A line at its commas and semicolons, but for those in quotes, without what is empty. */
function partsOf(row: string): string[] {
  const parts = row.match(/(?:"[^"]*"|[^,;])+/g) ?? [];
  return parts.map((part) => part.trim()).filter((part) => part !== '');
}
