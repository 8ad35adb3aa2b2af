import { Form, useNavigation } from '@remix-run/react';
import { type FormEvent, useEffect, useRef } from 'react';
import { COMMAND, COMMAND_FORM } from './command';

/** Within this time after a change a press was meant for what stood there before. */
const TOO_SOON_MS = 500;

/** The form that all commands are sent by, with the last event that its sender saw. */
export function CommandForm({ sequence }: { sequence: number }) {
  const { formData } = useNavigation();
  const isSending = formData?.has(COMMAND) ?? false;
  const changedAt = useRef(0);
  useEffect(() => {
    changedAt.current = performance.now();
  }, [sequence]);
  const first = useRef(sequence);
  const judge = (event: FormEvent) => {
    const isNew = sequence !== first.current && performance.now() - changedAt.current < TOO_SOON_MS;
    if (isSending || isNew) event.preventDefault();
  };
  return (
    <Form method="post" id={COMMAND_FORM} preventScrollReset onSubmit={judge}>
      <input type="hidden" name="seen" value={sequence} />
    </Form>
  );
}
