import type { ReactNode } from 'react';
import { classNames } from './class-names';

export type HeadingLevel = 1 | 2 | 3 | 4;
export type TextSize = 's' | 'm' | 'l' | 'xl';

export type LegendProps = {
  children: ReactNode;
  size?: TextSize | undefined;
  /** Makes the legend's text a heading of this level; 1 where the question is the page. */
  heading?: HeadingLevel | undefined;
  /** For links to it and for `aria-labelledby`. */
  id?: string | undefined;
  className?: string | undefined;
};

/** The question of a group of fields. */
export function Legend({ children, size, heading, id, className }: LegendProps) {
  const Heading = heading && (`h${heading}` as const);
  return (
    <legend
      id={id}
      className={classNames('nhsuk-fieldset__legend', size && `nhsuk-fieldset__legend--${size}`, className)}
    >
      {Heading ? <Heading className="nhsuk-fieldset__heading">{children}</Heading> : children}
    </legend>
  );
}
