import { describe, expect, it } from 'vitest';
import { type Change, makeQuestionFolder } from '../../tests/factories/question-folder';
import { checkInstrument } from '../check';
import { describeProblem } from '../problem';

const FILE = 'case-studies/exampleshire-2020.yaml';
const FIRST = 'codings/first/exampleshire-2020.yaml';
const SECOND = 'codings/second/exampleshire-2020.yaml';
const SETTLED = 'codings/settled/exampleshire-2020.yaml';

/** The problems found, as "file: what. fix." without the lines. */
function problems(change: Change): string[] {
  const { folder, reportsFolder } = makeQuestionFolder(change);
  const found = checkInstrument(folder, { reportsFolder }).problems;
  return found.map(({ file, what, fix }) => describeProblem({ file, what, fix }));
}

type Contents = Parameters<Change>[0];

/** Lets the second reader, who agreed on everything (a.one at 3, barrier.a at 2), differ. */
function differ(contents: Contents, change: (second: Contents['codings'][number]) => void): void {
  contents.secondCodings = structuredClone(contents.codings);
  change(contents.secondCodings[0]!);
}

const settle = (contents: Contents, question: string, level: number | 'none') =>
  contents.settlings.push({
    caseStudy: 'exampleshire-2020',
    differences: [{ question, level: level as never, because: 'The text says so.' }],
  });

describe('the codings of a case study', () => {
  it('are two, and of nothing else', () => {
    const missing = (which: string, file: string) =>
      `${FILE}: there is no ${which} coding of exampleshire-2020 that can be read. Add ${file}.`;
    expect(problems((contents) => (contents.secondCodings = []))).toEqual([missing('second', SECOND)]);
    expect(problems(({ codings }) => codings.pop())).toEqual([
      missing('first', FIRST),
      missing('second', SECOND),
    ]);
    const stray = (file: string) =>
      `${file}: there is no case study exampleshire-2020 that can be read. Add ${FILE}.`;
    expect(problems(({ caseStudies }) => caseStudies.pop())).toEqual([stray(FIRST), stray(SECOND)]);
  });

  it('code a question once', () => {
    const twice = (file: string) => `${file}: a.one is coded twice. Keep one of the codings.`;
    expect(problems(({ codings }) => codings[0]!.ratings.push(codings[0]!.ratings[0]!))).toEqual([
      twice(FIRST),
      twice(SECOND),
    ]);
  });

  it('give the case study its ratings where they agree', () => {
    const found = (change: (study: Contents['caseStudies'][number]) => void) =>
      problems(({ caseStudies: [study] }) => change(study!));
    expect(found((study) => (study.ratings[0]!.level = 4))).toEqual([
      `${FILE}: a.one has level 4, and was coded twice with level 3. Correct it here or in the codings.`,
    ]);
    expect(found((study) => study.ratings.shift())).toEqual([
      `${FILE}: a.one has no rating, and was coded twice with level 3. Correct it here or in the codings.`,
    ]);
    expect(found((study) => (study.ratings[0]!.question = 'a.two'))).toEqual([
      `${FILE}: a.one has no rating, and was coded twice with level 3. Correct it here or in the codings.`,
      `${FILE}: a.two has level 3, and was coded twice with no rating. Correct it here or in the codings.`,
    ]);
  });

  it('are settled by one line where they differ, and the case study has it so', () => {
    const open = `${FILE}: the two codings differ on a.one, and nothing says how that was settled. Say so in ${SETTLED}.`;
    const atFour = (contents: Contents) => differ(contents, (second) => (second.ratings[0]!.level = 4));
    expect(problems(atFour)).toEqual([open]);
    expect(problems((contents) => differ(contents, (second) => second.ratings.shift()))).toEqual([open]);
    const settledAs = (level: number | 'none') =>
      problems((contents) => {
        atFour(contents);
        settle(contents, 'a.one', level);
      });
    expect(settledAs(3)).toEqual([]);
    expect(settledAs(4)).toEqual([
      `${FILE}: a.one has level 3, and was settled with level 4. Correct it here or in the codings.`,
    ]);
    expect(settledAs('none')).toEqual([
      `${FILE}: a.one has level 3, and was settled with no rating. Correct it here or in the codings.`,
    ]);
  });

  it('may be settled to no rating', () => {
    const found = problems((contents) => {
      differ(contents, (second) => second.ratings.shift());
      settle(contents, 'a.one', 'none');
      contents.caseStudies[0]!.ratings.shift();
    });
    expect(found).toEqual([]);
  });

  it('may be corrected where both have it wrong', () => {
    const found = problems((contents) => {
      settle(contents, 'a.one', 'none');
      contents.caseStudies[0]!.ratings.shift();
    });
    expect(found).toEqual([]);
  });

  it('are settled nowhere else, and once', () => {
    expect(problems((contents) => settle(contents, 'a.one', 3))).toEqual([
      `${SETTLED}: both codings have a.one so already. Remove the line.`,
    ]);
    const twice = problems((contents) => {
      differ(contents, (second) => second.ratings.shift());
      settle(contents, 'a.one', 3);
      const [line] = contents.settlings[0]!.differences;
      contents.settlings[0]!.differences.push(line!);
    });
    expect(twice).toEqual([`${SETTLED}: a.one is settled twice. Keep one of the lines.`]);
  });
});

describe('notes of places', () => {
  it('are held against their report’s text as case studies are', () => {
    const note = {
      id: 'nextshire-meeting',
      place: 'nextshire',
      name: 'Nextshire',
      year: 2020,
      title: 'A meeting',
      questions: ['a.one'],
      did: 'They met 77 times',
      kind: 'practice' as const,
      source: { report: 'R1', heading: 'Working apart' },
    };
    expect(problems(({ placeNotes }) => placeNotes.push(structuredClone(note)))).toEqual([
      'place-notes.yaml: the heading "Working apart" is not in the text of R1. Copy it as it is printed there.',
      'place-notes.yaml: the figure 77 is not in the text of R1. Correct or remove it.',
    ]);
  });

  it('have ids of their own, and questions that there are', () => {
    const found = problems(({ placeNotes, caseStudies }) => {
      const [practice] = caseStudies[0]!.practices;
      placeNotes.push({
        ...practice!,
        questions: ['z.one'],
        place: 'nextshire',
        name: 'Nextshire',
        year: 2020,
      });
    });
    expect(found).toEqual([
      'place-notes.yaml: there is no question z.one. Correct the id.',
      `place-notes.yaml: the practice id exampleshire-2020-charter stands in ${FILE} already. Give each practice its own id.`,
    ]);
  });
});
