import { Link } from '@remix-run/react';
import { ButtonLink } from '~/components/nhs/button-link';
import { paths } from '~/lib/paths';

/** Why nobody was signed in by the provider. */
export type ProviderProblem = 'no-answer' | 'refused' | 'no-account';

/** The page's title for each. */
export const PROBLEM_TITLES: Record<ProviderProblem, string> = {
  'no-answer': 'Your organisation’s sign-in does not answer',
  refused: 'You are not signed in yet',
  'no-account': 'There is no account for you yet',
};

const STATUS: Record<ProviderProblem, number> = { 'no-answer': 502, refused: 400, 'no-account': 403 };

/** The HTTP status of each. */
export const problemStatus = (problem: ProviderProblem) => STATUS[problem];

/** What happened, and the way on. */
export function ProviderProblemPage({ problem, provider }: { problem: ProviderProblem; provider: string }) {
  return (
    <>
      <h1 className="nhsuk-heading-l">{PROBLEM_TITLES[problem]}</h1>
      {problem === 'no-answer' && <p>Nothing is wrong with your account. Try again in a minute.</p>}
      {problem === 'refused' && (
        <p>
          Signing in with {provider} was not finished, took longer than ten minutes, or was finished before.
          Nothing was changed. Begin again.
        </p>
      )}
      {problem === 'no-account' ? (
        <p>
          {provider} knows you, and Concord does not. Ask the person who looks after the assessment of your
          place, or an administrator, to invite the e-mail address that you have there. If you have been
          invited, open the link that you were given.
        </p>
      ) : (
        <ButtonLink href={paths.signInProvider()} reloadDocument>
          Try {provider} again
        </ButtonLink>
      )}
      <p>
        <Link to={paths.signIn()}>Sign in with a password</Link>
      </p>
    </>
  );
}
