import { describe, expect, it } from 'vitest';
import { deletionOf, isTitle } from './deletion';

const NOW = new Date('2026-11-02T09:00:00.000Z');

describe('deleting an assessment', () => {
  it('waits for 30 days once it was opened, and not for a draft', () => {
    const later = { how: 'after-grace', deleteAt: '2026-12-02T09:00:00.000Z' };
    expect(deletionOf('draft', false, NOW)).toEqual({ how: 'at-once' });
    expect(deletionOf('draft', true, NOW)).toEqual(later);
    expect(deletionOf('closed', false, NOW)).toEqual(later);
    expect(deletionOf('archived', true, NOW)).toEqual(later);
  });

  it('is not done while somebody may be answering', () => {
    for (const state of ['open', 'scheduled'] as const) {
      expect(deletionOf(state, false, NOW)).toEqual({ how: 'not-from-here' });
    }
  });

  it('is confirmed by its title, whatever the capitals and spaces', () => {
    expect(isTitle('  autumn   2026', 'Autumn 2026')).toBe(true);
    expect(isTitle('Autumn', 'Autumn 2026')).toBe(false);
    expect(isTitle('', 'Autumn 2026')).toBe(false);
  });
});
