import type { ReactNode } from 'react';
import { classNames } from './class-names';
import type { TextSize } from './legend';
import { ScrollTable } from './scroll-table';

export type TableColumn = {
  id: string;
  text: ReactNode;
  /** Aligned to the right, in figures of one width. */
  numeric?: boolean | undefined;
};

export type TableRow = {
  id: string;
  /** One for each column, in order; the first names the row. */
  cells: ReactNode[];
};

export type TableProps = {
  id: string;
  /** Says what the table shows; also names the region it scrolls in. */
  caption: string;
  captionSize?: TextSize | undefined;
  /** Hides the caption from sight where a heading just above says the same. */
  captionHidden?: boolean | undefined;
  head: TableColumn[];
  rows: TableRow[];
  compact?: boolean | undefined;
  /** True (as where left out): scrolls inside itself when too wide, its first column staying in view. */
  scroll?: boolean | undefined;
};

/** A table whose first cells are row headers. */
export function Table(props: TableProps) {
  const { id, caption, captionSize = 's', head, rows } = props;
  const table = (
    <table className={classNames('nhsuk-table', props.compact && 'nhsuk-table--compact')} id={id}>
      <caption
        id={`${id}-caption`}
        className={classNames(
          'nhsuk-table__caption',
          `nhsuk-table__caption--${captionSize}`,
          props.captionHidden && 'nhsuk-u-visually-hidden',
        )}
      >
        {caption}
      </caption>
      <thead className="nhsuk-table__head">
        <tr className="nhsuk-table__row">
          {head.map((column) => (
            <th
              key={column.id}
              scope="col"
              className={classNames('nhsuk-table__header', column.numeric && 'nhsuk-table__header--numeric')}
            >
              {column.text}
            </th>
          ))}
        </tr>
      </thead>
      <tbody className="nhsuk-table__body">
        {rows.map((row) => (
          <tr className="nhsuk-table__row" key={row.id}>
            {head.map((column, index) =>
              index === 0 ? (
                <th key={column.id} scope="row" className="nhsuk-table__header">
                  {row.cells[index]}
                </th>
              ) : (
                <td
                  key={column.id}
                  className={classNames('nhsuk-table__cell', column.numeric && 'nhsuk-table__cell--numeric')}
                >
                  {row.cells[index]}
                </td>
              ),
            )}
          </tr>
        ))}
      </tbody>
    </table>
  );
  return props.scroll === false ? table : <ScrollTable label={caption}>{table}</ScrollTable>;
}
