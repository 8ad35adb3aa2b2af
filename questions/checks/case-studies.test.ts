import { describe, expect, it } from 'vitest';
import { makeCaseStudy, makePractice, makeRating, words } from '../../tests/factories/case-study';
import { type Change, makeQuestionFolder } from '../../tests/factories/question-folder';
import { checkInstrument } from '../check';
import { describeProblem } from '../problem';

const FILE = 'case-studies/exampleshire-2020.yaml';

function findings(change: Change) {
  const { folder, reportsFolder } = makeQuestionFolder(change);
  return checkInstrument(folder, { reportsFolder });
}

/** The problems found, as "file: what. fix." without the lines. */
function problems(change: Change): string[] {
  return findings(change).problems.map(({ file, what, fix }) => describeProblem({ file, what, fix }));
}

/** Turns the folder's report into one of the richest, with as many ratings and practices as given. */
function rich(maturity: number, barriers: number, practices: number): Change {
  return ({ set, reports, caseStudies: [study], codings: [coding] }) => {
    if (!study || !coding) throw new Error('the made-up folder has a case study');
    const questions = set.dimensions.flatMap((dimension) => dimension.questions);
    const rated = [...questions.slice(0, maturity), ...set.barriers.slice(0, barriers)];
    const ids = Array.from({ length: practices }, (_, index) => `exampleshire-2020-${index}`);
    reports[0]!.code = 'KF20';
    study.report = 'KF20';
    study.ratings = rated.map(({ id }) => makeRating(id, 3));
    study.practices = ids.map((id) => structuredClone(makePractice(id, ['a.one'])) as never);
    coding.ratings = rated.map(({ id }) => ({ question: id, level: 3, basis: 'stated' }));
    for (const { source } of [...study.ratings, ...study.practices]) source.report = 'KF20';
    for (const { sources } of [...questions, ...set.barriers]) sources[0]!.report = 'KF20';
  };
}

describe('the ratings of a case study', () => {
  it('are of questions and barriers that there are', () => {
    const found = problems(({ caseStudies, codings }) => {
      caseStudies[0]!.ratings[0]!.question = 'a.nine';
      codings[0]!.ratings[0]!.question = 'a.nine';
    });
    expect(found).toEqual([`${FILE}: there is no question a.nine. Correct the id.`]);
  });

  it('rate a question once', () => {
    const found = problems(({ caseStudies }) => caseStudies[0]!.ratings.push(makeRating('a.one', 3)));
    expect(found).toEqual([`${FILE}: a.one is rated twice. Keep one of the ratings.`]);
  });

  it('have a level from 1 to 5', () => {
    const found = problems(({ caseStudies }) => (caseStudies[0]!.ratings[0]!.level = 6 as never));
    expect(found).toContain(`${FILE}: \`level\` is 6. Make it one of 1, 2, 3, 4, 5.`);
  });

  it('have evidence of 15 to 45 words', () => {
    const withWords = (count: number) =>
      problems(({ caseStudies }) => (caseStudies[0]!.ratings[0]!.evidence = words(count)));
    const what = (count: number) =>
      `${FILE}: the evidence for a.one has ${count} words. Make it 15 to 45 words.`;
    expect([14, 15, 45, 46].map(withWords)).toEqual([[what(14)], [], [], [what(46)]]);
  });

  it('cite the case study’s own report, and so do practices and context', () => {
    const found = problems(({ reports, caseStudies: [study] }) => {
      reports.push({ ...reports[0]!, code: 'R2' });
      const source = { report: 'R2', heading: 'Working together' };
      study!.ratings[0]!.source = source;
      study!.practices[0]!.source = source;
      study!.context = { citations: [source], notes: [{ text: 'By the sea', source }] };
    });
    expect(found).toEqual(Array(4).fill(`${FILE}: R2 is cited in a case study of R1. Cite its own report.`));
  });
});

describe('a case study', () => {
  it('has a story of 80 to 200 words', () => {
    const withWords = (count: number) =>
      problems(({ caseStudies }) => (caseStudies[0]!.story = words(count)));
    const what = (count: number) => `${FILE}: the story has ${count} words. Make it 80 to 200 words.`;
    expect([79, 80, 200, 201].map(withWords)).toEqual([[what(79)], [], [], [what(201)]]);
  });

  it('is related to another case study that there is', () => {
    const relatedTo = (id: string) =>
      problems(({ caseStudies }) => caseStudies[0]!.related.push({ id, relation: 'same place' }));
    expect(relatedTo('elsewhere-2018')).toEqual([
      `${FILE}: there is no other case study elsewhere-2018. Correct or remove it.`,
    ]);
    expect(relatedTo('exampleshire-2020')).toHaveLength(1);
  });

  it('of the richest report has six practices, and of another is flagged for review where it has none', () => {
    const what = `${FILE}: a case study of KF20 has 5 practices. Record at least 6.`;
    expect(problems(rich(22, 4, 5))).toEqual([what]);
    expect(problems(rich(22, 4, 6))).toEqual([]);
    const { problems: none, notes } = findings(({ caseStudies }) => (caseStudies[0]!.practices = []));
    expect(none).toEqual([]);
    expect(notes).toEqual(['Exampleshire (R1) has no practice']);
  });

  it('of the richest report is flagged for review, and never refused, for unexpected numbers of ratings', () => {
    expect(findings(rich(33, 10, 6))).toMatchObject({ problems: [], notes: [] });
    expect(findings(rich(21, 11, 6))).toMatchObject({
      problems: [],
      notes: [
        'Exampleshire (KF20) has 21 maturity ratings, where 22 to 33 are expected',
        'Exampleshire (KF20) has 11 barrier ratings, where 4 to 10 are expected',
      ],
    });
  });
});

describe('practices', () => {
  it('bear on questions that there are', () => {
    const found = problems(({ caseStudies }) => caseStudies[0]!.practices[0]!.questions.push('z.one'));
    expect(found).toEqual([`${FILE}: there is no question z.one. Correct the id.`]);
  });

  it('have ids of their own, over all case studies', () => {
    const found = problems(({ caseStudies, codings }) => {
      const { practices } = caseStudies[0]!;
      caseStudies.push({ ...makeCaseStudy(), id: 'nextshire-2020', practices } as never);
      codings.push({ caseStudy: 'nextshire-2020', ratings: [] });
    });
    expect(found).toEqual([
      'case-studies/nextshire-2020.yaml: the practice id exampleshire-2020-charter stands in ' +
        `${FILE} already. Give each practice its own id.`,
    ]);
  });
});
