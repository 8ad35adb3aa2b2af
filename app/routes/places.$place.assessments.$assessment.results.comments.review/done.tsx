import { Form } from '@remix-run/react';
import { Button } from '~/components/nhs/button';
import { InsetText } from '~/components/nhs/inset-text';
import { NotificationBanner } from '~/components/nhs/notification-banner';
import { countedComments } from '~/domain/comments/messages';
import type { ReviewState } from '~/domain/comments/review';
import { fieldOf } from './fields';

interface Moved {
  id: string;
  to: ReviewState;
  seen: string;
  before: ReviewState;
  text: string;
}

const WHAT: Record<ReviewState, string> = {
  released: 'released',
  hidden: 'hidden',
  waiting: 'put back to wait',
};

/** What was just decided, with the way back, and what could not be done. */
export function Done({ moved, changed, gone }: { moved: Moved[]; changed: string[]; gone: number }) {
  const parts = (['released', 'hidden', 'waiting'] as const).flatMap((to) => {
    const count = moved.filter((one) => one.to === to).length;
    return count === 0 ? [] : [`${countedComments(count)} ${WHAT[to]}`];
  });
  return (
    <>
      {moved.length > 0 && (
        <NotificationBanner id="done" success>
          <p role="status">{parts.join(', ')}.</p>
          <Form method="post">
            {moved.map(({ id, seen, before, text }) => (
              <span key={id}>
                <input type="hidden" name="id" value={id} />
                <input type="hidden" name={fieldOf('seen', id)} value={seen} />
                <input type="hidden" name={fieldOf('decision', id)} value={before} />
                <input type="hidden" name={fieldOf('text', id)} value={text} />
              </span>
            ))}
            <Button variant="secondary" small>
              Undo
            </Button>
          </Form>
        </NotificationBanner>
      )}
      {moved.length + changed.length + gone === 0 && <p role="status">There was nothing to change.</p>}
      {changed.length > 0 && (
        <InsetText>
          <p role="alert">
            Somebody else decided about {countedComments(changed.length)} in the meantime. What you chose
            there was not kept. <a href="?show=all">Look at how they stand now</a>
          </p>
        </InsetText>
      )}
      {gone > 0 && (
        <InsetText>
          <p role="alert">
            {countedComments(gone)} {gone === 1 ? 'is' : 'are'} no longer there: whoever wrote{' '}
            {gone === 1 ? 'it' : 'them'} changed or withdrew {gone === 1 ? 'it' : 'them'}.
          </p>
        </InsetText>
      )}
    </>
  );
}
