import { classNames } from '~/components/nhs/class-names';
import type { ScreenData } from './screen-data';

/** As many as a screen has room for; in the order of their votes those that matter. Phones show all. */
const MOST = { plain: 21, ordered: 12 };

/** The more there are, the smaller they stand, so that all are seen at once. */
const sizeOf = (many: number) => (many <= 6 ? 'few' : many <= 12 ? 'some' : 'many');

/** What people wrote, as cards; with how many find it important, once that is told. */
export function NoteCards({ notes }: { notes: ScreenData['notes'] }) {
  const isOrdered = notes.some(({ upvotes }) => upvotes !== null);
  const shown = notes.slice(0, isOrdered ? MOST.ordered : MOST.plain);
  const more = notes.length - shown.length;
  return (
    <>
      <ul className={classNames('app-screen__notes', `app-screen__notes--${sizeOf(shown.length)}`)}>
        {shown.map(({ id, body, upvotes }) => (
          <li key={id} className="app-screen__note">
            <span>{body}</span>
            {upvotes !== null && (
              <strong className="app-screen__upvotes">{upvotes === 1 ? '1 vote' : `${upvotes} votes`}</strong>
            )}
          </li>
        ))}
      </ul>
      {more > 0 && <p className="app-screen__text">{more} more can be read on your phone.</p>}
    </>
  );
}
