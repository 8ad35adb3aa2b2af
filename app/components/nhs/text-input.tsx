import type { ComponentPropsWithoutRef } from 'react';
import { classNames } from './class-names';
import type { FieldRegistration } from './field-registration';
import { fieldDescription, FormGroup, type LabelledFieldProps } from './form-group';

export type TextInputProps = LabelledFieldProps &
  Pick<
    ComponentPropsWithoutRef<'input'>,
    'autoComplete' | 'autoCapitalize' | 'inputMode' | 'spellCheck' | 'defaultValue' | 'maxLength'
  > & {
    name: string;
    type?: 'text' | 'email' | 'tel' | 'url' | 'search' | 'password' | undefined;
    /** Width in characters; full width where left out. */
    width?: 2 | 3 | 4 | 5 | 10 | 20 | 30 | undefined;
    register?: FieldRegistration | undefined;
  };

/** One line of text. */
export function TextInput(props: TextInputProps) {
  const { id, label, labelSize, labelHeading, labelHidden, hint, error, width, register, type, ...input } =
    props;
  return (
    <FormGroup {...{ id, label, labelSize, labelHeading, labelHidden, hint, error }}>
      <input
        {...input}
        className={classNames(
          'nhsuk-input',
          error && 'nhsuk-input--error',
          width && `nhsuk-input--width-${width}`,
        )}
        id={id}
        type={type ?? 'text'}
        aria-describedby={fieldDescription(props)}
        aria-invalid={error ? true : undefined}
        {...register}
      />
    </FormGroup>
  );
}
