import { useEffect, useState } from 'react';
import { Button } from './button';
import { fieldDescription, FormGroup, type LabelledFieldProps } from './form-group';

export type PasswordInputProps = LabelledFieldProps & {
  name: string;
  /** Tells password managers whether to fill one in or to propose one. */
  autoComplete: 'current-password' | 'new-password';
};

/** A password, never filled in by us, which its owner can look at while typing; without scripts it stays hidden. */
export function PasswordInput(props: PasswordInputProps) {
  const { id, name, label, hint, error, autoComplete } = props;
  const [shown, setShown] = useState(false);
  const [hydrated, setHydrated] = useState(false);
  useEffect(() => setHydrated(true), []);
  return (
    <FormGroup {...{ id, label, hint, error }}>
      <input
        className={error ? 'nhsuk-input nhsuk-input--error' : 'nhsuk-input'}
        id={id}
        name={name}
        type={shown ? 'text' : 'password'}
        autoComplete={autoComplete}
        autoCapitalize="none"
        spellCheck={false}
        aria-describedby={fieldDescription(props)}
        aria-invalid={error ? true : undefined}
      />
      {hydrated && (
        <Button
          className="nhsuk-u-margin-top-2 nhsuk-u-margin-bottom-0"
          type="button"
          variant="secondary"
          small
          aria-controls={id}
          onClick={() => setShown(!shown)}
        >
          {shown ? 'Hide' : 'Show'}
          <span className="nhsuk-u-visually-hidden"> password</span>
        </Button>
      )}
    </FormGroup>
  );
}
