import type { AssessmentState } from '../assessment/state';

/** Why a file could not even be looked into. */
export type FileRefusal =
  | 'no-file'
  | 'too-big'
  | 'other-kind'
  | 'not-a-workbook'
  | 'old-or-locked'
  | 'macros'
  | 'too-large'
  | 'too-long';

/** Why a file was not looked into, and what to do. */
export function fileRefusalWords(refusal: FileRefusal): string {
  switch (refusal) {
    case 'no-file':
      return 'Choose the file with the answers';
    case 'too-big':
      return 'The file is larger than 5 MB. Split it into several files';
    case 'other-kind':
      return 'This is no CSV file and no Excel workbook. Save the answers as CSV, or as an Excel workbook (.xlsx)';
    case 'not-a-workbook':
      return 'This workbook cannot be read. Open it in Excel and save it once more as an Excel workbook (.xlsx), or as CSV';
    case 'old-or-locked':
      return 'This is an old Excel file (.xls), or it has a password. Save it as an Excel workbook (.xlsx) without a password, or as CSV';
    case 'macros':
      return 'This workbook holds macros. Save it as an Excel workbook without macros (.xlsx), or as CSV';
    case 'too-large':
    case 'too-long':
      return 'This workbook holds more than can be read here. Save the sheet with the answers alone, as CSV';
  }
}

/** Why answers cannot be imported now; undefined where they can. */
export function notOpenWords(state: AssessmentState): string | undefined {
  switch (state) {
    case 'open':
      return undefined;
    case 'draft':
    case 'scheduled':
      return 'Answers can be imported once the survey is open. You can get the template and the paper forms now.';
    case 'closed':
      return 'The survey is closed, so no answers can be imported. Open it again first.';
    case 'archived':
      return 'The survey is in the archive, so no answers can be imported.';
  }
}

/** What imported answers do to the results, for a threshold k; the same to leads as to those who read results. */
export const importedCountWords = (threshold: number): string =>
  `Imported answers count in the figures. They do not count towards the threshold: where people answered here themselves, a group is shown only if at least ${threshold} of them are in it.`;

/** How many of the people in the results were imported, of all of them, and what that means. */
export function importedWords(imported: number, people: number): string {
  const of =
    imported === people ? 'The answers of all' : `The answers of ${imported.toLocaleString('en-GB')} of the`;
  return `${of} ${peopleWords(people)} were imported from files by a lead of this place, who could read them and answers for them being right.`;
}

/** How many people's answers there are, in words. */
export const peopleWords = (people: number): string =>
  people === 1 ? '1 person' : `${people.toLocaleString('en-GB')} people`;
