import { useResponse } from './use-response';

/** What changing an answer does now; nothing before the answers are sent. */
export function StandingNote() {
  const { sent, open } = useResponse();
  if (!open) {
    return (
      <p className="app-note">
        This survey is closed. Your answers can no longer be changed.
        {!sent && ' You had not sent them, so they do not count.'}
      </p>
    );
  }
  if (!sent) return null;
  return (
    <p className="app-note">You have sent your answers. What you change counts as soon as it is saved.</p>
  );
}
