import { describe, expect, it } from 'vitest';
import { staticMarkup } from '../../../tests/factories/static-markup';
import { bodyCells } from '../charts/table-cells';
import { HeatTable } from './heat-table';

const columns = [
  { id: 'council', label: 'Council', note: '31 people' },
  { id: 'voluntary', label: 'Voluntary' },
  { id: 'acute', label: 'Acute hospital' },
];

const html = staticMarkup(
  <HeatTable
    id="heat"
    caption="Means by group"
    rowLabel="Dimension"
    columns={columns}
    rows={[
      {
        id: 'money',
        label: 'Money and risk',
        href: '/money',
        cells: [
          { value: 3.4, text: '3.4' },
          { value: 1.2, text: '1.2 or less' },
          { value: 2.5, text: '2.5' },
        ],
      },
      {
        id: 'trust',
        label: 'Trust',
        cells: [
          { value: null, text: 'with others' },
          { value: null, text: 'too few to show' },
          { value: 5, text: '5.0' },
        ],
      },
    ]}
  />,
);

describe('HeatTable, as the server sends it', () => {
  it('prints what is told of each group, and a dash with the reason where nothing is', () => {
    expect(bodyCells(html)).toEqual([
      ['Money and risk', '3.4', '1.2 or less', '2.5'],
      ['Trust', 'with others', '– too few to show', '5.0'],
    ]);
  });

  it('tints by the band of the value, and only where there is one', () => {
    expect([...html.matchAll(/<td class="[^"]*app-tint--(\d)"/g)].map(([, level]) => level)).toEqual([
      '4',
      '1',
      '2',
      '5',
    ]);
  });

  it('lets the reason be heard only, but “with others” be seen', () => {
    expect(html).toMatch(/visually-hidden">too few to show</);
    expect(html).not.toMatch(/visually-hidden">with others</);
  });

  it('leads from a row to where it is told, and heads each column with its note', () => {
    expect(html).toMatch(/<a [^>]*href="\/money">Money and risk<\/a>/);
    expect(html).toMatch(/<th scope="col"[^>]*>Council<span[^>]*>31 people<\/span><\/th>/);
  });

  it('scrolls inside a region with its name', () => {
    expect(html).toMatch(/role="region" aria-label="Means by group" tabindex="0"/);
  });
});
