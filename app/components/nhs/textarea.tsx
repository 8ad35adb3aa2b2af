import { CharacterCount } from './character-count';
import { classNames } from './class-names';
import type { FieldRegistration } from './field-registration';
import { fieldDescription, FormGroup, type LabelledFieldProps } from './form-group';

export type TextareaProps = LabelledFieldProps & {
  name: string;
  /** Height in lines; 4 unless told. */
  rows?: number | undefined;
  defaultValue?: string | undefined;
  /** The most characters; shown as text, never enforced by cutting what was typed. */
  limit?: number | undefined;
  register?: FieldRegistration<HTMLTextAreaElement> | undefined;
};

/** Several lines of text, with what is left of its limit below. */
export function Textarea(props: TextareaProps) {
  const { id, label, labelSize, labelHeading, labelHidden, hint, error, limit } = props;
  return (
    <FormGroup
      {...{ id, label, labelSize, labelHeading, labelHidden, hint, error }}
      {...(limit !== undefined && { className: 'nhsuk-character-count' })}
    >
      <textarea
        className={classNames('nhsuk-textarea', error && 'nhsuk-textarea--error')}
        id={id}
        name={props.name}
        rows={props.rows ?? 4}
        defaultValue={props.defaultValue}
        aria-describedby={fieldDescription(props, limit === undefined ? undefined : `${id}-info`)}
        aria-invalid={error ? true : undefined}
        {...props.register}
      />
      {limit !== undefined && <CharacterCount fieldId={id} limit={limit} />}
    </FormGroup>
  );
}
