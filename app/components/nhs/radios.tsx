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
  /** In `rows`, shown inside the label, so that the whole row is one target and is read with the name. */
  hint?: ReactNode;
  /** A word above this item ("or"), outside the list of choices. Not used in `rows`. */
  divider?: string | undefined;
  /** In `rows` only: stands side by side with the other aside items, below the rows ("I don't know"). */
  aside?: boolean | undefined;
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
  /** "rows": full-width rows with the hint inside (levels). "inline": side by side. "small": small circles. */
  variant?: 'rows' | 'inline' | 'small' | undefined;
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
      {props.variant === 'rows' ? <RadioRows {...props} /> : <RadioList {...props} />}
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

function RadioRows({ idPrefix, name, items, selected, register }: RadiosProps) {
  const row = (item: RadioItem, index: number) => {
    const id = itemId(idPrefix, index);
    return (
      <div className="app-choice" key={item.value}>
        <input
          className="app-choice__input"
          id={id}
          name={name}
          type="radio"
          value={item.value}
          defaultChecked={item.value === selected}
          {...register}
        />
        <label className="app-choice__label" htmlFor={id}>
          <span className="app-choice__name">{item.label}</span>
          {/* The space keeps name and descriptor apart in the accessible name. */}
          {item.hint && (
            <>
              {' '}
              <span className="app-choice__text">{item.hint}</span>
            </>
          )}
        </label>
      </div>
    );
  };
  const rows = items.map((item, index) => (item.aside ? null : row(item, index)));
  const aside = items.map((item, index) => (item.aside ? row(item, index) : null));
  return (
    <div className="app-choices">
      {rows}
      {items.some((item) => item.aside) && <div className="app-choices__aside">{aside}</div>}
    </div>
  );
}

function itemId(idPrefix: string, index: number): string {
  return index === 0 ? idPrefix : `${idPrefix}-${index + 1}`;
}
