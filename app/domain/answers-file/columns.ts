import type { FormId, QuestionSet } from 'questions/types';
import { itemsIn } from '../response/form-items';
import { plainWords } from './cell-words';
import { cutShort, type Fault, type Problem } from './problem';

/** A type of partner or a role that a file may name. */
export interface Named {
  readonly id: string;
  readonly name: string;
}

/** What a file may hold. */
export interface AnswersSetting {
  readonly set: QuestionSet;
  readonly sectors: readonly Named[];
  readonly tiers: readonly Named[];
  /**
   * The assessment that its people are to be part of. Without one, the file stands for itself: everybody has a name of
   * their own, and may have left out everything.
   */
  readonly assessment?: {
    /** The main form first, then the resident form where it is offered. */
    readonly forms: readonly FormId[];
    /** Ids of those invited. */
    readonly sectors: readonly string[];
    readonly commentsAsked: boolean;
    /** Columns that are none of the file's own, such as a time stamp: left out, or refused. */
    readonly leaveOutUnknown: boolean;
  };
}

/** What the cells of a column are. */
export type Column =
  | { readonly kind: 'respondent' | 'form' | 'sector' | 'tier' | 'left-out' }
  | { readonly kind: 'answer' | 'comment'; readonly question: string };

/** The columns of a file by its first row, or what is wrong with it. */
export type ColumnsReading =
  | { readonly status: 'read'; readonly columns: readonly Column[]; readonly leftOut: readonly string[] }
  | { readonly status: 'refused'; readonly problems: readonly Problem[] };

/** The most columns of a file: twice all there can be, and room for those of a form tool. */
export const MOST_COLUMNS = 300;

/** The sheet of a workbook that answers stand in, where it has one of this name. */
export const ANSWERS_SHEET = 'Answers';

/** What the column of a question's comments is called. */
export const commentColumn = (question: string) => `${question}.comment`;

/**
 * Reads the first row: `sector`, `tier`, `respondent`, `form`, questions and barriers by id or by their text, comments
 * as `<id>.comment`; in any order, in small or capital letters. Cells without a name at its end are passed over.
 */
export function readColumns(header: readonly string[], setting: AnswersSetting): ColumnsReading {
  const { assessment } = setting;
  const find = finderOfColumns(setting);
  const names = header.slice(0, header.findLastIndex((name) => name.trim() !== '') + 1);
  const problems: Problem[] = [];
  const wrong = (column: number | null, found: string, fault: Fault) =>
    problems.push({ row: 1, column, name: '', found: cutShort(found), fault });
  if (names.length > MOST_COLUMNS) {
    wrong(null, '', { code: 'too-many-columns', most: MOST_COLUMNS });
    return { status: 'refused', problems };
  }
  const seen = new Set<string>();
  const leftOut: string[] = [];
  const columns = names.map((name, index): Column => {
    const column = find(name);
    const key = column && JSON.stringify(column);
    if (!column && assessment?.leaveOutUnknown) leftOut.push(cutShort(name));
    else if (!key) wrong(index + 1, name, { code: 'unknown-column' });
    else if (seen.has(key)) wrong(index + 1, name, { code: 'column-twice' });
    else if (column.kind === 'comment' && !assessment?.commentsAsked) {
      wrong(index + 1, name, { code: 'comments-not-asked' });
    }
    if (key) seen.add(key);
    return column ?? { kind: 'left-out' };
  });
  const needed = assessment ? (['sector', 'tier'] as const) : (['respondent', 'sector', 'tier'] as const);
  for (const kind of needed) {
    if (!columns.some((column) => column.kind === kind)) wrong(null, kind, { code: 'missing-column' });
  }
  if (assessment && !columns.some(({ kind }) => kind === 'answer')) wrong(null, '', { code: 'no-questions' });
  return problems.length > 0 ? { status: 'refused', problems } : { status: 'read', columns, leftOut };
}

function finderOfColumns({ set, assessment }: AnswersSetting): (name: string) => Column | undefined {
  const person = (['respondent', 'sector', 'tier', ...(assessment ? (['form'] as const) : [])] as const).map(
    (kind) => [kind, { kind }] as const,
  );
  const answers = itemsIn('full', set).flatMap(({ id, text }) => {
    const column = { kind: 'answer', question: id } as const;
    return [[plainWords(text), column] as const, [plainWords(id), column] as const];
  });
  const comments = itemsIn('full', set).map(
    ({ id }) => [plainWords(commentColumn(id)), { kind: 'comment', question: id }] as const,
  );
  const known = new Map<string, Column>([...answers, ...(assessment ? comments : []), ...person]);
  return (name) => known.get(plainWords(name));
}
