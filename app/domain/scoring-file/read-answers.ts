import type { QuestionSet } from 'questions/types';
import type { Answer, Answers } from '../response/answer';
import { parseAnswer } from '../response/answer';
import { itemsIn } from '../response/form-items';
import { readCsv } from './csv';

/** One respondent of a file. */
export interface FileRespondent {
  readonly sector: string;
  readonly tier: string;
  readonly answers: Answers;
}

/** What a file may name: the questions of a set, and the ids of sectors and tiers. */
export interface KnownIds {
  readonly set: QuestionSet;
  readonly sectors: readonly { readonly id: string }[];
  readonly tiers: readonly { readonly id: string }[];
}

/** The respondents of a file in its order, or everything that is wrong with it, each with row and column. */
export type AnswersReading =
  | { readonly status: 'read'; readonly respondents: readonly FileRespondent[] }
  | { readonly status: 'refused'; readonly problems: readonly string[] };

const PERSON = ['respondent', 'sector', 'tier'] as const;

/**
 * Reads answers from CSV text: a first row that names the columns `respondent`, `sector`, `tier` and questions or
 * barriers by id, in any order; then a row for each respondent. An answer is a level 1 to 5, `dk` ("I don't know"), `na`
 * ("Does not apply here"), or empty for not answered, as is every question without a column. Empty lines at the end are
 * passed over. Rows are counted as a spreadsheet does, the first row being 1.
 *
 * A file with anything wrong is refused whole: what is not CSV, a column that is unknown, missing or there twice, a row
 * of another length, a respondent without a name or there twice, an unknown sector or tier, no answer, no respondents.
 */
export function readAnswers(text: string, known: KnownIds): AnswersReading {
  const csv = readCsv(text);
  if (csv.status === 'refused') {
    return refused([`row ${csv.row}, column ${csv.column}: ${csv.what}`]);
  }
  const rows = csv.rows.slice(0, csv.rows.findLastIndex((row) => !isEmptyLine(row)) + 1);
  const [header, ...lines] = rows;
  if (!header) return refused(['row 1: the file is empty']);
  const faults = headerFaults(header, known);
  if (faults.length > 0) return refused(faults);
  if (lines.length === 0) return refused(['row 2: there is no respondent']);
  const reader = new RowReader(header, known);
  const respondents = lines.map((cells, index) => reader.read(cells, index + 2));
  return reader.problems.length > 0 ? refused(reader.problems) : { status: 'read', respondents };
}

function refused(problems: readonly string[]): AnswersReading {
  return { status: 'refused', problems };
}

function isEmptyLine(row: readonly string[]): boolean {
  return row.length === 1 && row[0] === '';
}

function headerFaults(header: readonly string[], { set }: KnownIds): string[] {
  const ids = new Set<string>([...PERSON, ...itemsIn('full', set).map(({ id }) => id)]);
  const missing = PERSON.filter((name) => !header.includes(name));
  return [
    ...missing.map((name) => `row 1, column ${name}: it is missing`),
    ...header.flatMap((name, index) => {
      if (!ids.has(name)) return [`row 1, column ${index + 1}: ${quoted(name)} is no question of ${set.id}`];
      return header.indexOf(name) < index ? [`row 1, column ${index + 1}: ${name} is there twice`] : [];
    }),
  ];
}

/** Reads rows under a header that is in order, and gathers what is wrong with them. */
class RowReader {
  readonly problems: string[] = [];
  private readonly sectors: ReadonlySet<string>;
  private readonly tiers: ReadonlySet<string>;
  private readonly rowOf = new Map<string, number>();

  constructor(
    private readonly header: readonly string[],
    known: KnownIds,
  ) {
    this.sectors = new Set(known.sectors.map(({ id }) => id));
    this.tiers = new Set(known.tiers.map(({ id }) => id));
  }

  read(cells: readonly string[], row: number): FileRespondent {
    const wrong = (column: string, what: string) =>
      this.problems.push(`row ${row}, column ${column}: ${what}`);
    const person = { respondent: '', sector: '', tier: '' };
    const answers: [string, Answer][] = [];
    const width = this.header.length;
    if (cells.length !== width) {
      // Cells under the wrong names would only be found wrong once more.
      this.problems.push(
        `row ${row}, column ${Math.min(cells.length, width) + 1}: row 1 has ${width} cells, this one ${cells.length}`,
      );
      return { ...person, answers: {} };
    }
    this.header.forEach((column, index) => {
      const cell = cells[index]!;
      if (isPersonal(column)) person[column] = cell;
      else if (cell !== '') {
        const answer = parseAnswer(cell);
        if (answer !== undefined) answers.push([column, answer]);
        else wrong(column, `${quoted(cell)} is no answer; it is 1 to 5, dk, na or empty`);
      }
    });
    const before = this.rowOf.get(person.respondent);
    if (person.respondent === '') wrong('respondent', 'it is empty');
    else if (before !== undefined)
      wrong('respondent', `${quoted(person.respondent)} is in row ${before} too`);
    else this.rowOf.set(person.respondent, row);
    if (!this.sectors.has(person.sector)) wrong('sector', `${quoted(person.sector)} is no sector`);
    if (!this.tiers.has(person.tier)) wrong('tier', `${quoted(person.tier)} is no tier`);
    return { sector: person.sector, tier: person.tier, answers: Object.fromEntries(answers) };
  }
}

function isPersonal(column: string): column is (typeof PERSON)[number] {
  return (PERSON as readonly string[]).includes(column);
}

/** A cell as it can be shown on one line of a terminal, whatever is in it. */
function quoted(cell: string): string {
  return JSON.stringify(cell.length > 40 ? `${cell.slice(0, 40)}...` : cell);
}
