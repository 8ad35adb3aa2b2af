import { describe, expect, it } from 'vitest';
import { organisationsProblemWords, readOrganisations } from './organisations';

const problem = (typed: string) => {
  const read = readOrganisations(typed);
  return read.ok ? 'ok' : organisationsProblemWords(read.problem);
};

describe('a list of partner organisations', () => {
  it('has one name a line, without empty lines and needless spaces', () => {
    expect(readOrganisations(' Exampleton  Council \r\n\r\nNorth\tTrust\n \n')).toEqual({
      ok: true,
      organisations: ['Exampleton Council', 'North Trust'],
    });
    expect(readOrganisations('')).toEqual({ ok: true, organisations: [] });
  });

  it('has at most 60 names of at most 100 characters', () => {
    const names = (count: number) => Array.from({ length: count }, (_, index) => `Trust ${index}`).join('\n');
    expect([problem(names(60)), problem(names(61))]).toEqual(['ok', 'List 60 organisations or fewer']);
    expect(problem('a'.repeat(100))).toBe('ok');
    expect(problem(`Council\n\n${'a'.repeat(101)}`)).toBe(
      'Shorten the name in line 3 to 100 characters or fewer',
    );
  });

  it('names nobody twice, whatever the capitals', () => {
    expect(problem('Council\nTrust\nCOUNCIL ')).toBe('Take out line 3: COUNCIL is in the list already');
  });
});
