import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { stringify } from 'yaml';
import { type Change, makeQuestionFolder } from '../tests/factories/question-folder';
import { loadInstrument } from './load';
import { QuestionFileError } from './problem';

const SET = 'sets/made-up-1.yaml';

/** The problems of a folder in which one file has other words in place of some, as "file:line: what. fix." */
function problemsWith(file: string, replaced: string | RegExp, by: string, change?: Change): string[] {
  const { folder } = makeQuestionFolder(change);
  const text = readFileSync(join(folder, file), 'utf8');
  const wrong = text.replace(replaced, by);
  if (wrong === text) throw new Error(`nothing to replace in ${file}`);
  return problemsOf(
    makeQuestionFolder((contents) => {
      change?.(contents);
      contents.files[file] = wrong;
    }).folder,
  );
}

function problemsOf(folder: string): string[] {
  try {
    loadInstrument(folder);
    return [];
  } catch (error) {
    if (!(error instanceof QuestionFileError)) throw error;
    return error.message.split('\n').slice(1);
  }
}

describe('loading a question folder', () => {
  it('gives sets by id, the lists, and case studies, with keys in camelCase', () => {
    const instrument = loadInstrument(
      makeQuestionFolder(({ set, caseStudies }) => {
        set.dimensions[0]!.questions[0]!.residentHelp = 'Think of the news';
        caseStudies[0]!.context = { gpPractices: 21, boundariesMatch: 'yes' };
      }).folder,
    );
    expect(Object.keys(instrument.sets)).toEqual(['made-up-1']);
    expect(instrument.current).toBe(instrument.sets['made-up-1']);
    expect(instrument.current.pressureScale.map(({ level }) => level)).toEqual([1, 2, 3, 4, 5]);
    expect(instrument.current.dimensions[0]?.questions[0]?.residentHelp).toBe('Think of the news');
    expect(instrument.reports[0]).toMatchObject({ code: 'R1', kindNote: 'Nobody wrote it.' });
    expect(instrument.sectors.map(({ id }) => id)).toEqual(['residents']);
    expect(instrument.tiers.map(({ id }) => id)).toEqual(['resident-carer']);
    expect(instrument.relatedBarriers['a']).toEqual(['barrier.a', 'barrier.b']);
    expect(instrument.caseStudies[0]?.context).toEqual({ gpPractices: 21, boundariesMatch: 'yes' });
  });

  it('reads a folder without any case study', () => {
    const { folder } = makeQuestionFolder((contents) => {
      contents.caseStudies = [];
      contents.codings = [];
    });
    expect(loadInstrument(folder).caseStudies).toEqual([]);
  });

  it('takes folded lines for one', () => {
    const { folder } = makeQuestionFolder(({ set }) => {
      set.title =
        'A title so long that it has to be folded over several lines of the file, as the prose in it is';
    });
    expect(readFileSync(join(folder, SET), 'utf8')).not.toContain(
      'several lines of the file, as the prose in it is',
    );
    expect(loadInstrument(folder).current.title).toContain(
      'several lines of the file, as the prose in it is',
    );
  });
});

describe('the current set', () => {
  const currentOf = (statuses: Readonly<Record<string, 'draft' | 'published'>>) =>
    loadInstrument(
      makeQuestionFolder(({ set, files }) => {
        const { pressureScale, ...rest } = structuredClone(set);
        for (const [id, status] of Object.entries(statuses)) {
          files[`sets/${id}.yaml`] = stringify({ ...rest, pressure_scale: pressureScale, id, status });
        }
      }).folder,
    ).current.id;

  it('is the last published one, in the order of their numbers', () => {
    expect(currentOf({ 'set-2': 'published', 'set-10': 'published', 'set-11': 'draft' })).toBe('set-10');
  });

  it('is the last draft while none is published', () => {
    expect(currentOf({ 'set-2': 'draft', 'set-10': 'draft' })).toBe('set-10');
  });
});

describe('a file that cannot be used is refused with file, line, what is wrong and what to do', () => {
  it('where a field is missing', () => {
    expect(problemsWith(SET, /^ {4}about: What a is about\n/m, '')).toEqual([
      expect.stringMatching(/^sets\/made-up-1\.yaml:\d+: `about` is missing\. Add it\.$/),
    ]);
  });

  it('where a key is misspelt, on the line of that key', () => {
    const problems = problemsWith(SET, 'title: A made-up', 'titel: A made-up');
    expect(problems).toContain(
      'sets/made-up-1.yaml:3: `titel` has no place in the file. Correct its spelling, or remove it.',
    );
    expect(problems).toContain('sets/made-up-1.yaml:1: `title` is missing. Add it.');
  });

  it('where a value is not one of those there are', () => {
    expect(problemsWith(SET, 'status: draft', 'status: done')).toEqual([
      'sets/made-up-1.yaml:2: `status` is "done". Make it one of draft, published.',
    ]);
  });

  it('where a text looks like a number', () => {
    expect(problemsWith('reports.yaml', /published: .*/, 'published: 2020')).toEqual([
      'reports.yaml:5: `published` is 2020. Make it text, in quotes where it looks like a number.',
    ]);
  });

  it('where a text is empty', () => {
    expect(problemsWith('reports.yaml', /kind: .*/, 'kind: ""')).toEqual([
      'reports.yaml:6: `kind` is empty. Fill it in.',
    ]);
  });

  it('where a question has four descriptors or six', () => {
    expect(problemsWith(SET, /^ +- Someone tries a\.one.*\n/m, '')).toEqual([
      expect.stringMatching(
        /^sets\/made-up-1\.yaml:\d+: .*(entry 5 of `descriptors` is missing|has 4 entries)/,
      ),
    ]);
    expect(problemsWith(SET, /^( +- )(Someone tries a\.one.*)\n/m, '$1$2\n$1Once more\n')).toEqual([
      expect.stringMatching(/^sets\/made-up-1\.yaml:\d+: `descriptors` has 6 entries\. Give it at most 5\.$/),
    ]);
  });

  it('where levels are out of order', () => {
    expect(problemsWith(SET, /- level: 1\n/, '- level: 2\n')).toEqual([
      'sets/made-up-1.yaml:4: `levels` cannot be used: the levels are 1 to 5, in order. Correct it.',
    ]);
  });

  it('where an id has a form of its own', () => {
    expect(problemsWith(SET, 'id: a.one', 'id: a-one')[0]).toMatch(/`id` cannot be used: an id looks like/);
  });

  it('where it is not YAML', () => {
    expect(problemsWith('sectors.yaml', 'name: Residents', 'name: "Residents')[0]).toMatch(
      /^sectors\.yaml:\d+: this is not valid YAML: .*\. Correct the indentation or quotes near this line\.$/,
    );
  });

  it('where a key stands twice', () => {
    expect(problemsWith(SET, 'status: draft', 'status: draft\nstatus: published')[0]).toMatch(
      /^sets\/made-up-1\.yaml:3:/,
    );
  });

  it('where it is empty', () => {
    expect(problemsWith('barriers-to-dimensions.yaml', /[^]*/, '')).toEqual([
      'barriers-to-dimensions.yaml:1: the file is empty. Make it a table of keys and values.',
    ]);
  });

  it('where its name is not its id', () => {
    expect(problemsWith(SET, 'id: made-up-1', 'id: made-up-2')).toEqual([
      'sets/made-up-1.yaml:1: `id` is made-up-2. Name the file made-up-2.yaml, or correct the id.',
    ]);
  });

  it('where a list is missing altogether', () => {
    const { folder } = makeQuestionFolder();
    expect(problemsOf(join(folder, 'nowhere'))).toEqual([
      'reports.yaml: the file is missing or cannot be read. Put it there.',
      'sectors.yaml: the file is missing or cannot be read. Put it there.',
      'barriers-to-dimensions.yaml: the file is missing or cannot be read. Put it there.',
    ]);
  });

  it('where there is no question set at all', () => {
    const { folder } = makeQuestionFolder((contents) => {
      contents.set.id = 'checksums';
      contents.files['sets/checksums.yaml'] = '{}\n';
    });
    expect(problemsOf(folder)).toEqual(['sets: there is no question set. Add sets/<id>.yaml.']);
  });

  it('and shows the problems of every file at once', () => {
    const problems = problemsWith(SET, 'status: draft', 'status: done', ({ reports, caseStudies }) => {
      reports[0]!.kind = '';
      caseStudies[0]!.year = 19;
    });
    expect(problems.map((problem) => problem.split(':')[0])).toEqual([
      SET,
      'reports.yaml',
      'case-studies/exampleshire-2020.yaml',
    ]);
  });
});
