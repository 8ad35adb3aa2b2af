import type { FormId, QuestionSet } from 'questions/types';
import writeWorkbook, { type Cell, type SheetData } from 'write-excel-file/node';
import { ANSWERS_SHEET, type Named } from '../domain/answers-file/columns';
import { type TemplateItem, templateHeader, templateItems } from '../domain/answers-file/template';
import { FORM_NAMES } from '../domain/assessment/messages';
import { BYTE_ORDER_MARK, csvText } from './csv';

/** What the template of an assessment is made of. */
export interface TemplateSource {
  readonly set: QuestionSet;
  /** The main form first. */
  readonly forms: readonly FormId[];
  readonly commentsAsked: boolean;
  /** Those invited. */
  readonly sectors: readonly Named[];
  readonly tiers: readonly Named[];
}

/** The template as CSV: its first row, to be filled in below. */
export function templateCsv({ set, forms, commentsAsked }: TemplateSource): string {
  return BYTE_ORDER_MARK + csvText([templateHeader(templateItems(set, forms), forms, commentsAsked)]);
}

/** What may stand in the columns of the template, as CSV. */
export function dictionaryCsv(source: TemplateSource): string {
  return BYTE_ORDER_MARK + csvText([DICTIONARY_HEAD, ...dictionaryRows(source)]);
}

/** The template as a workbook: the answers, the questions, who may be named, and how to fill it in. */
export function templateWorkbook(source: TemplateSource): Promise<Buffer> {
  const { set, forms, commentsAsked, sectors, tiers } = source;
  const header = templateHeader(templateItems(set, forms), forms, commentsAsked);
  return writeWorkbook([
    {
      sheet: ANSWERS_SHEET,
      data: [bold(header)],
      columns: header.map((name) => ({ width: Math.max(12, name.length + 2) })),
      stickyRowsCount: 1,
    },
    {
      sheet: 'Questions',
      data: [bold(DICTIONARY_HEAD), ...dictionaryRows(source).map(wrapped)],
      columns: [{ width: 8 }, { width: 26 }, { width: 28 }, { width: 60 }, { width: 20 }, { width: 90 }],
      stickyRowsCount: 1,
    },
    {
      sheet: 'Organisations and roles',
      data: [
        bold(['column', 'id', 'name']),
        ...sectors.map(({ id, name }) => ['sector', id, name]),
        ...tiers.map(({ id, name }) => ['tier', id, name]),
        ...(forms.length > 1 ? forms.map((form) => ['form', form, FORM_NAMES[form]]) : []),
      ],
      columns: [{ width: 12 }, { width: 24 }, { width: 50 }],
    },
    {
      sheet: 'How to fill it in',
      data: howToFillIn(source).map((line) => [line]),
      columns: [{ width: 110 }],
    },
  ]).toBuffer();
}

const DICTIONARY_HEAD = ['number', 'column', 'part', 'question', 'forms', 'what may be answered'] as const;

function dictionaryRows({ set, forms }: TemplateSource): string[][] {
  return templateItems(set, forms).map((item) => [
    String(item.number),
    item.id,
    item.part,
    item.text,
    item.forms.map((form) => FORM_NAMES[form]).join(', '),
    allowed(item),
  ]);
}

const allowed = ({ choices }: TemplateItem) =>
  choices.map(({ value, meaning }) => `${value} = ${meaning}`).join('\n');

function howToFillIn({ forms, commentsAsked }: TemplateSource): string[] {
  return [
    'Give each person one row on the sheet “Answers”. Leave its first row as it is.',
    'respondent: a number of your own, such as the one you wrote on a paper form, to find the row again. It is not stored. Never write a name.',
    'sector: the type of organisation, by id or name, as the sheet “Organisations and roles” lists them.',
    'tier: the role, by id or name.',
    ...(forms.length > 1
      ? [
          'form: which form they answered. Where it is empty, residents took the resident form, and all others the other one.',
          'Residents need no tier. Leave empty what the resident form does not ask.',
        ]
      : []),
    'Answers: 1 to 5 or the name of the level, dk for “I don’t know”, na for “Does not apply here”, empty where nothing was answered.',
    ...(commentsAsked
      ? ['Comments: in the columns that end in .comment. Leave out what would tell who wrote it.']
      : []),
  ];
}

const bold = (names: readonly string[]): Cell[] => names.map((value) => ({ value, fontWeight: 'bold' }));

const wrapped = (cells: readonly string[]): SheetData[number] =>
  cells.map((value) => ({ value, wrap: true, alignVertical: 'top' }));
