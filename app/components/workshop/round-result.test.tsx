import { describe, expect, it } from 'vitest';
import { AGREEMENT_RULES } from '~/domain/agreement/agreement-words';
import { NOT_TOLD, tallyRound } from '~/domain/workshop/tally';
import { staticMarkup } from '../../../tests/factories/static-markup';
import { bodyCells } from '../charts/table-cells';
import { layRoundBars } from './round-bars';
import { RoundResultView } from './round-result';

const LEVELS = ['Not started', 'Emerging', 'Developing', 'Maturing', 'Thriving'];
const step = {
  id: 's',
  kind: 'question' as const,
  rule: AGREEMENT_RULES.agreed,
  choices: LEVELS.map((label, index) => ({ value: String(index + 1), label, text: '' })),
};

/** A round in which so many of the first sector chose each level, and so many of the second. */
const roundOf = (round: number, first: readonly number[], second: readonly number[], unsure = 0) => ({
  round,
  result: tallyRound(
    [
      ...votes('acute', first),
      ...votes(null, second),
      ...Array.from({ length: unsure }, () => ({ value: 'dk', sector: 'acute', people: 1 })),
    ],
    {},
    { choices: ['1', '2', '3', '4', '5'], threshold: 5, weighted: false, rule: step.rule },
  ),
});

const votes = (sector: string | null, counts: readonly number[]) =>
  counts.flatMap((count, index) =>
    Array.from({ length: count }, () => ({ value: String(index + 1), sector, people: 1 })),
  );

const sectorName = (id: string) => ({ acute: 'Acute hospital', [NOT_TOLD]: 'wrong' })[id] ?? id;
const markup = (round: ReturnType<typeof roundOf>, earlier?: ReturnType<typeof roundOf>) =>
  staticMarkup(
    <RoundResultView step={step} result={round} earlier={earlier} sectorName={sectorName} size="page" />,
  );

describe('RoundResultView', () => {
  const first = roundOf(1, [6, 0, 0, 0, 2], [1, 0, 0, 1, 6]);
  const second = roundOf(2, [0, 4, 8, 2, 0], [0, 1, 9, 3, 0], 2);

  it('says what came of it and how it moved, and gives every number in a table', () => {
    const html = markup(second, first);
    expect(html).toContain('Agreed on Developing (3)');
    expect(html).toContain('The group has moved from split to agreed');
    expect(bodyCells(html)).toEqual([
      ['Not started (1)', '7', '0'],
      ['Emerging (2)', '0', '5'],
      ['Developing (3), the middle', '0', '17'],
      ['Maturing (4)', '1', '5'],
      ['Thriving (5)', '8', '0'],
      ['Do not know, or does not apply', '0', '2'],
    ]);
    expect(html).toContain('29 devices voted. 2 said they do not know');
  });

  it('marks the middle, but not of a split group', () => {
    expect(markup(second)).toContain('app-round__row--middle');
    expect(markup(first)).not.toContain('the middle</span>');
    expect(markup(first)).not.toContain('app-round__row--middle');
  });

  it('draws the round before as outlines only where there is one', () => {
    expect(markup(second)).not.toContain('app-round__ghost');
    // Three levels were chosen in the first round; one more stands in the key.
    expect(markup(second, first).match(/app-round__ghost/g)).toHaveLength(4);
  });

  it('shows means by sector where they may be shown, those who did not say by a name of their own', () => {
    const html = markup(second);
    expect(html).toMatch(/Acute hospital<\/span>.*2\.9<\/span>.*Sector not told<\/span>.*3\.2<\/span>/s);
    expect(markup(first)).not.toContain('Mean vote by sector');
  });

  it('tells shares alone where devices count for their people', () => {
    const round = { round: 1, result: { ...second.result, unit: 'percent' as const, groups: [] } };
    expect(bodyCells(markup(round))[2]).toEqual(['Developing (3), the middle', 'about 17%']);
  });

  it('holds no inline style, script or state, which the content security policy would refuse', () => {
    expect(markup(second, first)).not.toMatch(/style=|<script|onclick/);
  });
});

describe('the bars', () => {
  it('are as long as their shares, so that rounds of different size can be compared', () => {
    expect(layRoundBars({ choices: [5, 5, 0] }, { choices: [100, 0, 100] })).toEqual([
      { length: 100, before: 100 },
      { length: 100, before: 0 },
      { length: 0, before: 100 },
    ]);
  });

  it('are of no length where nobody chose', () => {
    expect(layRoundBars({ choices: [0, 0] }, undefined)).toEqual([
      { length: 0, before: null },
      { length: 0, before: null },
    ]);
  });
});
