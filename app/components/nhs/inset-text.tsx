import type { ReactNode } from 'react';

export type InsetTextProps = {
  /** Block content: paragraphs, lists. */
  children: ReactNode;
};

/** A note that stands out from the text around it. */
export function InsetText({ children }: InsetTextProps) {
  return (
    <div className="nhsuk-inset-text">
      <span className="nhsuk-u-visually-hidden">Information: </span>
      {children}
    </div>
  );
}
