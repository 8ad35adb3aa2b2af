import { Form } from '@remix-run/react';
import { Button } from '~/components/nhs/button';
import { ukDayWords, ukMomentWords } from '~/domain/assessment/uk-time';
import { paths } from '~/lib/paths';

export type OwnSessionsProps = {
  sessions: {
    id: string;
    /** Which browser on which system; '' where unknown. */
    device: string;
    begunAt: string;
    usedAt: string;
    /** The browser that shows this. */
    here: boolean;
  }[];
};

/** Where somebody is signed in, each browser with a button that signs it out. */
export function OwnSessions({ sessions }: OwnSessionsProps) {
  return (
    <>
      <ul className="app-sessions">
        {sessions.map(({ id, device, begunAt, usedAt, here }) => (
          <li className="app-sessions__one" key={id}>
            <span>
              <strong>{device || 'Unknown browser'}</strong>
              {here && ' (this browser)'}
              <span className="app-ranked__line">
                Signed in on {ukDayWords(begunAt)}
                {!here && `; last used ${ukMomentWords(usedAt)}`}
              </span>
            </span>
            {!here && (
              <Form method="post" action={paths.accountSessions}>
                <input type="hidden" name="session" value={id} />
                <Button variant="secondary" small>
                  Sign out
                  <span className="nhsuk-u-visually-hidden"> {device || 'unknown browser'}</span>
                </Button>
              </Form>
            )}
          </li>
        ))}
      </ul>
      {sessions.length > 1 && (
        <Form method="post" action={paths.accountSessions}>
          <Button variant="secondary" name="session" value="others">
            Sign out all other browsers
          </Button>
        </Form>
      )}
    </>
  );
}
