import type { ComponentPropsWithoutRef } from 'react';
import { Button, type ButtonProps } from '~/components/nhs/button';
import { COMMAND, COMMAND_FORM } from './command';

/** A button that sends a command by the one form of commands, wherever it stands. A key held down presses it once. */
export function CommandButton({
  command,
  shortcut,
  children,
  ...rest
}: { command: string; shortcut?: string } & Pick<
  ButtonProps,
  'variant' | 'small' | 'className' | 'children'
> &
  Pick<ComponentPropsWithoutRef<'button'>, 'id'>) {
  return (
    <Button
      {...rest}
      form={COMMAND_FORM}
      name={COMMAND}
      value={command}
      data-shortcut={shortcut}
      onKeyDown={(event) => event.repeat && event.preventDefault()}
    >
      {children}
      {shortcut && <Key>{shortcut}</Key>}
    </Button>
  );
}

/** The key that presses a button, shown where shortcuts are on. */
export const Key = ({ children }: { children: string }) => (
  <kbd className="app-console__key" aria-hidden="true">
    {children.toUpperCase()}
  </kbd>
);
