import { describe, expect, it } from 'vitest';
import { makeQuestionSet } from '../../../tests/factories/question-set';
import { readAnswers } from './read-answers';

const known = {
  set: makeQuestionSet(),
  sectors: [{ id: 'acute' }, { id: 'voluntary' }],
  tiers: [{ id: 'board' }, { id: 'frontline' }],
};
const read = (...lines: string[]) => readAnswers(lines.join('\n'), known);
const problemsOf = (...lines: string[]) => {
  const reading = read(...lines);
  return reading.status === 'refused' ? reading.problems : [];
};

const HEADER = 'respondent,sector,tier,a.one,a.two,barrier.c';

describe('a file of answers', () => {
  it('gives what each respondent said, whatever the order of the columns', () => {
    expect(
      read('barrier.c,tier,respondent,sector,a.two', 'na,board,r1,acute,5', ',frontline,r2,voluntary,dk'),
    ).toEqual({
      status: 'read',
      respondents: [
        { sector: 'acute', tier: 'board', answers: { 'barrier.c': 'na', 'a.two': 5 } },
        { sector: 'voluntary', tier: 'frontline', answers: { 'a.two': 'dk' } },
      ],
    });
  });

  it('may come from a spreadsheet: a byte order mark, quotes, CRLF, empty lines at the end', () => {
    const reading = readAnswers(`\uFEFF${HEADER}\r\n"r1","acute",board,"1",,dk\r\n\r\n\r\n`, known);
    expect(reading).toEqual({
      status: 'read',
      respondents: [{ sector: 'acute', tier: 'board', answers: { 'a.one': 1, 'barrier.c': 'dk' } }],
    });
  });

  it.each(['0', '6', '3.0', ' 3', 'DK', 'n/a', '-1', '３'])('has no answer %j', (cell) => {
    expect(problemsOf(HEADER, 'r1,acute,board,1,2,3', `r2,acute,board,1,"${cell}",3`)).toEqual([
      `row 3, column a.two: "${cell}" is no answer; it is 1 to 5, dk, na or empty`,
    ]);
  });

  it('says everything that is wrong in its rows, with row and column', () => {
    const problems = problemsOf(
      HEADER,
      'r1,acute,board,1,2,3',
      'r1,hospital,board,9,2,3',
      ',acute,boss,1,2,x',
      '',
      'r4,acute,board,1,2',
      'r5,acute,board,1,2,3,4',
      'r6,acute,,1,2,3',
    );
    expect(problems).toEqual([
      'row 3, column a.one: "9" is no answer; it is 1 to 5, dk, na or empty',
      'row 3, column respondent: "r1" is in row 2 too',
      'row 3, column sector: "hospital" is no sector',
      'row 4, column barrier.c: "x" is no answer; it is 1 to 5, dk, na or empty',
      'row 4, column respondent: it is empty',
      'row 4, column tier: "boss" is no tier',
      'row 5, column 2: row 1 has 6 cells, this one 1',
      'row 6, column 6: row 1 has 6 cells, this one 5',
      'row 7, column 7: row 1 has 6 cells, this one 7',
      'row 8, column tier: "" is no tier',
    ]);
  });

  it('counts rows as a spreadsheet does, also where a cell holds a line end', () => {
    expect(problemsOf(HEADER, '"r\n1",acute,board,1,2,3', 'r2,acute,board,1,2,7')).toEqual([
      'row 3, column barrier.c: "7" is no answer; it is 1 to 5, dk, na or empty',
    ]);
  });

  it('is refused for columns that are missing, unknown or there twice, before its rows are looked at', () => {
    expect(problemsOf('respondent,tier,a.one,a.four,a.one,,__proto__', 'r1,x,9')).toEqual([
      'row 1, column sector: it is missing',
      'row 1, column 4: "a.four" is no question of made-up-1',
      'row 1, column 5: a.one is there twice',
      'row 1, column 6: "" is no question of made-up-1',
      'row 1, column 7: "__proto__" is no question of made-up-1',
    ]);
  });

  it('is refused where it is no CSV, is empty, or has no respondent', () => {
    expect(problemsOf(HEADER, 'r1,acute,board,1,"2,3')).toEqual(['row 2, column 5: its quote is not closed']);
    expect(problemsOf('')).toEqual(['row 1: the file is empty']);
    expect(problemsOf(HEADER, '')).toEqual(['row 2: there is no respondent']);
  });

  it('shows a long or odd cell on one line, cut short', () => {
    const [problem] = problemsOf(HEADER, `r1,acute,board,1,2,"${'x\n'.repeat(100)}"`);
    expect(problem).toMatch(/^row 2, column barrier.c: "(x\\n){20}\.\.\." is no answer/);
  });
});
