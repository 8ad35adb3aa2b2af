import { Link, type MetaFunction } from '@remix-run/react';
import { ButtonLink } from '~/components/nhs/button-link';
import { InsetText } from '~/components/nhs/inset-text';
import { thresholdWords } from '~/domain/assessment/messages';
import { ukMomentWords } from '~/domain/assessment/uk-time';
import { title } from '~/lib/page-title';
import { paths } from '~/lib/paths';
import { useProgress, useResponse } from './answer.$handle/use-response';

export const meta: MetaFunction = () => title('Your return code', 'Your answers');

export default function StartPage() {
  const { handle, returnCode, kind, steps, commentsAsked, place, threshold, closesAt } = useResponse();
  const { minutes, total, answered } = useProgress();
  const own = paths.answer(handle);
  return (
    <>
      <h1 className="nhsuk-heading-l">Your return code</h1>
      <InsetText>
        <p className="app-code">{returnCode}</p>
        <p>
          Write these four words down. With them you can go on later, or on another device. We cannot look
          them up for you.
        </p>
      </InsetText>
      <h2 className="nhsuk-heading-m">How this works</h2>
      <ul>
        <li>
          There are {total} questions on {steps.length - 1} pages
          {minutes > 0 && `, about ${minutes} minutes`}. You can stop and come back.
        </li>
        <li>Every answer is saved as you give it. “I don’t know” is a good answer where you do not know.</li>
        <li>
          Nothing counts until you send your answers at the end. You can change or withdraw them
          {kind === 'place' &&
            (closesAt === null ? ' until the survey closes' : ` until ${ukMomentWords(closesAt)}`)}
          .
        </li>
        {place && (
          <li>
            You answer about {place.name}. {thresholdWords(threshold)}
          </li>
        )}
        {kind === 'trial' && (
          <li>
            You are trying the survey alone. Only you see these answers, and they are deleted after 24 hours.
          </li>
        )}
        {commentsAsked && <li>Comments are optional. Please do not name people in them.</li>}
        <li>Answer for the role you were invited in, or the one you know best.</li>
      </ul>
      <ButtonLink href={own.step(steps[0]!.id)}>{answered > 0 ? 'Go on' : 'Start'}</ButtonLink>
      <p>
        <Link to={own.steps}>See all steps</Link>
      </p>
    </>
  );
}
