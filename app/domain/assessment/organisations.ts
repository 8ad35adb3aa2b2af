/** How many partner organisations may be listed, and how long their names may be. */
export const MOST_ORGANISATIONS = 60;
export const LONGEST_ORGANISATION = 100;

/** What is wrong with a list: `line` is the number of the first line that it is about, from 1. */
export type OrganisationsProblem =
  | { kind: 'too-many' }
  | { kind: 'too-long-name'; line: number }
  | { kind: 'named-twice'; line: number; name: string };

/**
 * Reads a list of partner organisations, one a line. Empty lines are left out, and so are spaces around and between
 * words beyond one. Two names that differ only in capitals are the same.
 */
export function readOrganisations(
  typed: string,
): { ok: true; organisations: string[] } | { ok: false; problem: OrganisationsProblem } {
  const organisations: string[] = [];
  const known = new Set<string>();
  for (const [index, text] of typed.split(/\r\n|\r|\n/).entries()) {
    const name = text.trim().replace(/\s+/g, ' ');
    if (name === '') continue;
    const line = index + 1;
    if (name.length > LONGEST_ORGANISATION) return { ok: false, problem: { kind: 'too-long-name', line } };
    const key = name.normalize('NFKC').toLowerCase();
    if (known.has(key)) return { ok: false, problem: { kind: 'named-twice', line, name } };
    known.add(key);
    organisations.push(name);
  }
  return organisations.length > MOST_ORGANISATIONS
    ? { ok: false, problem: { kind: 'too-many' } }
    : { ok: true, organisations };
}

/** What is wrong with the list, and how to mend it. */
export function organisationsProblemWords(problem: OrganisationsProblem): string {
  switch (problem.kind) {
    case 'too-many':
      return `List ${MOST_ORGANISATIONS} organisations or fewer`;
    case 'too-long-name':
      return `Shorten the name in line ${problem.line} to ${LONGEST_ORGANISATION} characters or fewer`;
    case 'named-twice':
      return `Take out line ${problem.line}: ${problem.name} is in the list already`;
  }
}
