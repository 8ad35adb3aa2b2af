import { describe, expect, it } from 'vitest';
import { staticMarkup } from '../../../tests/factories/static-markup';
import { bodyCells } from './table-cells';
import { ProfileChart } from './profile-chart';
import type { ProfileRow } from './profile-chart-data';

const tyneside = { id: 'st', name: 'South Tyneside (2020)' };
const bradford = { id: 'bd', name: 'Bradford (2020)' };
const rows: ProfileRow[] = [
  {
    id: 'vision',
    label: 'Shared vision',
    value: 2.9,
    band: 'Developing',
    interval: { low: 2.6, high: 3.2 },
    points: [
      { ...tyneside, value: 4, rated: 1 },
      { ...bradford, value: 3.5, rated: 2 },
    ],
  },
  {
    id: 'money',
    label: 'Money and risk',
    value: null,
    band: null,
    points: [{ ...tyneside, value: 2, rated: 3 }],
  },
];

describe('ProfileChart, as the server sends it', () => {
  const html = staticMarkup(
    <ProfileChart id="profile" rows={rows} caption="Scores by dimension" sentence="Vision is highest." />,
  );

  it('says in one sentence what it shows, for the figure and for the drawing', () => {
    expect(html).toMatch(/<figcaption[^>]*>Vision is highest\.<\/figcaption>/);
    expect(html).toMatch(/<canvas role="img" aria-label="Vision is highest\."/);
  });

  it('has all its numbers in a table, which describes the drawing', () => {
    const [vision] = bodyCells(html);
    expect(vision?.[0]).toBe('Shared vision');
    expect(vision?.[1]).toMatch(/^Developing \(2\.9\)\s+likely between 2\.6 and 3\.2$/);
    expect(vision?.[2]).toMatch(/^4\.0\s+from 1 question$/);
    expect(vision?.[3]).toMatch(/^3\.5\s+from 2 questions$/);
    expect(html).toContain('aria-details="profile-table"');
    expect(html).toMatch(/<table[^>]*id="profile-table"/);
  });

  it('shows a dash for what is missing, with the reason for those who cannot see it', () => {
    const [, money] = bodyCells(html);
    expect(money?.[1]).toMatch(/^–\s+not enough answers$/);
    expect(money?.[3]).toMatch(/^–\s+not told in the report$/);
  });

  it('names every mark in words', () => {
    const legend = /<ul class="app-profile__legend">(.*?)<\/ul>/s.exec(html)?.[1] ?? '';
    for (const name of ['Your place', tyneside.name, bradford.name]) expect(legend).toContain(name);
  });

  it('holds no inline style and no script, which the content security policy would refuse', () => {
    expect(html).not.toMatch(/style=|<script|onclick/);
  });

  it('hides the frame of the plot from screen readers, who have the table', () => {
    expect(html).toMatch(/<div class="app-profile__frame" aria-hidden="true">/);
  });
});

describe('ProfileChart of a case study by itself', () => {
  const alone = rows.map((row) => ({
    ...row,
    value: null,
    band: null,
    interval: undefined,
    note: 'not told in the report',
    href: row.id === 'vision' ? '#vision' : undefined,
    points: [{ ...bradford, value: row.id === 'vision' ? 3.5 : null, rated: 2 }],
  }));
  const html = staticMarkup(
    <ProfileChart id="profile" rows={alone} ownLabel={null} caption="Our reading" sentence="One." />,
  );

  it('has no own place: hollow marks only, in the legend and in the table', () => {
    expect(html).toContain('app-mark--case');
    expect(html).not.toMatch(/app-mark--own|Your place/);
  });

  it('tells level, number and of how many questions it is, in the table and beside the plot', () => {
    expect(bodyCells(html)).toEqual([
      ['Shared vision', 'Maturing (3.5) from 2 questions'],
      ['Money and risk', '– not told in the report'],
    ]);
    const frame = html.slice(html.indexOf('app-profile__frame'), html.indexOf('<canvas'));
    expect(frame).toMatch(/Maturing \(3\.5\) <span[^>]*>from 2 questions/);
    expect(frame).toContain('not told in the report');
  });

  it('leads from a dimension to where it is told', () => {
    expect(html).toContain('<a href="#vision">Shared vision</a>');
  });
});
