import type { ReactNode } from 'react';
import { classNames } from './class-names';
import type { HeadingLevel, TextSize } from './legend';

export type LabelProps = {
  /** Id of the field. */
  htmlFor: string;
  children: ReactNode;
  size?: TextSize | undefined;
  /** Wraps the label in a heading of this level. */
  heading?: HeadingLevel | undefined;
  /** Hides the label from sight, not from screen readers. */
  visuallyHidden?: boolean | undefined;
};

/** The label of one field. */
export function Label({ htmlFor, children, size, heading, visuallyHidden }: LabelProps) {
  const label = (
    <label
      className={classNames(
        'nhsuk-label',
        size && `nhsuk-label--${size}`,
        visuallyHidden && 'nhsuk-u-visually-hidden',
      )}
      htmlFor={htmlFor}
    >
      {children}
    </label>
  );
  if (!heading) return label;
  const Heading = `h${heading}` as const;
  return <Heading className="nhsuk-label-wrapper">{label}</Heading>;
}
