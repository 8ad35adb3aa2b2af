import { describe, expect, it } from 'vitest';
import { countPeople } from '../../../tests/factories/random-audit';
import { set } from '../../../tests/factories/random-place';
import { editionFindings } from '../patterns/edition-findings';
import { isOfThisMethod, readShown } from './read-shown';
import { showEdition } from './shown';

const counted = countPeople({ acute: [3, 4, 2, 3, 4, 3, 2], gps: [2, 4, 3, 3, 2] });
const shown = showEdition({ set, threshold: 5, protected: counted });

/** The same as the first method stored it. */
function older(): string {
  const item = ({ id, figure, asked, dontKnow, notApplicable }: (typeof shown)['barriers'][number]) => ({
    id,
    figure,
    asked,
    dontKnow,
    notApplicable,
  });
  const { questionSet, threshold, n, groups, overall, pressure } = shown;
  return JSON.stringify({
    method: 'edition-1',
    ...{ questionSet, threshold, n, groups, overall, pressure },
    dimensions: shown.dimensions.map(({ id, figure, questions }) => ({
      id,
      figure,
      questions: questions.map(item),
    })),
    barriers: shown.barriers.map(item),
  });
}

describe('a stored edition', () => {
  it('is read as it stands', () => {
    expect(readShown(JSON.stringify(shown))).toEqual(shown);
    expect(isOfThisMethod(shown)).toBe(true);
  });

  it('of an earlier method tells what it told, and nothing of the rest', () => {
    const read = readShown(older());
    expect(read.overall).toEqual(shown.overall);
    expect(read).toMatchObject({ method: 'edition-1', tiers: null, tierGap: null, rounds: [], details: {} });
    expect(read.dimensions[0]).toMatchObject({ between: null, within: [], reliability: null });
    expect(read.dimensions[0]!.questions[0]).toMatchObject({
      distribution: null,
      groupDistributions: [],
      gap: null,
    });
    expect(isOfThisMethod(read)).toBe(false);
    expect(editionFindings(read, {}).patterns.length).toBe(17);
  });
});
