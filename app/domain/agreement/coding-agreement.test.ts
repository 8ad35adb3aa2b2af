import { describe, expect, it } from 'vitest';
import type { DoubleCoding, Level } from 'questions/types';
import { makeCaseStudy } from '../../../tests/factories/case-study';
import { makeQuestionSet } from '../../../tests/factories/question-set';
import { codingAgreement } from './coding-agreement';

const set = makeQuestionSet();

type Levels = Record<string, Level>;

function coded(caseStudy: string, first: Levels, second: Levels): DoubleCoding {
  const coding = (levels: Levels) => ({
    caseStudy,
    ratings: Object.entries(levels).map(([question, level]) => ({
      question,
      level,
      basis: 'stated' as const,
    })),
  });
  const questions = new Set([...Object.keys(first), ...Object.keys(second)]);
  return {
    caseStudy,
    first: coding(first),
    second: coding(second),
    differences: [...questions]
      .filter((question) => first[question] !== second[question])
      .map((question) => ({ question, level: 'none' as const, because: 'It is not told.' })),
  };
}

describe('the agreement of two codings', () => {
  const caseStudies = [
    makeCaseStudy({ id: 'one', report: 'R1' }),
    makeCaseStudy({ id: 'two', report: 'R2' }),
    makeCaseStudy({ id: 'three', report: 'R1' }),
  ];
  const codings = [
    coded('one', { 'a.one': 2, 'b.one': 4 }, { 'a.one': 2, 'b.one': 3, 'barrier.a': 3 }),
    coded('two', { 'a.one': 1, 'a.two': 5 }, { 'a.one': 1, 'a.two': 5 }),
    coded('three', {}, {}),
  ];
  const found = codingAgreement(set, caseStudies, codings);

  it('counts what was rated, per report and pooled', () => {
    expect(found.reports.map(({ report }) => report)).toEqual(['R1', 'R2']);
    expect(found.reports[0]!.agreement).toMatchObject({
      caseStudies: 2,
      rated: { first: 2, second: 3, both: 2 },
      either: 3,
      same: 1,
      levels: { exact: 0.5 },
    });
    expect(found.reports[1]!.agreement).toMatchObject({
      caseStudies: 1,
      levels: { kappa: 1, exact: 1 },
      ratedOrNot: 1,
    });
    expect(found.pooled).toMatchObject({ caseStudies: 3, rated: { first: 4, second: 5, both: 4 } });
  });

  it('takes every question of every case study for rated or not, silence as well', () => {
    // Of 144 both rate 4, one reader 1 more, neither 139: (143/144 - pe) / (1 - pe).
    const chance = (4 * 5 + 140 * 139) / 144 ** 2;
    expect(found.pooled.ratedOrNot).toBeCloseTo((143 / 144 - chance) / (1 - chance), 12);
  });

  it('lists each difference with what was settled', () => {
    expect(found.differences).toEqual([
      {
        caseStudy: 'one',
        question: 'b.one',
        first: 4,
        second: 3,
        level: 'none',
        because: 'It is not told.',
      },
      {
        caseStudy: 'one',
        question: 'barrier.a',
        first: 'none',
        second: 3,
        level: 'none',
        because: 'It is not told.',
      },
    ]);
  });
});
