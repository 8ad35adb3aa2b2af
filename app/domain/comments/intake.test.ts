import { expect, it } from 'vitest';
import { intakeOf } from './intake';

const counts = (answered: number, dk = 0, blank = 0) => ({
  levels: [answered, 0, 0, 0, 0] as const,
  dk,
  na: 0,
  blank,
});
const sector = (q1: ReturnType<typeof counts>) => ({ n: 9, scores: {}, items: { q1 }, rows: {} });
const changed = (asked: number) => ({ n: asked, values: {}, asked: { q1: asked } });

it('takes in comments on a question that enough people were asked, over all sectors', () => {
  const sectors = { acute: sector(counts(2)), council: sector(counts(1, 1, 1)) };
  expect(intakeOf('q1', { sectors, changes: { acute: changed(2), council: changed(3) } }, 5)).toBe('all');
  expect(intakeOf('q1', { sectors, changes: { acute: changed(2), council: changed(3) } }, 6)).toBe('none');
  expect(intakeOf('q2', { sectors, changes: {} }, 5)).toBe('none');
});

it('takes in nothing new of fewer than enough people who are new or changed and were asked', () => {
  const sectors = { acute: sector(counts(20)) };
  expect(intakeOf('q1', { sectors, changes: { acute: changed(4) } }, 5)).toBe('no-new');
  expect(intakeOf('q1', { sectors, changes: {} }, 5)).toBe('no-new');
  expect(intakeOf('q1', { sectors, changes: { acute: changed(5) } }, 5)).toBe('all');
});
