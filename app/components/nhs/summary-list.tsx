import { Link } from '@remix-run/react';
import type { ReactNode } from 'react';
import { classNames } from './class-names';

export type SummaryRow = {
  /** Unique in the list. */
  id: string;
  key: ReactNode;
  value: ReactNode;
  change?: {
    href: string;
    /** "Change" unless told. */
    text?: string | undefined;
    /** What would be changed, for those who hear the link alone: " your sector". */
    hiddenText: string;
  };
};

export type SummaryListProps = {
  rows: SummaryRow[];
  id?: string | undefined;
  border?: boolean | undefined;
  className?: string | undefined;
};

/** Pairs of a key and a value, each perhaps with a link to change it. */
export function SummaryList({ rows, id, border = true, className }: SummaryListProps) {
  return (
    <dl
      className={classNames('nhsuk-summary-list', !border && 'nhsuk-summary-list--no-border', className)}
      id={id}
    >
      {rows.map((row) => (
        <div className="nhsuk-summary-list__row" key={row.id}>
          <dt className="nhsuk-summary-list__key">{row.key}</dt>
          <dd className="nhsuk-summary-list__value">{row.value}</dd>
          {row.change && (
            <dd className="nhsuk-summary-list__actions">
              <Link className="nhsuk-link" to={row.change.href}>
                {row.change.text ?? 'Change'}
                <span className="nhsuk-u-visually-hidden"> {row.change.hiddenText.trim()}</span>
              </Link>
            </dd>
          )}
        </div>
      ))}
    </dl>
  );
}
