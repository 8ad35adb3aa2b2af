import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { type Change, makeQuestionFolder } from '../tests/factories/question-folder';
import { checkInstrument } from './check';
import { describeProblem } from './problem';

const HERE = fileURLToPath(new URL('.', import.meta.url));

function findings(change?: Change) {
  const { folder, reportsFolder } = makeQuestionFolder(change);
  return checkInstrument(folder, { reportsFolder });
}

function problems(change: Change): string[] {
  return findings(change).problems.map(describeProblem);
}

/** That exactly one problem is found: in this file, on a line, and with these words. */
function expectOne(file: string, words: string, change: Change): void {
  const found = problems(change);
  expect(found).toHaveLength(1);
  expect(found[0]).toMatch(new RegExp(`^${file}:\\d+: `));
  expect(found[0]).toContain(words);
}

const SET = 'sets/made-up-1.yaml';

describe('the instrument', () => {
  it('has no problem', () => {
    const { problems: found, counts } = checkInstrument(HERE);
    expect(found.map(describeProblem)).toEqual([]);
    expect(counts).toMatchObject({ reports: 5 });
    expect(counts['questions']).toBeGreaterThanOrEqual(36);
  });
});

describe('a folder in which nothing is wrong', () => {
  it('has no problem, and is counted', () => {
    expect(findings()).toEqual({
      problems: [],
      notes: [],
      skipped: [],
      counts: {
        'question sets': 1,
        questions: 36,
        barriers: 12,
        reports: 1,
        citations: 36 + 12 + 2 + 1,
        'case studies': 1,
        ratings: 2,
        practices: 1,
        'notes of places': 0,
        patterns: 0,
      },
    });
  });

  it('has skipped by name what needs the reports’ texts, where they are not there', () => {
    const { folder } = makeQuestionFolder();
    const { problems: found, skipped } = checkInstrument(folder, { reportsFolder: join(folder, 'nowhere') });
    expect(found).toEqual([]);
    expect(skipped).toEqual([
      'headings: skipped, report texts not present',
      'own words: skipped, report texts not present',
      'figures: skipped, report texts not present',
    ]);
  });

  it('says which texts are missing where some are there', () => {
    const { skipped } = findings(({ reports }) => {
      reports.push({ ...reports[0]!, code: 'R2', file: 'r2.txt' });
    });
    expect(skipped[0]).toBe('headings: skipped, the texts of R2 are not present');
  });
});

describe('a question set', () => {
  it('with a wrong shape has its own problems listed', () => {
    expect(problems(({ set }) => (set.title = ''))).toContain(`${SET}:3: \`title\` is empty. Fill it in.`);
  });

  it('has twelve dimensions of three questions', () => {
    const found = problems(({ set }) => set.dimensions[11]!.questions.pop());
    expect(found).toContainEqual(expect.stringContaining('the list of questions of l has 2, not 3'));
    const eleven = problems(({ set, relatedBarriers }) => {
      set.dimensions.pop();
      delete relatedBarriers['l'];
    });
    expect(eleven).toContainEqual(expect.stringContaining('the list of dimensions has 11, not 12'));
  });

  it('has twelve barriers', () => {
    const found = problems(({ set }) => set.barriers.pop());
    expect(found).toContainEqual(expect.stringContaining('the list of barriers has 11, not 12'));
  });

  it('uses an id once', () => {
    expectOne(SET, 'the id a.two is used twice', ({ set }) => {
      set.dimensions[0]!.questions[2]!.id = 'a.two';
    });
    expectOne(SET, 'the id barrier.e is used twice', ({ set }) => {
      set.barriers[5]!.id = 'barrier.e';
    });
  });

  it('has question ids that start with their dimension’s', () => {
    expectOne(SET, 'the id z.two does not start with a.', ({ set }) => {
      set.dimensions[0]!.questions[1]!.id = 'z.two';
    });
    expectOne(SET, 'the id force.e does not start with barrier.', ({ set }) => {
      set.barriers[4]!.id = 'force.e';
    });
  });

  it('asks everything in the full form', () => {
    expectOne(SET, 'the full form has 35 questions and 12 barriers, not 36 and 12', ({ set }) => {
      set.dimensions[0]!.questions[0]!.forms = ['workshop', 'resident'];
    });
  });

  it('asks one question of each dimension and four barriers in the workshop form', () => {
    const found = problems(({ set }) => {
      set.dimensions[0]!.questions[1]!.forms.push('workshop');
      set.dimensions[1]!.questions[0]!.forms = ['full', 'resident'];
    });
    expect(found).toEqual([
      expect.stringContaining('a has 2 questions in the workshop form, not one'),
      expect.stringContaining('b has 0 questions in the workshop form, not one'),
    ]);
    expectOne(SET, 'the workshop form has 12 questions and 5 barriers, not 12 and 4', ({ set }) => {
      set.barriers[4]!.forms.push('workshop');
    });
  });

  it('asks ten questions and four barriers in the resident form', () => {
    expectOne(SET, 'the resident form has 11 questions and 4 barriers, not 10 and 4', ({ set }) => {
      set.dimensions[0]!.questions[1]!.forms.push('resident');
    });
  });

  it('has help for residents only where residents are asked', () => {
    expectOne(SET, 'a.two has help for residents but is not in the resident form', ({ set }) => {
      set.dimensions[0]!.questions[1]!.residentHelp = 'Think of the news';
    });
  });

  it('has no two descriptors that are alike, in one question or in two', () => {
    expectOne(SET, 'level 5 of a.one differs from level 4 of a.one by at most one word', ({ set }) => {
      const { descriptors } = set.dimensions[0]!.questions[0]!;
      descriptors[3] = 'Teams often meet on Mondays';
      descriptors[4] = 'teams always meet on mondays';
    });
    expectOne(SET, 'level 1 of b.one differs from level 1 of a.one by at most one word', ({ set }) => {
      set.dimensions[1]!.questions[0]!.descriptors[0] = set.dimensions[0]!.questions[0]!.descriptors[0];
    });
  });

  it('cites reports that there are', () => {
    expectOne(SET, 'there is no report R9. Cite one of R1', ({ set }) => {
      set.barriers[0]!.sources[0]!.report = 'R9';
    });
  });
});

describe('the lists', () => {
  it('name two to four barriers for each dimension, each of which there is', () => {
    const file = 'barriers-to-dimensions.yaml';
    expectOne(file, 'b has 1 related barriers', ({ relatedBarriers }) => {
      relatedBarriers['b'] = ['barrier.a', 'barrier.a'];
    });
    expectOne(file, 'there is no barrier.z', ({ relatedBarriers }) => {
      relatedBarriers['b'] = ['barrier.a', 'barrier.b', 'barrier.z'];
    });
    expectOne(file, 'c has 0 related barriers', ({ relatedBarriers }) => {
      delete relatedBarriers['c'];
    });
    expectOne(file, 'there is no dimension z', ({ relatedBarriers }) => {
      relatedBarriers['z'] = ['barrier.a', 'barrier.b'];
    });
  });

  it('use the id of a sector, of a tier and the code of a report once', () => {
    expectOne('sectors.yaml', 'the id residents is used twice', ({ sectors }) => {
      sectors.sectors.push(sectors.sectors[0]!);
    });
    expectOne('sectors.yaml', 'the id resident-carer is used twice', ({ sectors }) => {
      sectors.tiers.push(sectors.tiers[0]!);
    });
    expectOne('reports.yaml', 'the report code R1 is used twice', ({ reports }) => {
      reports.push(reports[0]!);
    });
  });

  it('have the tier that residents are given', () => {
    expectOne('sectors.yaml', 'there is no tier resident-carer', ({ sectors }) => {
      sectors.tiers[0]!.id = 'elected';
    });
  });
});

describe('the command', () => {
  const run = (folder: string) =>
    spawnSync(process.execPath, ['--import', 'tsx', join(HERE, 'check.ts'), folder], { encoding: 'utf8' });

  it('prints what it found and succeeds where nothing is wrong', () => {
    const { status, stdout } = run(makeQuestionFolder().folder);
    expect(stdout).toContain('questions: 36');
    expect(stdout).toContain('headings: skipped, report texts not present');
    expect(stdout).toContain('The question files are in order.');
    expect(status).toBe(0);
  });

  it('prints each problem and fails where something is', () => {
    const { status, stderr } = run(makeQuestionFolder(({ set }) => (set.title = '')).folder);
    expect(stderr).toContain(`${SET}:3: \`title\` is empty. Fill it in.`);
    expect(status).toBe(1);
  });
});
