import { createHash } from 'node:crypto';
import { ANSWERS_SHEET, type AnswersSetting, MOST_COLUMNS } from '~/domain/answers-file/columns';
import type { FileRefusal } from '~/domain/answers-file/import-messages';
import {
  type AnswersReading,
  MOST_PEOPLE,
  readAnswers,
  readCsvAnswers,
} from '~/domain/answers-file/read-answers';
import { MOST_UPLOADED_BYTES } from '~/lib/uploads';
import { readWorkbook } from '~/lib/workbook.server';

/** A file as it was uploaded. */
export interface UploadedFile {
  /** As its sender calls it. */
  name: string;
  bytes: Buffer;
}

/** In which letters a CSV file was read; of a workbook, null. */
export type Letters = 'utf-8' | 'utf-16' | 'windows-1252' | null;

/** What a file holds, or why it was not read. */
export type FileReading =
  | { status: 'unreadable'; why: FileRefusal }
  | { status: 'looked-into'; digest: string; letters: Letters; reading: AnswersReading };

/**
 * Reads a CSV file or a workbook (.xlsx), by what is in it, not by what it is called: what begins as a ZIP or as an old
 * workbook is no text. CSV is UTF-8, or UTF-16 with a byte order mark, and else taken for Windows-1252, as Excel in
 * Britain saves it.
 */
export async function readAnswersFile(bytes: Buffer, setting: AnswersSetting): Promise<FileReading> {
  if (bytes.length === 0) return { status: 'unreadable', why: 'no-file' };
  if (bytes.length > MOST_UPLOADED_BYTES) return { status: 'unreadable', why: 'too-big' };
  const digest = createHash('sha256').update(bytes).digest('hex');
  if (isWorkbook(bytes)) {
    const limits = { sheet: ANSWERS_SHEET, rows: MOST_PEOPLE + 2, columns: MOST_COLUMNS + 1 };
    const workbook = await readWorkbook(bytes, limits);
    if (workbook.status === 'refused') return { status: 'unreadable', why: workbook.why };
    const reading = readAnswers(workbook.rows, setting);
    return { status: 'looked-into', digest, letters: null, reading };
  }
  const { text, letters } = decoded(bytes);
  // No text has these; pictures, PDF and the like do.
  if (text.includes('\0')) return { status: 'unreadable', why: 'other-kind' };
  return { status: 'looked-into', digest, letters, reading: readCsvAnswers(text, setting) };
}

const isWorkbook = (bytes: Buffer) =>
  ['504b0304', '504b0506', 'd0cf11e0'].includes(bytes.subarray(0, 4).toString('hex'));

function decoded(bytes: Buffer): { text: string; letters: Exclude<Letters, null> } {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) {
    return { text: new TextDecoder('utf-16le').decode(bytes), letters: 'utf-16' };
  }
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes), letters: 'utf-8' };
  } catch {
    return { text: new TextDecoder('windows-1252').decode(bytes), letters: 'windows-1252' };
  }
}

/** A file's name for showing: without folders, control characters and signs that turn text around; cut to 100. */
export function shownFileName(name: string): string {
  const last = name.split(/[/\\]/).at(-1) ?? '';
  const plain = last.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, '').trim();
  return [...plain].slice(0, 100).join('') || 'Without a name';
}
