import { describe, expect, it } from 'vitest';
import { columnsOf, completeRows, varianceOf } from './complete-rows';

describe('complete rows', () => {
  it('are those in which every question has a level', () => {
    const rows = [
      [1, 2, 3],
      [1, null, 3],
      [undefined, 2, 3],
      [4, 5, 5],
    ];
    expect(completeRows(rows)).toEqual([
      [1, 2, 3],
      [4, 5, 5],
    ]);
  });

  it('are none where nothing was asked', () => {
    expect(completeRows([[], []])).toEqual([]);
  });
});

describe('columns', () => {
  it('are the levels given to each question', () => {
    const rows = [
      [1, 4],
      [3, null],
      [5, 2],
    ];
    expect(columnsOf(rows)).toEqual([
      [1, 3, 5],
      [4, 2],
    ]);
    expect(columnsOf([])).toEqual([]);
  });
});

describe('a variance', () => {
  it('divides by one less than the number of values', () => {
    expect(varianceOf([2, 4, 4, 4, 5, 5, 7, 9])).toBeCloseTo(32 / 7, 12);
  });

  it('cannot be had of a single value', () => {
    expect(() => varianceOf([3])).toThrow(RangeError);
  });
});
