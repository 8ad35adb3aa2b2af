import type { ReactNode } from 'react';
import { classNames } from './class-names';

export type HintProps = {
  /** Named in the field's `aria-describedby`. */
  id: string;
  children: ReactNode;
  className?: string | undefined;
};

/** One or two lines of help between a label or legend and its field. */
export function Hint({ id, children, className }: HintProps) {
  return (
    <div className={classNames('nhsuk-hint', className)} id={id}>
      {children}
    </div>
  );
}
