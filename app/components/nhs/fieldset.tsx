import type { ReactNode } from 'react';
import { classNames } from './class-names';
import { Legend, type HeadingLevel, type TextSize } from './legend';

export type FieldsetProps = {
  /** The question; leave out only where `children` begin with a `Legend` of their own. */
  legend?: ReactNode;
  legendSize?: TextSize | undefined;
  legendHeading?: HeadingLevel | undefined;
  legendId?: string | undefined;
  id?: string | undefined;
  /** Ids of hint and error, separated by spaces. */
  describedBy?: string | undefined;
  className?: string | undefined;
  children: ReactNode;
};

/** Fields that answer one question together. */
export function Fieldset(props: FieldsetProps) {
  return (
    <fieldset
      id={props.id}
      className={classNames('nhsuk-fieldset', props.className)}
      aria-describedby={props.describedBy}
    >
      {props.legend !== undefined && (
        <Legend size={props.legendSize} heading={props.legendHeading} id={props.legendId}>
          {props.legend}
        </Legend>
      )}
      {props.children}
    </fieldset>
  );
}
