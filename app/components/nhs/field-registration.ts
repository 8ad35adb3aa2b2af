import type { ChangeEventHandler, FocusEventHandler, RefCallback } from 'react';

/**
 * What react-hook-form's `register(name)` returns, as far as our fields use it; pass it as `register`.
 * The fields stay uncontrolled: the starting value is also given as `selected` or `defaultValue`, so that the
 * server's HTML shows it and the page works without JavaScript.
 */
export type FieldRegistration<
  Field extends HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement = HTMLInputElement,
> = {
  name: string;
  // react-hook-form's own types: its ref accepts any element, and its handlers any event.
  ref: RefCallback<Field>;
  onChange: (event: Parameters<ChangeEventHandler<Field>>[0]) => unknown;
  onBlur: (event: Parameters<FocusEventHandler<Field>>[0]) => unknown;
};
