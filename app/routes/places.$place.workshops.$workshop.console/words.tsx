import { Form, Link } from '@remix-run/react';
import { Button } from '~/components/nhs/button';
import { Select } from '~/components/nhs/select';
import type { Note } from '~/domain/workshop/moderation';
import type { Words as WordsRead } from '~/services/workshop-console.server';
import { fieldOf } from './fields';

/** The words that people sent, to be read, shown, hidden and merged. Never who sent them, nor when. */
export function Words({
  words,
  fresh,
}: {
  words: WordsRead;
  /** How many came since they were loaded. */ fresh: number;
}) {
  const { notes, upvotes, mayMerge } = words;
  const of = (state: Note['state']) => notes.filter((note) => note.state === state);
  const shown = of('shown');
  return (
    <div id="words" tabIndex={-1} className="app-console__words">
      <p>
        Read words before people see them. Hide what names somebody or hurts. They stand in no order, and
        cannot be changed.
      </p>
      <p>
        <Link to="." preventScrollReset className="nhsuk-link">
          {fresh > 0 ? `Show ${fresh} more to read` : 'Look for more words'}
        </Link>
      </p>
      <Group name="Waiting to be read" empty="None wait." notes={of('waiting')}>
        {(note) => <Moves note={note} shown={shown} mayMerge={mayMerge} />}
      </Group>
      <Group name="Shown" empty="None are shown yet." notes={shown}>
        {(note) => (
          <>
            {upvotes && <p className="app-hint">{votesWords(upvotes[note.id] ?? 0)}</p>}
            <Moves note={note} shown={shown} mayMerge={mayMerge} />
            <Merged notes={notes.filter(({ mergedInto }) => mergedInto === note.id)} mayMerge={mayMerge} />
          </>
        )}
      </Group>
      {of('hidden').length > 0 && (
        <Group name="Hidden" empty="" notes={of('hidden')}>
          {(note) => <Moves note={note} shown={shown} mayMerge={mayMerge} />}
        </Group>
      )}
    </div>
  );
}

const votesWords = (votes: number) => (votes === 1 ? '1 vote' : `${votes} votes`);

function Group(props: {
  name: string;
  empty: string;
  notes: readonly Note[];
  children: (note: Note) => React.ReactNode;
}) {
  const { name, empty, notes, children } = props;
  return (
    <>
      <h3 className="nhsuk-heading-xs">
        {name} ({notes.length})
      </h3>
      {notes.length === 0 ? (
        <p>{empty}</p>
      ) : (
        <ul className="app-said">
          {notes.map((note) => (
            <li key={note.id}>
              <p className="app-said__text" dir="auto">
                {note.body}
              </p>
              {children(note)}
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

/** What can be done with one. */
function Moves({ note, shown, mayMerge }: { note: Note; shown: readonly Note[]; mayMerge: boolean }) {
  const targets = shown.filter(({ id }) => id !== note.id);
  return (
    <NoteForm note={note}>
      {note.state !== 'shown' && <Move move="show" note={note} words="Show" />}
      {note.state !== 'hidden' && <Move move="hide" note={note} words="Hide" />}
      {mayMerge && targets.length > 0 && note.state !== 'hidden' && (
        <details className="app-console__merge">
          <summary>Merge</summary>
          <Select
            id={fieldOf('into', note.id)}
            name="into"
            label="Count these words with"
            items={targets.map(({ id, body }) => ({ value: id, text: body.slice(0, 80) }))}
          />
          <Move move="merge" note={note} words="Merge" />
        </details>
      )}
    </NoteForm>
  );
}

/** Those that count with a shown one. */
function Merged({ notes, mayMerge }: { notes: readonly Note[]; mayMerge: boolean }) {
  if (notes.length === 0) return null;
  return (
    <ul className="app-console__merged">
      {notes.map((note) => (
        <li key={note.id}>
          <span dir="auto">With these: {note.body}</span>
          {mayMerge && (
            <NoteForm note={note}>
              <Move move="separate" note={note} words="Separate" />
            </NoteForm>
          )}
        </li>
      ))}
    </ul>
  );
}

function NoteForm({ note, children }: { note: Note; children: React.ReactNode }) {
  return (
    <Form method="post" preventScrollReset className="app-console__buttons">
      <input type="hidden" name="intent" value="note" />
      <input type="hidden" name="id" value={note.id} />
      <input type="hidden" name="was" value={note.state} />
      {children}
    </Form>
  );
}

function Move({ move, note, words }: { move: string; note: Note; words: string }) {
  return (
    <Button name="move" value={move} variant="secondary" small>
      {words}
      <span className="nhsuk-u-visually-hidden">: {note.body.slice(0, 40)}</span>
    </Button>
  );
}
