import { describe, expect, it } from 'vitest';
import {
  caseStudyColumns,
  inWords,
  lanesNeeded,
  lanesOf,
  likelyRange,
  linesOf,
  markShapes,
  ownScore,
  pointOf,
  type ProfileRow,
} from './profile-chart-data';

const row = (fields: Partial<ProfileRow> = {}): ProfileRow => ({
  id: 'money',
  label: 'Money and risk',
  value: 2.9,
  band: 'Developing',
  points: [],
  ...fields,
});
const point = (id: string, value: number | null = 3) => ({ id, name: id.toUpperCase(), value, rated: 2 });

describe('the case studies of a profile', () => {
  it('are each there once, in the order in which rows first name them', () => {
    const columns = caseStudyColumns([
      row({ points: [point('b')] }),
      row({ points: [point('a'), point('b')] }),
    ]);
    expect(columns.map(({ id, name }) => [id, name])).toEqual([
      ['b', 'B'],
      ['a', 'A'],
    ]);
  });

  it('have shapes of their own up to seven, then the shapes come round', () => {
    const points = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'].map((id) => point(id));
    const shapes = caseStudyColumns([row({ points })]).map((column) => column.shape);
    expect(new Set(shapes.slice(0, 7)).size).toBe(7);
    expect(shapes[7]).toBe(markShapes[0]);
  });

  it('have no point where their report does not tell', () => {
    const told = row({ points: [point('a', 4), point('b', null)] });
    expect(pointOf(told, 'a')?.value).toBe(4);
    expect(pointOf(told, 'b')).toBeUndefined();
    expect(pointOf(told, 'c')).toBeUndefined();
  });
});

describe('an own score', () => {
  it('is said by its band, then its number', () => {
    expect(ownScore(row())).toBe('Developing (2.9)');
    expect(ownScore(row({ band: 'between Developing and Maturing', value: 3.4 }))).toBe(
      'between Developing and Maturing (3.4)',
    );
  });

  it('is nothing at all where it is not known, never a zero', () => {
    expect(ownScore(row({ value: null, band: null }))).toBeNull();
  });

  it('has its likely range in words, where there is one', () => {
    expect(likelyRange(row({ interval: { low: 2.61, high: 3.2 } }))).toBe('likely between 2.6 and 3.2');
    expect(likelyRange(row())).toBeNull();
  });
});

describe('inWords', () => {
  it('finds the band of a number that comes without one', () => {
    expect(inWords(1)).toBe('Not started (1.0)');
    expect(inWords(5)).toBe('Thriving (5.0)');
  });
});

describe('lanesOf', () => {
  it('leaves marks that do not touch in the middle', () => {
    expect(lanesOf([1, 2, 3], 0.5)).toEqual([0, 0, 0]);
  });

  it('moves marks at one place above and below, the first staying', () => {
    expect(lanesOf([3, 3, 3, 3, 3], 0.5)).toEqual([0, -1, 1, -2, 2]);
  });

  it('lets marks share a lane again at the least distance', () => {
    expect(lanesOf([3, 3.25, 3.5], 0.5)).toEqual([0, -1, 0]);
  });

  it('runs out of lanes without losing a mark', () => {
    expect(lanesOf([3, 3, 3, 3], 0.5, 1)).toEqual([0, -1, 1, 0]);
  });
});

describe('lanesNeeded', () => {
  it('is three for a row whose marks stand apart, or that has none', () => {
    expect(lanesNeeded(row({ value: 2, points: [point('a', 3), point('b', 4)] }))).toBe(3);
    expect(lanesNeeded(row({ value: null, points: [] }))).toBe(3);
  });

  it('grows by two where a fourth mark comes to the same value', () => {
    const points = [point('a', 3), point('b', 3), point('c', 3)];
    expect(lanesNeeded(row({ value: null, points }))).toBe(3);
    expect(lanesNeeded(row({ value: 3, points }))).toBe(5);
  });

  it('leaves out what has no value', () => {
    expect(lanesNeeded(row({ value: 3, points: [point('a'), point('b'), point('c', null)] }))).toBe(3);
  });
});

describe('linesOf', () => {
  it('breaks at spaces and keeps a long word whole', () => {
    expect(linesOf('Residents and wider partners', 16)).toEqual(['Residents and', 'wider partners']);
    expect(linesOf('Incommensurability of it', 8)).toEqual(['Incommensurability', 'of it']);
    expect(linesOf('', 8)).toEqual([]);
  });
});
