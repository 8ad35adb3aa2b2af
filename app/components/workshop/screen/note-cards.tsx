import { classNames } from '~/components/nhs/class-names';
import type { ScreenData } from './screen-data';

/** The more there are, the smaller they stand, so that all are seen at once. */
const sizeOf = (many: number) => (many <= 6 ? 'few' : many <= 14 ? 'some' : 'many');

/** What people wrote, as cards; with how many find it important, once that is told. */
export function NoteCards({ notes }: { notes: ScreenData['notes'] }) {
  return (
    <ul className={classNames('app-screen__notes', `app-screen__notes--${sizeOf(notes.length)}`)}>
      {notes.map(({ id, body, upvotes }) => (
        <li key={id} className="app-screen__note">
          <span>{body}</span>
          {upvotes !== null && (
            <strong className="app-screen__upvotes">{upvotes === 1 ? '1 vote' : `${upvotes} votes`}</strong>
          )}
        </li>
      ))}
    </ul>
  );
}
