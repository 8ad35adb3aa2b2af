import { describe, expect, it } from 'vitest';
import { staticMarkup } from '../../../tests/factories/static-markup';
import { Table } from './table';

describe('Table', () => {
  const table = {
    id: 'sectors',
    caption: 'People by sector',
    head: [
      { id: 'sector', text: 'Sector' },
      { id: 'people', text: 'People', numeric: true },
    ],
    rows: [{ id: 'acute', cells: ['Acute hospital', '12'] }],
  };

  it('scrolls in a named region that the keyboard can reach', () => {
    expect(staticMarkup(<Table {...table} />)).toMatch(
      /^<div class="app-scroll-table" role="region" aria-label="People by sector" tabindex="0"><table/,
    );
    expect(staticMarkup(<Table {...table} scroll={false} />)).toMatch(/^<table/);
  });

  it('heads its columns and its rows', () => {
    const html = staticMarkup(<Table {...table} />);
    expect(html).toMatch(/<th scope="col"[^>]*>Sector</);
    expect(html).toMatch(/<th scope="row"[^>]*>Acute hospital</);
  });

  it('aligns numbers in head and body', () => {
    const html = staticMarkup(<Table {...table} />);
    expect(html).toContain('nhsuk-table__header--numeric');
    expect(html).toMatch(/nhsuk-table__cell--numeric">12</);
  });
});
