import { type AnswersSetting, readColumns } from './columns';
import { readCsv, separatorOf } from './csv';
import type { Fault, Problem } from './problem';
import { type FilePerson, isEmptyRow, RowReader } from './row-reader';

export type { FilePerson, FileRespondent } from './row-reader';

/** The people of a file in its order, and everything that is wrong with its other rows. */
export type AnswersReading =
  | { readonly status: 'refused'; readonly problems: readonly Problem[] }
  | {
      readonly status: 'read';
      /** Those whose rows are right. */
      readonly people: readonly FilePerson[];
      /** The first `MOST_PROBLEMS` of them. */
      readonly problems: readonly Problem[];
      readonly problemCount: number;
      /** How many rows something is wrong with. */
      readonly badRows: number;
      /** The names of columns that were left out. */
      readonly leftOut: readonly string[];
    };

/** The most people of one file. */
export const MOST_PEOPLE = 5_000;

/**
 * Reads answers from the rows of a file: the columns by its first row (see `readColumns`), then a row for each person.
 * An answer is as `answerReader` has it, empty for not answered, as is every question without a column. Sectors, tiers
 * and forms go by id or name. Empty rows at the end are passed over; cells missing at the end of a row are empty.
 *
 * A file whose first row is wrong, or that has nobody or too many people, is refused as a whole.
 */
export function readAnswers(rows: readonly (readonly string[])[], setting: AnswersSetting): AnswersReading {
  const [header, ...lines] = rows.slice(0, rows.findLastIndex((row) => !isEmptyRow(row)) + 1);
  if (!header) return refused({ code: 'empty-file' });
  const reading = readColumns(header, setting);
  if (reading.status === 'refused') return reading;
  if (lines.length === 0) return refused({ code: 'nobody' }, 2);
  if (lines.length > MOST_PEOPLE) {
    return refused({ code: 'too-many-rows', most: MOST_PEOPLE }, MOST_PEOPLE + 2);
  }
  const reader = new RowReader(header, reading.columns, setting);
  const people = lines.flatMap((cells, index) => reader.read(cells, index + 2) ?? []);
  const { problems, problemCount } = reader;
  const badRows = lines.length - people.length;
  return { status: 'read', people, problems, problemCount, badRows, leftOut: reading.leftOut };
}

/** The same from CSV text, with the separator that its first line has. */
export function readCsvAnswers(text: string, setting: AnswersSetting): AnswersReading {
  const csv = readCsv(text, separatorOf(text));
  if (csv.status === 'read') return readAnswers(csv.rows, setting);
  const { row, column, what } = csv;
  return {
    status: 'refused',
    problems: [{ row, column, name: '', found: '', fault: { code: 'not-csv', what } }],
  };
}

/** Rows that say all the same, as lists of their numbers: the same person twice, or two who agree in everything. */
export function rowsAlike(people: readonly FilePerson[]): readonly (readonly number[])[] {
  const rows = new Map<string, number[]>();
  for (const { row, form, sector, tier, answers, comments } of people) {
    // Everybody's answers come in the order of the columns.
    const said = JSON.stringify([form, sector, tier, answers, comments]);
    const alike = rows.get(said);
    if (alike) alike.push(row);
    else rows.set(said, [row]);
  }
  return [...rows.values()].filter(({ length }) => length > 1);
}

function refused(fault: Fault, row = 1): AnswersReading {
  return { status: 'refused', problems: [{ row, column: null, name: '', found: '', fault }] };
}
