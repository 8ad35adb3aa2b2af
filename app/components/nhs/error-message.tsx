import type { ReactNode } from 'react';

export type ErrorMessageProps = {
  /** Named in the field's `aria-describedby`. */
  id: string;
  /** Says what to do ("Choose a level, or say that you do not know"). */
  children: ReactNode;
};

/** The error beside a field. */
export function ErrorMessage({ id, children }: ErrorMessageProps) {
  return (
    <span className="nhsuk-error-message" id={id}>
      <span className="nhsuk-u-visually-hidden">Error: </span>
      {children}
    </span>
  );
}
