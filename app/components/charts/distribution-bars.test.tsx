import { describe, expect, it } from 'vitest';
import { staticMarkup } from '../../../tests/factories/static-markup';
import { bodyCells } from './table-cells';
import { DistributionBars, type DistributionRow } from './distribution-bars';

const levels = ['Not started', 'Emerging', 'Developing', 'Maturing', 'Thriving'];
const council: DistributionRow = { id: 'c', label: 'Council', n: 1240, percents: [2, 30, 40, 29, 0] };
const hidden: DistributionRow = {
  id: 'v',
  label: 'Voluntary',
  n: 4,
  percents: null,
  note: 'too few to show',
};

const markup = (rows: DistributionRow[]) =>
  staticMarkup(
    <DistributionBars
      id="spread"
      caption="Answers by sector, in percent"
      rowLabel="Sector"
      sentence="Councils lean to Developing."
      levels={levels}
      rows={rows}
    />,
  );

describe('DistributionBars, as the server sends it', () => {
  const html = markup([council, hidden]);

  it('says in one sentence what it shows, for the figure and for the bars', () => {
    expect(html).toMatch(/<figcaption[^>]*>Councils lean to Developing\.<\/figcaption>/);
    expect(html).toMatch(/role="img" aria-label="Councils lean to Developing\."/);
  });

  it('has every percent in a table, as given though they add up to 101, and tells the bars where it is', () => {
    expect(bodyCells(html)[0]).toEqual(['Council', '1,240', '2%', '30%', '40%', '29%', '0%']);
    expect(html).toContain('aria-details="spread-table"');
    expect(html).toMatch(/<table[^>]*id="spread-table"/);
  });

  it('has bars without any script: a part for each level that someone chose, with its number where wide enough', () => {
    const parts = [...html.matchAll(/<g class="app-tint--(\d)">(.*?)<\/g>/gs)];
    expect(parts.map(([, level]) => level)).toEqual(['1', '2', '3', '4']);
    const printed = parts.map(([, , part = '']) => /<text[^>]*>(.*?)<\/text>/.exec(part)?.[1]);
    expect(printed).toEqual([undefined, '30%', '40%', '29%']);
  });

  it('shows a dash and why for a row that is not told, and not even how many people it is', () => {
    expect(bodyCells(html)[1]).toEqual([
      'Voluntary too few to show',
      ...Array<string>(6).fill('– not shown'),
    ]);
    expect(html).not.toContain('4 people');
  });

  it('has the table alone where no row is told', () => {
    const alone = markup([hidden]);
    expect(alone).not.toContain('<svg');
    expect(bodyCells(alone)).toHaveLength(1);
  });

  it('holds no inline style and no script, which the content security policy would refuse', () => {
    expect(html).not.toMatch(/style=|<script|onclick/);
  });
});
