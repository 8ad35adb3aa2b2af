import { NOTE_LIMIT, NOTES_EACH, TEXT_ROUND, UPVOTES_EACH } from '~/domain/workshop/notes';
import type { OwnPart, RoomNote, RoomView } from '~/domain/workshop/room-view';
import type { StepView } from '~/domain/workshop/view';
import { Button } from '../../nhs/button';
import { StatusMessage } from '../../nhs/status-message';
import { Textarea } from '../../nhs/textarea';
import { OwnNotes } from './own-notes';

/** What was written and could not be sent. */
export interface PostedNote {
  body: string;
  problem: string;
}

/** A step of words: texts in the first round, in the second votes for those that are shown. */
export function WordsScreen(props: {
  step: StepView;
  notes: RoomView['notes'];
  own: OwnPart;
  action: string;
  ticket: string;
  posted?: PostedNote | undefined;
}) {
  const { step, notes, own, action } = props;
  const { phase, round } = step.progress;
  if (phase === 'ready') return <p>You can write soon. Think about what you would like to say.</p>;
  if (round === TEXT_ROUND && phase === 'open') return <Writing {...props} />;
  if (round === TEXT_ROUND && phase === 'closed')
    return (
      <>
        <p>The time for writing is over. The facilitator reads what was sent before it is shown.</p>
        <div data-own="notes">
          <OwnNotes notes={own.notes} step={step.id} action={action} />
        </div>
      </>
    );
  if (round > TEXT_ROUND && phase === 'open')
    return <Choosing step={step} notes={notes} upvotes={own.upvotes} action={action} />;
  return (
    <>
      {round > TEXT_ROUND && phase === 'closed' && <p>The vote is closed. Wait for the result.</p>}
      <NoteList notes={notes} />
    </>
  );
}

function Writing({ step, own, action, ticket, posted }: Parameters<typeof WordsScreen>[0]) {
  return (
    <>
      <form method="post" action={action} data-does="note">
        <input type="hidden" name="does" value="note" />
        <input type="hidden" name="step" value={step.id} />
        <input type="hidden" name="ticket" value={ticket} />
        <Textarea
          id="body"
          name="body"
          label="Your words"
          hint={`You can send up to ${NOTES_EACH}. The facilitator reads each before it is shown to everybody, without your name. Do not write anybody’s name.`}
          rows={3}
          limit={NOTE_LIMIT}
          defaultValue={posted?.body}
          error={posted?.problem}
        />
        <Button>Send</Button>
        <StatusMessage id="note-status" />
      </form>
      <div data-own="notes">
        <OwnNotes notes={own.notes} step={step.id} action={action} />
      </div>
    </>
  );
}

function Choosing(props: {
  step: StepView;
  notes: readonly RoomNote[];
  upvotes: readonly string[];
  action: string;
}) {
  return (
    <>
      <p>Which matter most? Choose up to {UPVOTES_EACH}.</p>
      <StatusMessage id="note-status" />
      <ul className="app-notes">
        {props.notes.map(({ id, body }) => {
          const chosen = props.upvotes.includes(id);
          return (
            <li key={id}>
              <form method="post" action={props.action} data-does="upvote">
                <input type="hidden" name="does" value="upvote" />
                <input type="hidden" name="step" value={props.step.id} />
                <input type="hidden" name="note" value={id} />
                <button
                  type="submit"
                  name="important"
                  value={chosen ? 'no' : 'yes'}
                  className="app-vote"
                  aria-pressed={chosen}
                  data-note={id}
                >
                  <span className="app-vote__text">{body}</span>
                </button>
              </form>
            </li>
          );
        })}
      </ul>
    </>
  );
}

function NoteList({ notes }: { notes: readonly RoomNote[] }) {
  if (notes.length === 0) return <p>No texts are shown.</p>;
  return (
    <ul className="app-notes">
      {notes.map(({ id, body, upvotes }) => (
        <li className="app-note" key={id}>
          <p className="app-note__body">{body}</p>
          {upvotes !== null && (
            <p className="app-note__state">
              {upvotes === 0
                ? 'No votes'
                : upvotes === 1
                  ? '1 vote'
                  : `${upvotes.toLocaleString('en-GB')} votes`}
            </p>
          )}
        </li>
      ))}
    </ul>
  );
}
