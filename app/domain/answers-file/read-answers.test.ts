import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { makeQuestionSet } from '../../../tests/factories/question-set';
import { itemsIn } from '../response/form-items';
import type { AnswersSetting } from './columns';
import { problemLine } from './messages';
import { readAnswers, readCsvAnswers, rowsAlike } from './read-answers';

const set = makeQuestionSet();
const known: AnswersSetting = {
  set,
  sectors: [
    { id: 'acute', name: 'Acute hospital' },
    { id: 'voluntary', name: 'Voluntary sector' },
    { id: 'residents', name: 'Residents and carers' },
  ],
  tiers: [
    { id: 'board', name: 'Board or executive' },
    { id: 'frontline', name: 'Frontline staff' },
    { id: 'resident-carer', name: 'Resident or carer' },
  ],
};
const assessment = {
  forms: ['full', 'resident'],
  sectors: ['acute', 'residents'],
  commentsAsked: true,
  leaveOutUnknown: false,
} as const;
const readAs = (setting: AnswersSetting, lines: readonly string[]) =>
  readCsvAnswers(lines.join('\n'), setting);
const read = (...lines: string[]) => readAs(known, lines);
const readFor = (...lines: string[]) => readAs({ ...known, assessment }, lines);
const problemsOf = (...lines: string[]) => read(...lines).problems.map(problemLine);
const problemsFor = (...lines: string[]) => readFor(...lines).problems.map(problemLine);
const peopleOf = (reading: ReturnType<typeof read>) => {
  if (reading.status === 'refused') throw new Error(reading.problems.map(problemLine).join('\n'));
  return reading.people;
};

const HEADER = 'respondent,sector,tier,a.one,a.two,barrier.c';
const NOTHING = { form: 'full', comments: {} };
const MEND = 'Write 1 to 5, the name of a level, dk, na, or leave it empty';

describe('a file of answers', () => {
  it('gives what each respondent said, whatever the order of the columns', () => {
    const reading = read(
      'barrier.c,tier,respondent,sector,a.two',
      'na,board,r1,acute,5',
      ',frontline,r2,voluntary,dk',
    );
    expect(peopleOf(reading)).toEqual([
      { ...NOTHING, row: 2, sector: 'acute', tier: 'board', answers: { 'barrier.c': 'na', 'a.two': 5 } },
      { ...NOTHING, row: 3, sector: 'voluntary', tier: 'frontline', answers: { 'a.two': 'dk' } },
    ]);
  });

  it('may come from a spreadsheet: a byte order mark, quotes, CRLF, semicolons, empty lines and cells at an end', () => {
    for (const text of [
      `\uFEFF${HEADER}\r\n"r1","acute",board,"1",,dk\r\n\r\n\r\n`,
      `${HEADER},,\nr1,acute,board,1,,dk,,\n,,,,,,,\n`,
      `${HEADER}\nr1,acute,board,1,,dk\n`.replaceAll(',', ';'),
      `${HEADER}\nr1,acute,board,1,,dk\n`.replaceAll(',', '\t'),
    ]) {
      expect(peopleOf(readCsvAnswers(text, known))).toEqual([
        { ...NOTHING, row: 2, sector: 'acute', tier: 'board', answers: { 'a.one': 1, 'barrier.c': 'dk' } },
      ]);
    }
    expect(peopleOf(read(HEADER, 'r1,acute,board'))).toMatchObject([{ answers: {} }]);
  });

  it.each([
    ['a.one', ' 3 ', 3],
    ['a.one', 'NOT  STARTED', 1],
    ['a.one', 'thriving', 5],
    ['a.one', 'I don’t know', 'dk'],
    ['a.one', "i don't know", 'dk'],
    ['a.one', 'DK', 'dk'],
    ['a.one', 'Does not apply here', 'na'],
    ['barrier.c', 'Severely', 5],
    ['barrier.c', 'NA', 'na'],
  ])('takes for an answer to %s: %j', (question, cell, answer) => {
    const [person] = peopleOf(read(`respondent,sector,tier,${question}`, `r1,acute,board,"${cell}"`));
    expect(person!.answers).toEqual({ [question]: answer });
  });

  it.each(['0', '6', '3.0', 'n/a', '-1', '３', 'Severely', '__proto__', '=1+1'])(
    'has no answer %j',
    (cell) => {
      expect(problemsOf(HEADER, 'r1,acute,board,1,2,3', `r2,acute,board,1,"${cell}",3`)).toEqual([
        `row 3, column a.two: "${cell}" is no answer. ${MEND}`,
      ]);
    },
  );

  it('says what is wrong in its rows, with row and column, and gives the people of the others', () => {
    const reading = read(
      HEADER,
      'r1,acute,board,1,2,3',
      'r1,hospital,board,9,2,3',
      ',acute,boss,1,2,x',
      '',
      'r5,acute,board,1,2,3,4',
      'r6,acute,,1,2,3',
      'r7,ACUTE HOSPITAL,frontline staff,1,2,3',
    );
    expect(reading.problems.map((problem) => problemLine(problem).split('. ')[0])).toEqual([
      'row 3, column respondent: "r1" is in row 2 too',
      'row 3, column sector: "hospital" is no type of organisation',
      'row 3, column a.one: "9" is no answer',
      'row 4, column respondent: it is empty',
      'row 4, column tier: "boss" is no role',
      'row 4, column barrier.c: "x" is no answer',
      'row 5: the row is empty',
      'row 6: row 1 has 6 cells, this one 7',
      'row 7, column tier: "" is no role',
    ]);
    expect(reading).toMatchObject({ problemCount: 9, badRows: 5 });
    expect(peopleOf(reading).map(({ row, sector, tier }) => [row, sector, tier])).toEqual([
      [2, 'acute', 'board'],
      [8, 'acute', 'frontline'],
    ]);
  });

  it('counts rows as a spreadsheet does, also where a cell holds a line end', () => {
    expect(problemsOf(HEADER, '"r\n1",acute,board,1,2,3', 'r2,acute,board,1,2,7')).toEqual([
      `row 3, column barrier.c: "7" is no answer. ${MEND}`,
    ]);
  });

  it('is refused for columns that are missing, unknown or there twice, before its rows are looked at', () => {
    const words = problemsOf('respondent,tier,a.one,a.four,A.ONE,,__proto__,form', 'r1,x,9');
    const unknown = 'is no question, and no column that the template has';
    expect(words.map((line) => line.split('. ')[0])).toEqual([
      `row 1, column 4: "a.four" ${unknown}`,
      'row 1, column 5: "A.ONE" is there twice',
      `row 1, column 6: "" ${unknown}`,
      `row 1, column 7: "__proto__" ${unknown}`,
      `row 1, column 8: "form" ${unknown}`,
      'row 1, column sector: it is missing',
    ]);
    expect(problemsOf(`${HEADER}${',x'.repeat(300)}`)).toHaveLength(1);
  });

  it('is refused where it is no CSV, is empty, or has no respondent, or more than one file may have', () => {
    expect(problemsOf(HEADER, 'r1,acute,board,1,"2,3')[0]).toContain(
      'row 2, column 5: its quote is not closed',
    );
    expect(problemsOf('')[0]).toContain('row 1: the file is empty');
    expect(problemsOf(HEADER, '')[0]).toContain('row 2: there is nobody in the file');
    const many = Array.from({ length: 5_001 }, (_, index) => `r${index},acute,board,1,1,1`);
    expect(problemsOf(HEADER, ...many)[0]).toContain('row 5002: the file has more than 5,000 people');
    expect(peopleOf(read(HEADER, ...many.slice(1)))).toHaveLength(5_000);
  });

  it('shows a long or odd cell on one line, cut short', () => {
    const [problem] = problemsOf(HEADER, `r1,acute,board,1,2,"${'x\n'.repeat(100)}"`);
    expect(problem).toMatch(/^row 2, column barrier.c: "(x\\n){20}\.\.\." is no answer/);
  });
});

describe('a file for an assessment', () => {
  it('may hold a form and comments, and names only for finding rows again', () => {
    const reading = readFor(
      'sector,form,tier,a.one,j.one,a.one.comment,respondent',
      'acute,,board,1,2," =HYPERLINK(1) ",paper 7',
      'residents,,,3,,,',
      'residents,full,frontline,,4,,',
      ',Resident form,,2,,,',
    );
    const resident = { sector: 'residents', tier: 'resident-carer' };
    expect(peopleOf(reading).map(({ row: _, ...person }) => person)).toEqual([
      {
        form: 'full',
        sector: 'acute',
        tier: 'board',
        answers: { 'a.one': 1, 'j.one': 2 },
        comments: { 'a.one': '=HYPERLINK(1)' },
      },
      { form: 'resident', ...resident, answers: { 'a.one': 3 }, comments: {} },
      { form: 'full', ...resident, answers: { 'j.one': 4 }, comments: {} },
      { form: 'resident', ...resident, answers: { 'a.one': 2 }, comments: {} },
    ]);
  });

  it('may have the texts of questions above its columns, as form tools write them', () => {
    const [person] = peopleOf(readFor('Sector,Tier,Partners do a.one together', 'acute,board,4'));
    expect(person!.answers).toEqual({ 'a.one': 4 });
  });

  it('says who is not invited, which form is not there, and what a form does not ask', () => {
    const words = problemsFor(
      'sector,tier,form,a.one,j.one,a.two.comment',
      'voluntary,board,,1,,',
      'acute,board,workshop,1,,',
      'acute,board,long,1,,',
      'residents,,,1,2,so',
      'acute,board,resident,1,,',
      'acute,board,,,,',
      `acute,board,,1,,${'x'.repeat(1_001)}`,
      'acute,,,1,,',
      ',board,,1,,',
    );
    expect(words.map((line) => line.split('. ')[0])).toEqual([
      'row 2, column sector: "voluntary" is not invited to this survey',
      'row 3, column form: "workshop" is a form that this survey does not have',
      'row 4, column form: "long" is no form',
      'row 5, column j.one: the resident form does not ask this, and there is "2"',
      'row 5, column a.two.comment: the resident form does not ask this, and there is "so"',
      'row 6, column sector: "acute" cannot take the resident form',
      'row 7: the row has no answer',
      'row 8, column a.two.comment: the comment has 1,001 characters',
      'row 9, column tier: "" is no role',
      'row 10, column sector: "" is no type of organisation',
    ]);
  });

  it('names columns that are none of its own, or leaves them out, as it is asked to', () => {
    const lines = ['Timestamp,sector,tier,a.one,Score', '2026-01-01,acute,board,3,9'];
    expect(readFor(...lines).problems.map(({ found }) => found)).toEqual(['Timestamp', 'Score']);
    const setting = { ...known, assessment: { ...assessment, leaveOutUnknown: true } };
    const reading = readAs(setting, lines);
    expect(reading).toMatchObject({ leftOut: ['Timestamp', 'Score'], problemCount: 0 });
    expect(JSON.stringify(peopleOf(reading))).not.toContain('2026');
  });

  it('holds comments only where they are asked for, and needs a question', () => {
    const setting = { ...known, assessment: { ...assessment, commentsAsked: false } };
    const refused = readAs(setting, ['sector,tier,a.one.comment', 'acute,board,x']);
    expect(refused.problems.map(({ fault }) => fault.code)).toEqual(['comments-not-asked', 'no-questions']);
  });

  it('keeps the first hundred problems and counts them all', () => {
    const rows = Array.from({ length: 150 }, () => 'acute,board,9');
    const reading = readFor('sector,tier,a.one', ...rows);
    expect(reading).toMatchObject({ status: 'read', problemCount: 150, badRows: 150, people: [] });
    expect(reading.problems).toHaveLength(100);
  });

  it('points out rows that say all the same', () => {
    const rows = ['acute,board,1', 'acute,board,2', 'acute,board,1', 'residents,,1', 'acute,board,1'];
    expect(rowsAlike(peopleOf(readFor('sector,tier,a.one', ...rows)))).toEqual([[2, 4, 6]]);
  });
});

describe('whatever is in a file', () => {
  it('reading it never fails, and everybody it gives is somebody who could have answered', () => {
    const ids = new Set(itemsIn('full', set).map(({ id }) => id));
    const header = fc.constantFrom(
      'sector',
      'tier',
      'form',
      'a.one',
      'l.two',
      'barrier.a',
      'a.one.comment',
      'x',
      '',
    );
    const cell = fc.oneof(
      fc.constantFrom('acute', 'residents', 'board', '1', '5', 'dk', 'Maturing', 'resident', '', '__proto__'),
      fc.string({ unit: 'binary' }),
    );
    const rows = fc.tuple(fc.array(header), fc.array(fc.array(cell, { maxLength: 10 }), { maxLength: 8 }));
    fc.assert(
      fc.property(rows, fc.boolean(), ([first, rest], leaveOutUnknown) => {
        const reading = readAnswers([['sector', 'tier', ...first], ...rest], {
          ...known,
          assessment: { ...assessment, leaveOutUnknown },
        });
        expect(reading.problems.map(problemLine).every((line) => line !== '')).toBe(true);
        if (reading.status === 'refused') return;
        for (const { sector, form, answers } of reading.people) {
          expect(assessment.sectors).toContain(sector);
          expect(assessment.forms).toContain(form);
          expect(Object.keys(answers).every((id) => ids.has(id))).toBe(true);
        }
      }),
    );
  });

  it('any text is read or refused, never thrown at', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(['read', 'refused']).toContain(readFor(text).status);
      }),
    );
  });
});
