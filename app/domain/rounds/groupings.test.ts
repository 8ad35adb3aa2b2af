import { describe, expect, it } from 'vitest';
import type { DimensionChange } from '../edition/edition';
import { groupings } from './groupings';

const change = (id: string, ...groups: string[][]): DimensionChange => ({
  id,
  status: 'compared',
  before: 3,
  now: 3,
  change: 0,
  range: null,
  real: false,
  groups,
});

describe('the dimensions compared', () => {
  it('are put together by their groups, the commonest first, without those that are not compared', () => {
    const hidden: DimensionChange = { id: 'c', status: 'not-compared', why: 'not-shown' };
    expect(
      groupings([
        change('a', ['acute', 'council']),
        change('b', ['acute'], ['council']),
        hidden,
        change('d', ['acute'], ['council']),
      ]),
    ).toEqual([
      { dimensions: ['b', 'd'], groups: [['acute'], ['council']] },
      { dimensions: ['a'], groups: [['acute', 'council']] },
    ]);
    expect(groupings([hidden])).toEqual([]);
  });
});
