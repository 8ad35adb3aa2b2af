import type { ReactNode } from 'react';
import { classNames, describedBy } from './class-names';
import { ErrorMessage } from './error-message';
import { Hint } from './hint';
import { Label } from './label';
import type { HeadingLevel, TextSize } from './legend';

/** What every labelled field takes. */
export type LabelledFieldProps = {
  /** Id of the field; hint and error take `-hint` and `-error` after it. */
  id: string;
  label: ReactNode;
  labelSize?: TextSize | undefined;
  labelHeading?: HeadingLevel | undefined;
  labelHidden?: boolean | undefined;
  hint?: ReactNode;
  /** Says what to do; left out or empty where nothing is wrong. */
  error?: string | undefined;
};

/** Label, hint and error above one field. The field names them with `fieldDescription`. */
export function FormGroup(props: LabelledFieldProps & { children: ReactNode; className?: string }) {
  const { id, label, hint, error } = props;
  return (
    <div className={classNames('nhsuk-form-group', error && 'nhsuk-form-group--error', props.className)}>
      <Label
        htmlFor={id}
        size={props.labelSize}
        heading={props.labelHeading}
        visuallyHidden={props.labelHidden}
      >
        {label}
      </Label>
      {hint && <Hint id={`${id}-hint`}>{hint}</Hint>}
      {error && <ErrorMessage id={`${id}-error`}>{error}</ErrorMessage>}
      {props.children}
    </div>
  );
}

/** The `aria-describedby` of a field in a `FormGroup`: further ids first, then hint and error where there are any. */
export function fieldDescription(
  { id, hint, error }: Pick<LabelledFieldProps, 'id' | 'hint' | 'error'>,
  ...further: (string | undefined)[]
): string | undefined {
  return describedBy(...further, hint ? `${id}-hint` : undefined, error ? `${id}-error` : undefined);
}
