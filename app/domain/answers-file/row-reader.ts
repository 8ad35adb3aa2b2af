import type { FormId } from 'questions/types';
import { FORM_NAMES } from '../assessment/messages';
import { aboutYouOf, RESIDENTS } from '../response/about-you';
import type { Answer, Answers } from '../response/answer';
import { isTooLong, tidyComment } from '../response/comments';
import { FORMS, itemsIn } from '../response/form-items';
import { answerReader, finderOf } from './cell-words';
import type { AnswersSetting, Column } from './columns';
import { cutShort, type Fault, type Problem } from './problem';

/** One respondent of a file. */
export interface FileRespondent {
  readonly sector: string;
  readonly tier: string;
  readonly answers: Answers;
}

/** One respondent of a file for an assessment. */
export interface FilePerson extends FileRespondent {
  /** Where they stand in the file. */
  readonly row: number;
  readonly form: FormId;
  /** By question id; only those that say something. */
  readonly comments: Readonly<Record<string, string>>;
}

/** The most problems that are kept; beyond it they are only counted. */
export const MOST_PROBLEMS = 100;

/** Whether a row says nothing at all. */
export const isEmptyRow = (row: readonly string[]) => row.every((cell) => cell.trim() === '');

const NAMED_FORMS = FORMS.map((id) => ({ id, name: FORM_NAMES[id] }));

/** Where one cell is, for saying what is wrong with it. */
interface Cell {
  readonly text: string;
  readonly index: number;
}

/** Reads rows under a first row that is in order, and gathers what is wrong with them. */
export class RowReader {
  /** The first of them. */
  readonly problems: Problem[] = [];
  /** How many there are. */
  problemCount = 0;
  private readonly answerOf: ReturnType<typeof answerReader>;
  private readonly sectorOf: ReturnType<typeof finderOf>;
  private readonly tierOf: ReturnType<typeof finderOf>;
  private readonly asked: ReadonlyMap<FormId, ReadonlySet<string>>;
  private readonly rowOf = new Map<string, number>();

  constructor(
    private readonly header: readonly string[],
    private readonly columns: readonly Column[],
    private readonly setting: AnswersSetting,
  ) {
    const { set, sectors, tiers } = setting;
    this.answerOf = answerReader(set);
    this.sectorOf = finderOf(sectors);
    this.tierOf = finderOf(tiers);
    this.asked = new Map(FORMS.map((form) => [form, new Set(itemsIn(form, set).map(({ id }) => id))]));
  }

  /** The person of a row; undefined where something is wrong with it, which is then among the problems. */
  read(cells: readonly string[], row: number): FilePerson | undefined {
    const before = this.problemCount;
    const width = this.columns.length;
    if (isEmptyRow(cells)) this.wrong(row, undefined, { code: 'empty-row' });
    else if (cells.length > width && !isEmptyRow(cells.slice(width))) {
      // Cells under the wrong names would only be found wrong once more.
      this.wrong(row, undefined, { code: 'too-many-cells', width, cells: cells.length });
    } else {
      const person = this.person(cells, row);
      if (this.problemCount === before) return person;
    }
    return undefined;
  }

  private person(cells: readonly string[], row: number): FilePerson {
    const found = (kind: Column['kind']): Cell => {
      const index = this.columns.findIndex((column) => column.kind === kind);
      return { text: (cells[index] ?? '').trim(), index };
    };
    this.checkName(found('respondent'), row);
    const { form, sector, tier } = this.aboutThem(found, row);
    const answers: [string, Answer][] = [];
    const comments: [string, string][] = [];
    this.columns.forEach((column, index) => {
      const cell = { text: cells[index] ?? '', index };
      if (column.kind === 'answer') {
        const answer = this.answer(column.question, cell, form, row);
        if (answer) answers.push([column.question, answer]);
      } else if (column.kind === 'comment') {
        const comment = this.comment(column.question, cell, form, row);
        if (comment) comments.push([column.question, comment]);
      }
    });
    const isSilent = this.columns.every(
      ({ kind }, index) => (kind !== 'answer' && kind !== 'comment') || (cells[index] ?? '').trim() === '',
    );
    if (this.setting.assessment && isSilent) this.wrong(row, undefined, { code: 'no-answer' });
    return {
      row,
      form,
      sector,
      tier,
      answers: Object.fromEntries(answers),
      comments: Object.fromEntries(comments),
    };
  }

  private checkName(cell: Cell, row: number): void {
    const before = this.rowOf.get(cell.text);
    if (cell.text === '') {
      if (!this.setting.assessment) this.wrong(row, cell, { code: 'no-name' });
    } else if (before !== undefined) this.wrong(row, cell, { code: 'name-twice', before });
    else this.rowOf.set(cell.text, row);
  }

  private aboutThem(found: (kind: Column['kind']) => Cell, row: number) {
    const { assessment } = this.setting;
    const [formCell, sectorCell, tierCell] = [found('form'), found('sector'), found('tier')];
    const sector = this.sectorOf(sectorCell.text)?.id ?? '';
    const tier = this.tierOf(tierCell.text)?.id ?? '';
    const form = this.form(formCell, sector, row);
    const about = assessment ? aboutYouOf(form, { sector, tier, jointPost: false }) : { form, sector, tier };
    // What goes without saying need not be said: the resident form says who took it, and residents have one tier.
    const isSaid = { sector: about.sector === sector, tier: about.tier === tier };
    if (sector === '' && (isSaid.sector || sectorCell.text !== '')) {
      this.wrong(row, sectorCell, { code: 'unknown-sector' });
    } else if (sector !== '' && !isSaid.sector) this.wrong(row, sectorCell, { code: 'residents-only' });
    else if (assessment && !assessment.sectors.includes(about.sector)) {
      this.wrong(row, sectorCell, { code: 'sector-not-invited' });
    }
    if (tier === '' && (isSaid.tier || tierCell.text !== '')) {
      this.wrong(row, tierCell, { code: 'unknown-tier' });
    }
    return about;
  }

  /** The form that a row says or, where it says none, the resident form for residents who are offered it. */
  private form(cell: Cell, sector: string, row: number): FormId {
    const forms = this.setting.assessment?.forms ?? (['full'] as const);
    const usual = forms[0] ?? 'full';
    if (cell.text === '') return sector === RESIDENTS && forms.includes('resident') ? 'resident' : usual;
    const form = finderOf(NAMED_FORMS)(cell.text)?.id;
    if (!form) this.wrong(row, cell, { code: 'unknown-form' });
    else if (!forms.includes(form)) this.wrong(row, cell, { code: 'form-not-offered' });
    return form ?? usual;
  }

  private answer(question: string, cell: Cell, form: FormId, row: number): Answer | undefined {
    const answer = this.answerOf(question, cell.text);
    if (answer === undefined) this.wrong(row, cell, { code: 'not-an-answer' });
    else if (answer !== null && this.isAsked(question, cell, form, row)) return answer;
    return undefined;
  }

  private comment(question: string, cell: Cell, form: FormId, row: number): string | undefined {
    const comment = tidyComment(cell.text);
    if (comment === '' || !this.isAsked(question, cell, form, row)) return undefined;
    if (isTooLong(comment)) this.wrong(row, cell, { code: 'comment-too-long', length: comment.length });
    return comment;
  }

  private isAsked(question: string, cell: Cell, form: FormId, row: number): boolean {
    const isAsked = !this.setting.assessment || this.asked.get(form)!.has(question);
    if (!isAsked) this.wrong(row, cell, { code: 'not-asked', form });
    return isAsked;
  }

  private wrong(row: number, cell: Cell | undefined, fault: Fault): void {
    this.problemCount += 1;
    if (this.problemCount > MOST_PROBLEMS) return;
    const isColumn = cell !== undefined && cell.index >= 0;
    this.problems.push({
      row,
      column: isColumn ? cell.index + 1 : null,
      name: isColumn ? cutShort(this.header[cell.index]!.trim()) : '',
      found: cutShort(cell?.text ?? ''),
      fault,
    });
  }
}
