import { Link, type MetaFunction, useSearchParams } from '@remix-run/react';
import { readJoinCode } from '~/domain/assessment/join-code';
import { title } from '~/lib/page-title';
import { paths } from '~/lib/paths';

export const meta: MetaFunction = () => title('Your answers are deleted');

export default function WithdrawnPage() {
  const joinCode = readJoinCode(useSearchParams()[0].get('join') ?? '');
  return (
    <>
      <h1 className="nhsuk-heading-l">Your answers are deleted</h1>
      <p>Nothing of them is kept, and your return code no longer works.</p>
      <p>
        <Link to={joinCode === undefined ? paths.try : paths.joinAt(joinCode)}>Take the survey</Link> or{' '}
        <Link to={paths.home}>go to the start page</Link>.
      </p>
    </>
  );
}
