import { describe, expect, it } from 'vitest';
import { makeDimensionResult, makeItemResult } from '../../../tests/factories/shown-results';
import type { Figure, GroupMean, ShownEdition } from '../edition/edition';
import { placeFiguresOf } from './place-figures';

const TOO_FEW: Figure = { status: 'too-few' };

const shown = (mean: number, groups: readonly GroupMean[] = [], capped?: 'low' | 'high'): Figure => {
  const estimate = {
    mean,
    band: 'developing' as const,
    range: null,
    between: null,
    ...(capped && { capped }),
  };
  // The pooled mean is never what a pattern rests on.
  return { status: 'shown', n: 20, balanced: estimate, pooled: { ...estimate, mean: 1.1 }, groups };
};

const groupMean = (sectors: string[], mean: number, n = 10): GroupMean => ({
  kind: sectors.length > 1 ? 'joined' : 'sector',
  sectors,
  n,
  mean,
});

const item = (id: string, figure: Figure) => makeItemResult(id, { figure });

function editionOf(dimensions: Readonly<Record<string, Figure>>): ShownEdition {
  return {
    method: 'edition-2',
    questionSet: 'made-up-1',
    threshold: 5,
    n: 20,
    groups: [],
    overall: shown(3),
    pressure: shown(3),
    dimensions: Object.entries(dimensions).map(([id, figure]) =>
      makeDimensionResult(id, {
        figure,
        questions: [item(`${id}.one`, shown(2.4)), item(`${id}.two`, TOO_FEW)],
      }),
    ),
    barriers: [item('barrier.a', shown(4.8, [], 'high')), item('barrier.b', { status: 'too-few-new' })],
    tiers: null,
    tierGap: null,
    rounds: [],
    details: {},
  };
}

describe('the figures of a place', () => {
  it('are the balanced means that are shown, capped ones as told', () => {
    const { means } = placeFiguresOf(editionOf({ a: shown(3.2), b: TOO_FEW }));
    expect(means).toEqual({ a: 3.2, 'a.one': 2.4, 'b.one': 2.4, 'barrier.a': 4.8 });
  });

  it('tell how far the top is ahead, and on how many dimensions partners differ, where the edition does', () => {
    const edition = editionOf({ a: shown(3), b: shown(3), c: shown(3) });
    expect(placeFiguresOf(edition)).toMatchObject({ tierGap: null, differingDimensions: null });
    const between = (differs: boolean) => ({ differs, gap: 1, etaSquared: 10, icc1: 0.1, icc2: 0.5 });
    const [a, b, c] = edition.dimensions;
    const compared = [{ ...a!, between: between(true) }, { ...b!, between: between(false) }, c!];
    expect(placeFiguresOf({ ...edition, dimensions: compared, tierGap: 0.9 })).toMatchObject({
      tierGap: 0.9,
      differingDimensions: 1,
    });
  });

  it('have groups as they are shown on each dimension', () => {
    const acute = (mean: number, n?: number) => groupMean(['acute'], mean, n);
    const { groups } = placeFiguresOf(
      editionOf({
        a: shown(3, [acute(3.4, 9), groupMean(['voluntary', 'residents'], 2.6)]),
        b: shown(3, [acute(3.6, 11), groupMean(['residents', 'voluntary'], 2.4)]),
        c: shown(3, [groupMean(['acute', 'residents', 'voluntary'], 3), groupMean(['community'], 3.1)]),
        d: shown(3),
        e: TOO_FEW,
      }),
    );
    expect(groups).toEqual([
      { sectors: ['acute'], n: 11, means: { a: 3.4, b: 3.6 } },
      { sectors: ['voluntary', 'residents'], n: 10, means: { a: 2.6, b: 2.4 } },
      { sectors: ['acute', 'residents', 'voluntary'], n: 10, means: { c: 3 } },
      { sectors: ['community'], n: 10, means: { c: 3.1 } },
    ]);
  });
});
