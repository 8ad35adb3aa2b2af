import type { ReactNode } from 'react';
import { classNames, describedBy } from './class-names';
import { ErrorMessage } from './error-message';
import type { FieldRegistration } from './field-registration';

export type CheckboxProps = {
  id: string;
  name: string;
  label: ReactNode;
  /** Sent when ticked; "yes" unless told. */
  value?: string | undefined;
  defaultChecked?: boolean | undefined;
  hint?: ReactNode;
  error?: string | undefined;
  register?: FieldRegistration | undefined;
  small?: boolean | undefined;
};

/** One tick of its own ("My post is shared between organisations"). */
export function Checkbox(props: CheckboxProps) {
  const { id, hint, error } = props;
  const hintId = hint ? `${id}-item-hint` : undefined;
  const errorId = error ? `${id}-error` : undefined;
  return (
    <div className={classNames('nhsuk-form-group', error && 'nhsuk-form-group--error')}>
      {error && <ErrorMessage id={`${id}-error`}>{error}</ErrorMessage>}
      <div className={classNames('nhsuk-checkboxes', props.small && 'nhsuk-checkboxes--small')}>
        <div className="nhsuk-checkboxes__item">
          <input
            className="nhsuk-checkboxes__input"
            id={id}
            name={props.name}
            type="checkbox"
            value={props.value ?? 'yes'}
            defaultChecked={props.defaultChecked}
            aria-describedby={describedBy(hintId, errorId)}
            {...props.register}
          />
          <label className="nhsuk-label nhsuk-checkboxes__label" htmlFor={id}>
            {props.label}
          </label>
          {hintId && (
            <div className="nhsuk-hint nhsuk-checkboxes__hint" id={hintId}>
              {hint}
            </div>
          )}
        </div>
      </div>
    </div>
  );
}
