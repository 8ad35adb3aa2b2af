import { describe, expect, it } from 'vitest';
import { makeCaseStudy, makeRating } from '../../../tests/factories/case-study';
import { type CaseStudyFilter, filterCaseStudies, populationBand } from './filter';

const town = makeCaseStudy({
  id: 'town',
  report: 'R1',
  context: { rurality: 'urban', population: 150_000 },
  ratings: [makeRating('money.shift', 3)],
});
const county = makeCaseStudy({
  id: 'county',
  report: 'R2',
  context: { population: 700_000 },
  ratings: [makeRating('barrier.finance', 4)],
});
const found = (filter: CaseStudyFilter) => filterCaseStudies([town, county], filter).map(({ id }) => id);

describe('the library', () => {
  it('is whole without a filter, and with one that names nothing there is', () => {
    expect(found({})).toEqual(['town', 'county']);
    expect(found({ report: 'R9', setting: 'moon', population: 'huge', dimension: 'x' })).toEqual([
      'town',
      'county',
    ]);
  });

  it('is browsed by report, kind of place, size, and what there is evidence of', () => {
    expect(found({ report: 'R2' })).toEqual(['county']);
    expect(found({ setting: 'urban' })).toEqual(['town']);
    expect(found({ setting: 'not-told' })).toEqual(['county']);
    expect(found({ population: 'under-200' })).toEqual(['town']);
    expect(found({ dimension: 'money' })).toEqual(['town']);
    expect(found({ dimension: 'barrier' })).toEqual(['county']);
  });

  it('is browsed by several at once', () => {
    expect(found({ report: 'R1', dimension: 'money' })).toEqual(['town']);
    expect(found({ report: 'R2', dimension: 'money' })).toEqual([]);
  });

  it('has bands of population without a gap', () => {
    expect([199_999, 200_000, 500_000, 500_001, undefined].map(populationBand)).toEqual([
      'under-200',
      '200-to-500',
      '200-to-500',
      'over-500',
      'not-told',
    ]);
  });
});
