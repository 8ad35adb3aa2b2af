import { describe, expect, it } from 'vitest';
import { groupLabel } from './labels';

const name = (id: string) => ({ acute: 'Acute hospital', voluntary: 'Voluntary sector' })[id] ?? id;

describe('a group', () => {
  it('goes by the name of its one sector', () => {
    expect(groupLabel({ kind: 'sector', sectors: ['voluntary'] }, name)).toBe('Voluntary sector');
  });

  it('goes by the sector that others joined, and their number', () => {
    expect(groupLabel({ kind: 'joined', sectors: ['acute', 'a', 'b'] }, name)).toBe(
      'Acute hospital and 2 other types',
    );
    expect(groupLabel({ kind: 'joined', sectors: ['acute', 'a'] }, name)).toBe(
      'Acute hospital and 1 other type',
    );
  });

  it('is "Other partners" or "All partners", whoever they are', () => {
    expect(groupLabel({ kind: 'others', sectors: ['acute', 'voluntary'] }, name)).toBe('Other partners');
    expect(groupLabel({ kind: 'all', sectors: ['acute'] }, name)).toBe('All partners');
  });
});
