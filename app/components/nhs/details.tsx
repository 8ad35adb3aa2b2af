import type { ReactNode } from 'react';
import { classNames } from './class-names';

export type DetailsProps = {
  summary: ReactNode;
  children: ReactNode;
  id?: string | undefined;
  open?: boolean | undefined;
  className?: string | undefined;
};

/** More for who wants it, opened without a script ("Why we ask"). */
export function Details({ summary, children, id, open, className }: DetailsProps) {
  return (
    <details className={classNames('nhsuk-details', className)} id={id} open={open}>
      <summary className="nhsuk-details__summary">
        <span className="nhsuk-details__summary-text">{summary}</span>
      </summary>
      <div className="nhsuk-details__text">{children}</div>
    </details>
  );
}
