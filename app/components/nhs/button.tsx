import type { ComponentPropsWithoutRef } from 'react';
import { classNames } from './class-names';

export type ButtonVariant = 'secondary' | 'secondary-solid' | 'warning' | 'reverse';

export type ButtonProps = ComponentPropsWithoutRef<'button'> & {
  /** Left out: the one main action of the screen. */
  variant?: ButtonVariant | undefined;
  small?: boolean | undefined;
};

/** A button; `type` is "submit" unless told. Its text is a verb ("Save and continue"). */
export function Button({ variant, small, type = 'submit', className, ...rest }: ButtonProps) {
  return <button {...rest} type={type} className={buttonClass(variant, small, className)} />;
}

/** The class names of a button, for links that look like one. */
export function buttonClass(variant?: ButtonVariant, small?: boolean, className?: string): string {
  return classNames(
    'nhsuk-button',
    variant && `nhsuk-button--${variant}`,
    small && 'nhsuk-button--small',
    className,
  );
}
