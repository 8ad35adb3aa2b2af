import { classNames } from './class-names';
import type { FieldRegistration } from './field-registration';
import { fieldDescription, FormGroup, type LabelledFieldProps } from './form-group';

export type SelectProps = LabelledFieldProps & {
  name: string;
  /** The first may have the value '' and say "Choose a sector". */
  items: { value: string; text: string }[];
  /** Value chosen at first; undefined: the first item. */
  defaultValue?: string | undefined;
  register?: FieldRegistration<HTMLSelectElement> | undefined;
};

/** One of many, where radios would be too long a list. */
export function Select(props: SelectProps) {
  const { id, label, labelSize, labelHeading, labelHidden, hint, error } = props;
  return (
    <FormGroup {...{ id, label, labelSize, labelHeading, labelHidden, hint, error }}>
      <select
        className={classNames('nhsuk-select', error && 'nhsuk-select--error')}
        id={id}
        name={props.name}
        defaultValue={props.defaultValue}
        aria-describedby={fieldDescription(props)}
        aria-invalid={error ? true : undefined}
        {...props.register}
      >
        {props.items.map((item) => (
          <option key={item.value} value={item.value}>
            {item.text}
          </option>
        ))}
      </select>
    </FormGroup>
  );
}
