import type { ReactNode } from 'react';
import { classNames, describedBy } from './class-names';
import { ErrorMessage } from './error-message';
import type { FieldRegistration } from './field-registration';
import { Fieldset } from './fieldset';
import { Hint } from './hint';
import type { HeadingLevel, TextSize } from './legend';

export type RadioItem = {
  value: string;
  label: ReactNode;
  hint?: ReactNode;
  /** A word above this item ("or"). */
  divider?: string | undefined;
};

export type RadiosProps = {
  /** Id of the first choice, where the error summary links to; the others are `idPrefix-2`, `idPrefix-3`, … */
  idPrefix: string;
  name: string;
  items: RadioItem[];
  /** Value of the chosen item; null, undefined or an unknown value: none is chosen. */
  selected?: string | null | undefined;
  /** `register(name)` of react-hook-form. */
  register?: FieldRegistration | undefined;
  /** The question. Left out where the choices stand in a `Fieldset` already. */
  legend?: ReactNode;
  legendSize?: TextSize | undefined;
  legendHeading?: HeadingLevel | undefined;
  hint?: ReactNode;
  /** Says what to do; left out or empty where nothing is wrong. */
  error?: string | undefined;
  /** "inline": side by side where there is room. "small": small circles. */
  variant?: 'inline' | 'small' | undefined;
  /** Further ids for the `aria-describedby` of the group. */
  describedBy?: string | undefined;
  className?: string | undefined;
};

/** One choice of several. Uncontrolled: what is chosen lives in the page, so that it works without JavaScript. */
export function Radios(props: RadiosProps) {
  const { idPrefix, hint, error } = props;
  const description = describedBy(
    props.describedBy,
    hint ? `${idPrefix}-hint` : undefined,
    error ? `${idPrefix}-error` : undefined,
  );
  const body = (
    <>
      {hint && <Hint id={`${idPrefix}-hint`}>{hint}</Hint>}
      {error && <ErrorMessage id={`${idPrefix}-error`}>{error}</ErrorMessage>}
      <RadioList {...props} />
    </>
  );
  return (
    <div className={classNames('nhsuk-form-group', error && 'nhsuk-form-group--error', props.className)}>
      {props.legend === undefined ? (
        body
      ) : (
        <Fieldset
          legend={props.legend}
          legendSize={props.legendSize}
          legendHeading={props.legendHeading}
          describedBy={description}
        >
          {body}
        </Fieldset>
      )}
    </div>
  );
}

function RadioList({ idPrefix, name, items, selected, register, variant }: RadiosProps) {
  return (
    <div className={classNames('nhsuk-radios', variant && `nhsuk-radios--${variant}`)}>
      {items.map((item, index) => {
        const id = itemId(idPrefix, index);
        const hintId = item.hint ? `${id}-item-hint` : undefined;
        return [
          item.divider && (
            <div className="nhsuk-radios__divider" key={`${item.value} divider`}>
              {item.divider}
            </div>
          ),
          <div className="nhsuk-radios__item" key={item.value}>
            <input
              className="nhsuk-radios__input"
              id={id}
              name={name}
              type="radio"
              value={item.value}
              defaultChecked={item.value === selected}
              aria-describedby={hintId}
              {...register}
            />
            <label className="nhsuk-label nhsuk-radios__label" htmlFor={id}>
              {item.label}
            </label>
            {hintId && (
              <div className="nhsuk-hint nhsuk-radios__hint" id={hintId}>
                {item.hint}
              </div>
            )}
          </div>,
        ];
      })}
    </div>
  );
}

function itemId(idPrefix: string, index: number): string {
  return index === 0 ? idPrefix : `${idPrefix}-${index + 1}`;
}
