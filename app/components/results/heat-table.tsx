import { Link } from '@remix-run/react';
import { bandOf } from '~/domain/scoring/bands';
import { LevelKey } from '../charts/level-key';
import { profileBands } from '../charts/profile-chart-data';
import { classNames } from '../nhs/class-names';
import { ScrollTable } from '../nhs/scroll-table';

/** A mean from 1 to 5 and how it is printed ("3.4", "4.8 or more"); or null and why, or where, it is not told. */
export type HeatCell = { value: number; text: string } | { value: null; text: string };

export type HeatTableProps = {
  id: string;
  caption: string;
  /** What a row is ("Dimension"). */
  rowLabel: string;
  columns: readonly { id: string; label: string; note?: string | undefined }[];
  /** `cells`: one for each column, in order. `href`: where the row's name leads. */
  rows: readonly { id: string; label: string; href?: string | undefined; cells: readonly HeatCell[] }[];
};

/** The one text that stands in a cell without a number for all to read: the group's answers are counted elsewhere. */
const withOthers = 'with others';

/**
 * Means of groups as a table whose cells are tinted by the band of their value: the number is always printed, the tint
 * only underlines it. What is not told is a plain dash, with the reason for those who hear the page.
 * @throws RangeError where a value is outside 1 to 5.
 */
export function HeatTable({ id, caption, rowLabel, columns, rows }: HeatTableProps) {
  return (
    <div className="app-heat">
      <LevelKey levels={profileBands.map(({ name }) => name)} />
      <ScrollTable label={caption}>
        <table className="nhsuk-table nhsuk-table--compact" id={id}>
          <caption className="nhsuk-table__caption nhsuk-table__caption--s" id={`${id}-caption`}>
            {caption}
          </caption>
          <thead className="nhsuk-table__head">
            <tr className="nhsuk-table__row">
              <th scope="col" className="nhsuk-table__header">
                {rowLabel}
              </th>
              {columns.map(({ id: column, label, note }) => (
                <th key={column} scope="col" className="nhsuk-table__header app-heat__head">
                  {label}
                  {note !== undefined && <span className="app-profile__further">{note}</span>}
                </th>
              ))}
            </tr>
          </thead>
          <tbody className="nhsuk-table__body">
            {rows.map(({ id: row, label, href, cells }) => (
              <tr className="nhsuk-table__row" key={row}>
                <th scope="row" className="nhsuk-table__header">
                  {href === undefined ? label : <Link to={href}>{label}</Link>}
                </th>
                {cells.map((cell, index) => (
                  <Cell key={columns[index]?.id ?? index} cell={cell} />
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollTable>
    </div>
  );
}

/** The tint is the cell's own, and so as high as its row: `Table` has no cells with a class. */
function Cell({ cell: { value, text } }: { cell: HeatCell }) {
  const tint = value !== null && `app-tint--${bandOf(value).level}`;
  return (
    <td className={classNames('nhsuk-table__cell app-heat__cell', tint)}>
      {value !== null || text === withOthers ? (
        text
      ) : (
        <>
          <span aria-hidden="true">–</span>
          <span className="nhsuk-u-visually-hidden">{text}</span>
        </>
      )}
    </td>
  );
}
