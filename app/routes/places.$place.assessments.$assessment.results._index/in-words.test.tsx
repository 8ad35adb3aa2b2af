import { describe, expect, it } from 'vitest';
import { makeEstimate, makeFigure, makeGroupMean } from '../../../tests/factories/shown-results';
import { staticMarkup } from '../../../tests/factories/static-markup';
import type { Figure } from '~/domain/edition/edition';
import { paths } from '~/lib/paths';
import { InWords } from './in-words';

type Shown = Parameters<typeof InWords>[0]['shown'];

const council = makeGroupMean('council', 3.4);
const voluntary = makeGroupMean('voluntary', 1.9);
const shown: Shown = {
  imported: 0,
  n: 40,
  threshold: 5,
  groups: [council, voluntary],
  overall: makeFigure(2.7),
  pressure: { status: 'too-few' },
  dimensions: [
    {
      id: 'money',
      figure: makeFigure(2.7, [council, voluntary]),
      between: { differs: true, gap: 1.1, etaSquared: 20, icc1: 0.2, icc2: 0.7 },
    },
  ],
  barriers: [],
  agreement: { agreed: 20, leaning: 10, split: 6, notTold: 0 },
};
const page = (change: Partial<Shown> = {}) =>
  staticMarkup(
    <InWords
      shown={{ ...shown, ...change }}
      ends={null}
      dimensionName={(id) => (id === 'money' ? 'Money and risk' : id)}
      sectorName={(id) => id.toUpperCase()}
      edition={2}
      own={paths.assessment('p', 'a')}
    />,
  );

describe('the results in words', () => {
  it('say where partners differ most and how far people agree, and lead to more in the same edition', () => {
    const html = page();
    expect(html).toContain('Partners see Money and risk most differently: COUNCIL 3.4, VOLUNTARY 1.9.');
    expect(html).toContain('agreed on 20, leaning on 10 and split on 6');
    expect(html).toContain('href="/places/p/assessments/a/results/differences?edition=2"');
  });

  it('say what a likely range means and whom it does not cover, where there is one', () => {
    const ranged: Figure = {
      ...makeFigure(2.7),
      balanced: makeEstimate(2.7, { range: { low: 2.5, high: 2.9 } }),
    } as Figure;
    expect(page({ overall: ranged })).toMatch(
      /“Likely between 2\.5 and 2\.9” means: .*people who did not answer/s,
    );
    expect(page()).not.toContain('” means:');
  });

  it('say that everything is rough where few people answered', () => {
    expect(page({ n: 24 })).toContain('Only 24 people answered.');
    expect(page({ n: 30 })).not.toContain('people answered.');
  });

  it('say why there is no overall score', () => {
    expect(page({ overall: { status: 'withheld' } })).toContain(
      'There is no overall score: not shown, because it could tell what a few people said.',
    );
    expect(page({ overall: { status: 'too-few' } })).toContain('too few people answered enough questions');
  });
});
