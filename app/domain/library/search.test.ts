import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { PlaceNote } from 'questions/types';
import { makeCaseStudy, makePractice, makeRating } from '../../../tests/factories/case-study';
import { piecesOf, searchLibrary, searchPractices } from './search';

const note: PlaceNote = {
  ...makePractice('seaside-bus', ['partners.wider']),
  place: 'seaside',
  name: 'Seaside',
  year: 2014,
  did: 'The council lends its buses.',
};
const north = makeCaseStudy({
  id: 'north-2020',
  name: 'North Ridíng',
  story: 'Partners pooled their budgets.',
  ratings: [{ ...makeRating('money.pooled', 4), evidence: 'All budgets are pooled.' }],
  practices: [{ ...makePractice('north-2020-fund', ['money.pooled']), did: 'They opened a joint fund.' }],
  results: [
    {
      what: 'Visits',
      figure: 'down by 14 per cent',
      source: { report: 'R1', heading: 'Working together' },
    },
  ],
});
const south = makeCaseStudy({
  id: 'south-2020',
  name: 'South',
  story: 'A budget was pooled here as well.',
});
const found = (query: string) => searchLibrary(query, [south, north], [note]);
const idsOf = (query: string) => found(query).caseStudies.map(({ caseStudy }) => caseStudy.id);

describe('a search of the library', () => {
  it('finds every word, in any order, also by its beginning', () => {
    expect(idsOf('budget pool')).toEqual(['north-2020', 'south-2020']);
    expect(idsOf('POOLED budgets!')).toEqual(['north-2020']);
    expect(idsOf('pooled buses')).toEqual([]);
    expect(idsOf('ooled')).toEqual([]);
  });

  it('leads to the place on the page', () => {
    expect(found('budgets pooled').caseStudies[0]!.passages).toEqual([
      { text: 'Partners pooled their budgets.', part: 'story' },
      { text: 'All budgets are pooled.', part: 'evidence', anchor: 'money.pooled' },
    ]);
    expect(found('joint fund').caseStudies[0]!.passages[0]).toMatchObject({ anchor: 'north-2020-fund' });
    expect(found('14').caseStudies[0]!.passages[0]).toMatchObject({ part: 'result', anchor: 'results' });
  });

  it('finds names, without their accents, and puts them first', () => {
    expect(idsOf('riding')).toEqual(['north-2020']);
    expect(found('riding').caseStudies[0]!.passages).toEqual([]);
  });

  it('finds notes of places by name and words', () => {
    expect(found('seaside bus').notes).toEqual([note]);
    expect(found('pooled').notes).toEqual([]);
  });

  it('finds nothing without a word', () => {
    expect(found(' –!')).toEqual({ caseStudies: [], notes: [] });
  });

  it('of practices alone leaves all without a word', () => {
    const practices = [makePractice('a', ['a.one']), { ...makePractice('b', ['a.one']), did: 'A bus.' }];
    const of = (query: string) => searchPractices(query, practices, (one) => one).map(({ id }) => id);
    expect(of('')).toEqual(['a', 'b']);
    expect(of('bus')).toEqual(['b']);
  });
});

describe('what was found', () => {
  it('is marked in the text', () => {
    expect(piecesOf('A pooled fund.', 'pool')).toEqual([
      { text: 'A', isFound: false },
      { text: ' ', isFound: false },
      { text: 'pooled', isFound: true },
      { text: ' ', isFound: false },
      { text: 'fund', isFound: false },
      { text: '.', isFound: false },
    ]);
  });

  it('leaves the text as it is', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.string(), (text, query) => {
        expect(
          piecesOf(text, query)
            .map((piece) => piece.text)
            .join(''),
        ).toBe(text);
      }),
    );
  });
});
