import { describe, expect, it } from 'vitest';
import { commandsFor } from './commands';

const person = { isOwn: false, state: 'active', sessions: 2, secondFactor: true } as const;

describe('what can be done to an account', () => {
  it('is all that would change something', () => {
    expect(commandsFor(person)).toEqual(['reset-link', 'remove-second-factor', 'end-sessions', 'deactivate']);
    expect(commandsFor({ ...person, sessions: 0, secondFactor: false })).toEqual([
      'reset-link',
      'deactivate',
    ]);
  });

  it('is only to activate it where it is deactivated, and nothing to one’s own', () => {
    expect(commandsFor({ ...person, state: 'deactivated' })).toEqual(['activate']);
    expect(commandsFor({ ...person, isOwn: true })).toEqual([]);
  });
});
