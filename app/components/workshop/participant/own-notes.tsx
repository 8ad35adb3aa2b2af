import type { OwnPart } from '~/domain/workshop/room-view';
import { Button } from '../../nhs/button';

/** What this device sent, each with a button that takes it back while nobody has read it; nothing where it sent none. */
export function OwnNotes(props: { notes: OwnPart['notes']; step: string; action: string }) {
  if (props.notes.length === 0) return null;
  return (
    <>
      <h2 className="nhsuk-heading-s">What you sent</h2>
      <ul className="app-notes">
        {props.notes.map(({ id, body, waiting }) => (
          <li className="app-note" key={id}>
            <p className="app-note__body">{body}</p>
            {waiting ? (
              <form method="post" action={props.action} data-does="take-back">
                <input type="hidden" name="does" value="take-back" />
                <input type="hidden" name="step" value={props.step} />
                <input type="hidden" name="note" value={id} />
                <Button variant="secondary" small aria-label={`Take back: ${body}`}>
                  Take back
                </Button>
              </form>
            ) : (
              <p className="app-note__state">Read by the facilitator</p>
            )}
          </li>
        ))}
      </ul>
    </>
  );
}
