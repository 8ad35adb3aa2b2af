import { describe, expect, it } from 'vitest';
import { type Change, makeQuestionFolder } from '../../tests/factories/question-folder';
import { checkInstrument } from '../check';

const REPORT = `Working together
The North Shire Care NHS Foundation Trust and the council saved £1,250,000 in 2018, or 12.5 per cent.
Case study 1: North
Planning
Partners met in the town hall on the first Monday of every month without papers.
Procurement
Case study 2: South
Planning
Barriers
`;

/** What is found wrong with the folder's case study and set, held against the report above. */
function problems(change: Change): string[] {
  const { folder, reportsFolder } = makeQuestionFolder((contents) => {
    contents.reportText = REPORT;
    change(contents);
  });
  return checkInstrument(folder, { reportsFolder }).problems.map(({ what }) => what);
}

const cite =
  (...cited: readonly { heading: string; in?: string }[]): Change =>
  ({ set }) => {
    set.barriers[0]!.sources = cited.map((source) => ({ report: 'R1', ...source }));
  };

const NORTH = 'Case study 1: North';
const SOUTH = 'Case study 2: South';

describe('a cited heading', () => {
  it('is in the report’s text', () => {
    expect(problems(cite({ heading: 'Working together' }))).toEqual([]);
    expect(problems(cite({ heading: 'Working apart' }))).toEqual([
      'the heading "Working apart" is not in the text of R1',
    ]);
  });

  it('that is repeated says in which part it is meant', () => {
    expect(problems(cite({ heading: 'Planning' }))).toEqual(['"Planning" stands 2 times in R1']);
    expect(problems(cite({ heading: 'Planning', in: NORTH }, { heading: 'Planning', in: SOUTH }))).toEqual(
      [],
    );
  });

  it('stands in the part that is named, before the next of its kind', () => {
    const found = problems(
      cite(
        { heading: 'Procurement', in: NORTH },
        { heading: 'Procurement', in: SOUTH },
        { heading: 'Barriers', in: NORTH },
        { heading: 'Working together', in: NORTH },
      ),
    );
    expect(found).toEqual([
      `"Procurement" does not stand in "${SOUTH}" in R1`,
      `"Barriers" does not stand in "${NORTH}" in R1`,
      `"Working together" does not stand in "${NORTH}" in R1`,
    ]);
  });

  it('is not cut off by a named part of another kind', () => {
    const parts = [
      { heading: 'Procurement', in: 'Planning' },
      { heading: 'Procurement', in: NORTH },
    ];
    expect(problems(cite(...parts))).toEqual([]);
  });

  it('is in a part that there is', () => {
    expect(problems(cite({ heading: 'Barriers', in: 'Case study 3: West' }))).toEqual([
      'the heading "Case study 3: West" is not in the text of R1',
    ]);
  });

  it('is looked up for ratings, practices and context as well', () => {
    const source = { report: 'R1', heading: 'Nowhere' };
    const found = problems(({ caseStudies: [study] }) => {
      study!.ratings[0]!.source = { ...source };
      study!.practices[0]!.source = { ...source };
      study!.context = { citations: [{ ...source }] };
    });
    expect(found).toEqual(Array(3).fill('the heading "Nowhere" is not in the text of R1'));
  });
});

describe('own words', () => {
  const withWhy = (why: string) => problems(({ set }) => (set.barriers[0]!.why = why));

  it('share no run of eight words with a report', () => {
    expect(withWhy('In one place, partners met in the town hall on weekdays')).toEqual([]);
    expect(withWhy('In one place, partners met in the town hall on the second Sunday')).toEqual([
      '"partners met in the town hall on the" stands word for word in R1',
    ]);
  });

  it('are told apart from a report’s by neither capitals, marks nor lines', () => {
    expect(withWhy('PARTNERS met in the "town-hall",\non the first')).toHaveLength(1);
  });

  it('may use a long name, but not eight words that hold one', () => {
    expect(withWhy('Staff of the North Shire Care NHS Foundation Trust and the council agreed')).toEqual([]);
    expect(
      withWhy('In spring the North Shire Care NHS Foundation Trust and the council saved £1,250,000 at once'),
    ).toHaveLength(1);
  });

  it('are looked for in descriptors, evidence and practices as well', () => {
    const copied = 'they met in the town hall on the first Monday';
    const found = problems(({ set, caseStudies: [study] }) => {
      set.dimensions[0]!.questions[0]!.descriptors[0] = copied;
      study!.ratings[0]!.evidence += ` ${copied}`;
      study!.practices[0]!.did = copied;
    });
    expect(found).toHaveLength(3);
  });
});

describe('figures', () => {
  const withResult = (reported: string) =>
    problems(({ caseStudies }) => (caseStudies[0]!.practices[0]!.reported = reported));

  it('are those of the report, with or without commas', () => {
    expect(withResult('Saved £1250000, 12.5 per cent, in 2018.')).toEqual([]);
    expect(withResult('Saved £1,250,000')).toEqual([]);
  });

  it('that are not in the report are found', () => {
    expect(withResult('Saved 12 per cent in 2018/19')).toEqual([
      'the figure 12 is not in the text of R1',
      'the figure 19 is not in the text of R1',
    ]);
  });

  it('of one digit are left to the reader', () => {
    expect(withResult('Saved 3 per cent at 4 sites')).toEqual([]);
  });

  it('in a story, in evidence and in notes are looked up as well', () => {
    const found = problems(({ caseStudies: [study] }) => {
      study!.story += ' 77';
      study!.ratings[0]!.evidence += ' 78';
      study!.context = {
        notes: [{ text: '79 islands', source: { report: 'R1', heading: 'Working together' } }],
      };
    });
    expect(found).toEqual([77, 78, 79].map((figure) => `the figure ${figure} is not in the text of R1`));
  });
});
