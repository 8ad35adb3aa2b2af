import { describe, expect, it } from 'vitest';
import { areAlike } from './descriptors';

function alike(a: string, b: string): boolean {
  const [one, other] = [a.split(' '), b.split(' ')];
  expect(areAlike(other, one)).toBe(areAlike(one, other));
  return areAlike(one, other);
}

describe('two descriptors are alike', () => {
  it('with the same words', () => {
    expect(alike('teams often meet', 'teams often meet')).toBe(true);
  });

  it('with one word changed, added or left out, wherever it stands', () => {
    expect(alike('teams often meet', 'teams always meet')).toBe(true);
    expect(alike('some teams meet', 'all teams meet')).toBe(true);
    expect(alike('teams meet here', 'teams meet there')).toBe(true);
    expect(alike('teams meet', 'teams often meet')).toBe(true);
    expect(alike('teams meet', 'teams meet often')).toBe(true);
    expect(alike('teams meet', 'most teams meet')).toBe(true);
    expect(alike('very very good', 'very very very good')).toBe(true);
  });

  it('and are not with two', () => {
    expect(alike('teams often meet here', 'teams always meet there')).toBe(false);
    expect(alike('teams meet', 'most teams meet often')).toBe(false);
    expect(alike('teams often meet', 'often teams meet')).toBe(false);
  });
});
