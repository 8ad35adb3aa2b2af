import { describe, expect, it } from 'vitest';
import { makeQuestionFolder } from '../../tests/factories/question-folder';
import { checkInstrument } from '../check';
import { loadInstrument } from '../load';
import type { Pattern } from '../types';

const pattern: Pattern = {
  id: 'made-up-pattern',
  title: 'A made-up pattern',
  meaning: 'It means nothing.',
  sources: [{ report: 'R1', heading: 'Working together' }],
  practicesOn: ['a.one', 'barrier.a'],
  workshopQuestions: ['Who?', 'When?', 'Where?'],
};

function folderWith(...changes: readonly Partial<Pattern>[]) {
  return makeQuestionFolder((contents) => {
    Object.assign(contents, { patterns: changes.map((change) => ({ ...pattern, ...change })) });
    contents.reportText = 'Working together\nThey met in the town hall on the first Monday of May.\n';
  });
}

function findings(...changes: readonly Partial<Pattern>[]) {
  const { folder, reportsFolder } = folderWith(...changes);
  return checkInstrument(folder, { reportsFolder });
}

/** What is found wrong with patterns that are the one above but for some changes. */
function problems(...changes: readonly Partial<Pattern>[]): string[] {
  return findings(...changes).problems.map(({ file, what }) => `${file}: ${what}`);
}

describe('the patterns of a question folder', () => {
  it('are read as they stand, and counted', () => {
    expect(loadInstrument(folderWith({}).folder).patterns).toEqual([pattern]);
    const { problems: found, counts } = findings({});
    expect(found).toEqual([]);
    expect(counts).toMatchObject({ patterns: 1, citations: 36 + 12 + 2 + 1 + 1 });
  });

  it('are none where there is no such file', () => {
    expect(loadInstrument(makeQuestionFolder().folder).patterns).toEqual([]);
  });

  it('have ids of their own', () => {
    expect(problems({}, {})).toEqual(['patterns.yaml: the id made-up-pattern is used twice']);
  });

  it('name questions that there are, each once', () => {
    expect(problems({ practicesOn: ['a.one', 'z.one', 'a.one'] })).toEqual([
      'patterns.yaml: there is no question z.one',
      'patterns.yaml: a.one is named twice',
    ]);
  });

  it('have three questions for a workshop', () => {
    const two = ['Who?', 'When?'] as unknown as Pattern['workshopQuestions'];
    expect(problems({ workshopQuestions: two })).toHaveLength(1);
  });

  it('cite reports and headings that there are, or nothing', () => {
    expect(problems({ sources: [] })).toEqual([]);
    expect(problems({ sources: [{ report: 'R9', heading: 'Working together' }] })).toEqual([
      'patterns.yaml: there is no report R9',
    ]);
    expect(problems({ sources: [{ report: 'R1', heading: 'Working apart' }] })).toEqual([
      'patterns.yaml: the heading "Working apart" is not in the text of R1',
    ]);
  });

  it('are in own words throughout', () => {
    const copied = 'Who met in the town hall on the first Monday?';
    const copies: readonly Partial<Pattern>[] = [
      { title: copied },
      { meaning: copied },
      { workshopQuestions: ['Who?', 'When?', copied] },
    ];
    for (const copy of copies) {
      expect(problems(copy)).toEqual([
        'patterns.yaml: "met in the town hall on the first monday" stands word for word in R1',
      ]);
    }
  });
});
