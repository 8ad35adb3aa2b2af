import { describe, expect, it } from 'vitest';
import type { SizedGroup } from './edition';
import type { SinceBefore, Standing } from './later-groups';
import { laterGroups } from './later-groups';

const k = 5;

/** What happened in a sector: valid values before, now, and of those now how many are new; people asked likewise. */
interface Told {
  before?: number | Standing;
  now?: number | Standing;
  changed?: number | Standing;
}

const standing = (count: number | Standing | undefined): Standing =>
  typeof count === 'number' ? { asked: count, valid: count } : (count ?? { asked: 0, valid: 0 });

function later(
  sectors: Record<string, Told>,
  groupsBefore: string[][],
  groups: SizedGroup[] = Object.entries(sectors)
    .filter(([, { now }]) => standing(now).asked > 0)
    .map(([id, { now }]) => ({ kind: 'sector', sectors: [id], n: standing(now).valid })),
) {
  const column = (key: keyof Told) =>
    Object.fromEntries(
      Object.entries(sectors).flatMap(([id, told]) =>
        told[key] === undefined ? [] : [[id, standing(told[key])] as const],
      ),
    );
  const since: SinceBefore = {
    before: column('before'),
    now: column('now'),
    changed: column('changed'),
    groupsBefore,
  };
  return laterGroups(groups, since, k).map(({ kind, sectors: ids, n }) => `${kind} ${ids.join('+')} ${n}`);
}

describe('the groups of a later edition', () => {
  it('stay where nothing is new in them, or enough is', () => {
    const sectors = { a: { before: 8, now: 8 }, b: { before: 8, now: 13, changed: 5 } };
    expect(later(sectors, [['a'], ['b']])).toEqual(['sector a 8', 'sector b 13']);
  });

  it('grow together where one has a few new values: with the smallest, until enough are new', () => {
    const sectors = {
      a: { before: 8, now: 9, changed: 1 },
      b: { before: 9, now: 9 },
      c: { before: 20, now: 26, changed: 6 },
      d: { before: 30, now: 30 },
    };
    const before = [['a'], ['b'], ['c'], ['d']];
    expect(later(sectors, before)).toEqual(['joined c+a+b 44', 'sector d 30']);
  });

  it('grow together where somebody left, though nobody is new', () => {
    const sectors = {
      a: { before: 9, now: 8 },
      b: { before: 20, now: 25, changed: 5 },
      c: { before: 30, now: 30 },
    };
    expect(later(sectors, [['a'], ['b'], ['c']])).toEqual(['joined b+a 33', 'sector c 30']);
  });

  it('grow together where somebody changed the sector, who left the one and is new in the other', () => {
    const moved = { a: { before: 9, now: 8 }, b: { before: 8, now: 9, changed: 1 } };
    expect(later({ ...moved, c: { before: 30, now: 30 } }, [['a'], ['b'], ['c']])).toEqual([]);
    expect(later({ ...moved, c: { before: 30, now: 35, changed: 5 } }, [['a'], ['b'], ['c']])).toEqual([
      'all a+b+c 52',
    ]);
  });

  it('are none where too little is new in all', () => {
    const sectors = { a: { before: 8, now: 10, changed: 2 }, b: { before: 8, now: 10, changed: 2 } };
    expect(later(sectors, [['a'], ['b']])).toEqual([]);
  });

  it('do not split a group that was shown, even if its sectors are large enough by now', () => {
    const sectors = {
      a: { before: 3, now: 13, changed: 10 },
      b: { before: 3, now: 10, changed: 7 },
      c: { before: 8, now: 8 },
    };
    expect(later(sectors, [['c'], ['a', 'b']])).toEqual(['joined a+b 23', 'sector c 8']);
  });

  it('may be parts of what was not shown before, each with enough new values', () => {
    expect(later({ a: { before: 2, now: 7, changed: 5 }, b: { now: 6, changed: 6 } }, [])).toEqual([
      'sector a 7',
      'sector b 6',
    ]);
    expect(later({ a: { before: 7, now: 7 }, b: { now: 6, changed: 6 } }, [])).toEqual(['all a+b 13']);
    expect(later({ a: { before: 7, now: 7 }, b: { before: 6, now: 6 } }, [])).toEqual([]);
  });

  it('take in a sector that appears only now, as its group of now', () => {
    const sectors = { a: { before: 8, now: 8 }, b: { before: 8, now: 8 }, c: { now: 5, changed: 5 } };
    expect(later(sectors, [['a'], ['b']])).toEqual(['sector a 8', 'sector b 8', 'sector c 5']);
  });

  it('count those of a sector that is gone among those who left its group', () => {
    const sectors = { a: { before: 6, now: 6 }, b: { before: 2 }, c: { before: 30, now: 40, changed: 10 } };
    expect(later(sectors, [['a', 'b'], ['c']])).toEqual(['all a+c 46']);
    expect(later(sectors, [['a'], ['b'], ['c']])).toEqual(['sector a 6', 'sector c 40']);
  });

  it('grow together where the only one who is new gave no valid answer, which the numbers would tell', () => {
    const sectors = {
      a: { before: 8, now: { asked: 9, valid: 8 }, changed: { asked: 1, valid: 0 } },
      b: { before: 8, now: 13, changed: 5 },
    };
    expect(later(sectors, [['a'], ['b']])).toEqual(['all a+b 21']);
    const five = { ...sectors.a, now: { asked: 13, valid: 8 }, changed: { asked: 5, valid: 0 } };
    expect(later({ ...sectors, a: five }, [['a'], ['b']])).toEqual(['sector a 8', 'sector b 13']);
  });

  it('keep the name "Other partners" for those who were too few', () => {
    const sectors = {
      a: { before: 9, now: 10, changed: 1 },
      b: { before: 3, now: 3 },
      c: { before: 3, now: 3 },
      d: { before: 20, now: 30, changed: 10 },
    };
    const groups: SizedGroup[] = [
      { kind: 'sector', sectors: ['a'], n: 10 },
      { kind: 'sector', sectors: ['d'], n: 30 },
      { kind: 'others', sectors: ['b', 'c'], n: 6 },
    ];
    expect(later(sectors, [['a'], ['d'], ['b', 'c']], groups)).toEqual(['all a+b+c+d 46']);
    const calm = { ...sectors, a: { before: 10, now: 10 } };
    expect(later(calm, [['a'], ['d'], ['b', 'c']], groups)).toEqual([
      'sector a 10',
      'sector d 30',
      'others b+c 6',
    ]);
  });
});
