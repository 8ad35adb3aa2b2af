import { describe, expect, it } from 'vitest';
import { staticMarkup } from '../../../tests/factories/static-markup';
import { bodyCells } from './table-cells';
import { SlopeChart, type SlopeRow } from './slope-chart';

const real: SlopeRow = {
  id: 'vision',
  label: 'Shared vision',
  before: 2.5,
  now: 2.9,
  words: 'up 0.4, likely a real change',
  emphasis: true,
};
const chance: SlopeRow = { id: 'trust', label: 'Trust', before: 3.1, now: 3, words: 'may be chance' };
const left: SlopeRow = {
  id: 'money',
  label: 'Money',
  before: null,
  now: 2.2,
  words: 'its questions changed',
};

const markup = (rows: SlopeRow[]) =>
  staticMarkup(
    <SlopeChart
      id="rounds"
      caption="Scores in two rounds"
      rowLabel="Dimension"
      sentence="Shared vision went up by 0.4."
      before="October 2025"
      now="October 2026"
      rows={rows}
    />,
  );

describe('SlopeChart, as the server sends it', () => {
  const html = markup([real, chance, left]);

  it('says in one sentence what it shows, for the figure and for the drawing', () => {
    expect(html).toMatch(/<figcaption[^>]*>Shared vision went up by 0\.4\.<\/figcaption>/);
    expect(html).toMatch(/<canvas role="img" aria-label="Shared vision went up by 0\.4\."/);
    expect(html).toContain('aria-details="rounds-table"');
  });

  it('has both rounds and what became of it in a table', () => {
    expect(bodyCells(html)).toEqual([
      ['Shared vision', '2.5', '2.9', 'up 0.4, likely a real change'],
      ['Trust', '3.1', '3.0', 'may be chance'],
      ['Money', '– not compared', '2.2', 'its questions changed'],
    ]);
    for (const round of ['October 2025', 'October 2026']) expect(html).toContain(`>${round}</th>`);
  });

  it('marks a likely real change by weight, not by colour, and says what that means', () => {
    const emphasised = [...html.matchAll(/data-row="(\w+)" class="[^"]*--emphasis/g)].map(([, id]) => id);
    expect(emphasised).toEqual(['vision', 'vision']);
    expect(html).toContain('Thick line, bold name: likely a real change');
    expect(markup([chance])).not.toContain('Thick line');
  });

  it('names each line at the ends where it has a score, from the highest', () => {
    const ends = /app-slope__labels--now">(.*?)<\/ul>/s.exec(html)?.[1] ?? '';
    expect([...ends.matchAll(/data-row="(\w+)"/g)].map(([, id]) => id)).toEqual(['trust', 'vision', 'money']);
    const starts = /app-slope__labels--before">(.*?)<\/ul>/s.exec(html)?.[1] ?? '';
    expect(starts).not.toContain('money');
  });

  it('has the table alone where nothing can be compared', () => {
    const alone = markup([left]);
    expect(alone).not.toContain('<canvas');
    expect(bodyCells(alone)).toHaveLength(1);
  });

  it('holds no inline style and no script, which the content security policy would refuse', () => {
    expect(html).not.toMatch(/style=|<script|onclick/);
  });
});
