import { describe, expect, it } from 'vitest';
import { makeCaseStudy, makePractice } from '../../../tests/factories/case-study';
import { practicesNear } from './practices-near';

describe('the practices of places like one’s own', () => {
  const study = (id: string, practices: Record<string, string[]>) =>
    makeCaseStudy({
      id,
      name: id,
      practices: Object.entries(practices).map(([name, on]) => makePractice(name, on)),
    });
  const studies = [
    study('far', { f1: ['a.one'], f2: ['a.one'] }),
    study('near', { n1: ['b.one'], n2: ['a.one', 'b.one'] }),
    study('silent', { s1: ['c.one'] }),
  ];
  const near = ['silent', 'near', 'far'].map((id) => ({
    id,
    label: id,
    distance: null,
    shared: 0,
  }));
  const of = (ids: string[], count = 9) =>
    practicesNear(ids, studies, near, count).map(({ practice }) => practice.id);

  it('come from the nearest first, one of each place before a second', () => {
    expect(of(['a.one', 'b.one'])).toEqual(['n2', 'f1', 'n1', 'f2']);
  });

  it('are a few, and none on what no place did anything about', () => {
    expect(of(['a'], 1)).toEqual(['n2']);
    expect(of(['d.one'])).toEqual([]);
  });
});
