import { FORM_NAMES } from '../assessment/messages';
import { COMMENT_LIMIT } from '../response/comments';
import { columnLetters, type Fault, type Problem } from './problem';

const number = (count: number) => count.toLocaleString('en-GB');

/** What is wrong, as the end of "row 3: …", and how to mend it, as a sentence. */
export function faultWords(fault: Fault, found: string): { what: string; mend: string } {
  const quoted = JSON.stringify(found);
  switch (fault.code) {
    case 'not-csv':
      return { what: fault.what, mend: 'Save the file as CSV once more from the program that it comes from' };
    case 'empty-file':
      return { what: 'the file is empty', mend: 'Put the names of the columns in the first row' };
    case 'nobody':
      return { what: 'there is nobody in the file', mend: 'Give each person a row below the first' };
    case 'no-questions':
      return {
        what: 'no column is a question',
        mend: 'Name the columns of answers by the ids of the questions, as the template does',
      };
    case 'too-many-rows':
      return {
        what: `the file has more than ${number(fault.most)} people`,
        mend: 'Split it into several files',
      };
    case 'too-many-columns':
      return {
        what: `the file has more than ${number(fault.most)} columns`,
        mend: 'Take out those that are not in the template',
      };
    case 'missing-column':
      return { what: 'it is missing', mend: `Add a column called ${found}` };
    case 'unknown-column':
      return {
        what: `${quoted} is no question, and no column that the template has`,
        mend: 'Take the column out, or correct its name',
      };
    case 'column-twice':
      return { what: `${quoted} is there twice`, mend: 'Take one of the two columns out' };
    case 'comments-not-asked':
      return {
        what: `${quoted} holds comments, and this survey does not ask for comments`,
        mend: 'Take the column out',
      };
    case 'empty-row':
      return { what: 'the row is empty', mend: 'Take it out' };
    case 'no-answer':
      return { what: 'the row has no answer', mend: 'Fill it in, or take it out' };
    case 'too-many-cells':
      return {
        what: `row 1 has ${fault.width} cells, this one ${fault.cells}`,
        mend: 'Look for a cell too many, or for a text that holds a separator and has no quotes around it',
      };
    case 'no-name':
      return { what: 'it is empty', mend: 'Give each person a number or name of their own' };
    case 'name-twice':
      return {
        what: `${quoted} is in row ${fault.before} too`,
        mend: 'Take one of the two rows out, or give it another name',
      };
    case 'unknown-sector':
      return {
        what: `${quoted} is no type of organisation`,
        mend: 'Write one as the list of the template has it, by id or by name',
      };
    case 'sector-not-invited':
      return {
        what: `${quoted} is not invited to this survey`,
        mend: 'Write one that is invited, or take the row out',
      };
    case 'residents-only':
      return {
        what: `${quoted} cannot take the resident form`,
        mend: 'Correct the type of organisation, or the form',
      };
    case 'unknown-tier':
      return {
        what: `${quoted} is no role`,
        mend: 'Write one as the list of the template has it, by id or by name',
      };
    case 'unknown-form':
      return { what: `${quoted} is no form`, mend: 'Write full, workshop or resident, or leave it empty' };
    case 'form-not-offered':
      return {
        what: `${quoted} is a form that this survey does not have`,
        mend: 'Correct the form, or leave it empty',
      };
    case 'not-an-answer':
      return {
        what: `${quoted} is no answer`,
        mend: 'Write 1 to 5, the name of a level, dk, na, or leave it empty',
      };
    case 'not-asked':
      return {
        what: `the ${FORM_NAMES[fault.form].toLowerCase()} does not ask this, and there is ${quoted}`,
        mend: 'Empty the cell, or correct the form',
      };
    case 'comment-too-long':
      return {
        what: `the comment has ${number(fault.length)} characters`,
        mend: `Shorten it to ${number(COMMENT_LIMIT)} or fewer`,
      };
  }
}

/** Where a problem is, by name: "row 3, column money.shift", "row 1, column 4", or "row 3" for a whole row. */
export function placeWords({ row, column, name, found, fault }: Problem): string {
  if (fault.code === 'missing-column') return `row ${row}, column ${found}`;
  if (column === null) return `row ${row}`;
  return `row ${row}, column ${name || column}`;
}

/** A column as a spreadsheet and the file call it: "D (money.shift)"; '' where it is about a whole row. */
export function columnWords({ column, name, found, fault }: Problem): string {
  if (fault.code === 'missing-column') return found;
  if (column === null) return '';
  return name ? `${columnLetters(column)} (${name})` : columnLetters(column);
}

/** A problem on one line, whatever is in it: where, what, and how to mend it. */
export function problemLine(problem: Problem): string {
  const { what, mend } = faultWords(problem.fault, problem.found);
  return `${placeWords(problem)}: ${what}. ${mend}`;
}
