import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { makeQuestionSet } from '../../tests/factories/question-set';
import type { AnswersSetting } from '../domain/answers-file/columns';
import { readCsv } from '../domain/answers-file/csv';
import { problemLine } from '../domain/answers-file/messages';
import { readAnswers } from '../domain/answers-file/read-answers';
import { numbersOf, templateHeader, templateItems } from '../domain/answers-file/template';
import { itemsIn } from '../domain/response/form-items';
import { readWorkbook } from '../lib/workbook.server';
import { dictionaryCsv, templateCsv, templateWorkbook, type TemplateSource } from './answers-template';

const set = makeQuestionSet();
const source: TemplateSource = {
  set,
  forms: ['workshop', 'resident'],
  commentsAsked: true,
  sectors: [
    { id: 'acute', name: 'Acute hospital' },
    { id: 'residents', name: 'Residents' },
  ],
  tiers: [
    { id: 'board', name: 'Board' },
    { id: 'resident-carer', name: 'Resident' },
  ],
};
const setting: AnswersSetting = {
  ...source,
  assessment: {
    forms: source.forms,
    sectors: source.sectors.map(({ id }) => id),
    commentsAsked: true,
    leaveOutUnknown: false,
  },
};
const header = templateHeader(templateItems(set, source.forms), source.forms, true);
const rowsOf = (text: string) => {
  const reading = readCsv(text);
  return reading.status === 'read' ? reading.rows : [];
};

describe('the template of answers', () => {
  it('has every question that its forms ask, once, by number, and their comments after them', () => {
    const asked = new Set([...itemsIn('workshop', set), ...itemsIn('resident', set)].map(({ id }) => id));
    expect(header.slice(0, 4)).toEqual(['respondent', 'sector', 'tier', 'form']);
    expect(header).toHaveLength(4 + 2 * asked.size);
    const numbers = templateItems(set, source.forms).map(({ number }) => number);
    expect(numbers).toEqual(numbers.toSorted((a, b) => a - b));
    expect(templateItems(set, ['full']).map(({ number }) => number)).toEqual(
      [...Array(48).keys()].map((n) => n + 1),
    );
    expect(numbersOf(set).get('barrier.a')).toBe(37);
  });

  it('is the same as CSV and as a workbook, and tells what may be answered', async () => {
    expect(rowsOf(templateCsv(source))).toEqual([header]);
    const limits = { sheet: 'Answers', rows: 10, columns: 300 };
    const bytes = await templateWorkbook(source);
    expect(await readWorkbook(bytes, limits)).toEqual({ status: 'read', rows: [header] });
    const questions = await readWorkbook(bytes, { ...limits, sheet: 'Questions', rows: 99 });
    expect(questions).toEqual({ status: 'read', rows: rowsOf(dictionaryCsv(source)) });
    expect(dictionaryCsv(source)).toContain('3 = Developing: Agreed plans for a.one exist in a.one');
  });

  it('is read again as it was filled in, whatever was answered and commented', () => {
    const person = fc.record({
      isResident: fc.boolean(),
      answers: fc.array(fc.constantFrom('', '1', '2', '3', '4', '5', 'dk', 'na'), {
        minLength: 48,
        maxLength: 48,
      }),
      comment: fc.string({ maxLength: 50 }),
    });
    fc.assert(
      fc.property(fc.array(person, { minLength: 1, maxLength: 5 }), (people) => {
        const rows = people.map(({ isResident, answers, comment }, row) => {
          const form = isResident ? 'resident' : 'workshop';
          const asked = new Set(itemsIn(form, set).map(({ id }) => id));
          const said = new Map([...asked].map((id, index) => [id, answers[index]!]));
          return header.map((name) => {
            if (name === 'respondent') return `${row + 1}`;
            if (name === 'sector') return isResident ? 'residents' : 'acute';
            if (name === 'tier') return isResident ? '' : 'board';
            if (name === 'form') return form;
            if (name === 'a.one') return said.get(name) || '1';
            if (name === 'a.one.comment') return comment;
            return said.get(name) ?? '';
          });
        });
        const reading = readAnswers([header, ...rows], setting);
        if (reading.status === 'refused') throw new Error(reading.problems.map(problemLine).join('\n'));
        expect(reading.problems).toEqual([]);
        reading.people.forEach(({ form, answers }, index) => {
          const typed = rows[index]!;
          expect(form).toBe(typed[3]);
          const told = header.map((name) => (Object.hasOwn(answers, name) ? String(answers[name]) : ''));
          const end = header.indexOf('a.one.comment');
          expect(told.slice(4, end)).toEqual(typed.slice(4, end));
        });
      }),
      { numRuns: 60 },
    );
  });
});
