import { Link } from '@remix-run/react';
import type { RoundAction } from '~/domain/actions/carried';
import { ACTION_STATE_NAMES } from '~/domain/actions/messages';
import { paths } from '~/lib/paths';

/** What an action was, or became, in other rounds of the place. */
export function InOtherRounds(props: { placeId: string; heading: string; actions: readonly RoundAction[] }) {
  const { placeId, heading, actions } = props;
  if (actions.length === 0) return null;
  return (
    <>
      <h2 className="nhsuk-heading-s">{heading}</h2>
      <ul>
        {actions.map(({ id, assessmentId, round, state, what, ownerRole }) => (
          <li key={id}>
            <Link to={paths.assessment(placeId, assessmentId).action(id)}>{round}</Link>:{' '}
            <span dir="auto">{what}</span> ({ACTION_STATE_NAMES[state]}, {ownerRole})
          </li>
        ))}
      </ul>
    </>
  );
}
