import { Link } from '@remix-run/react';
import type { ReactNode } from 'react';
import { Tag } from '~/components/nhs/tag';
import { type Action, isOverdue, type Standing } from '~/domain/actions/action';
import { dueWords, standingWords } from '~/domain/actions/messages';

/** Actions one below the other, each with who, when, where it stands and what it is about. */
export function ActionList(props: {
  actions: readonly (Action & Standing)[];
  /** YYYY-MM-DD. */
  today: string;
  /** The name of a dimension. */
  subjectName: (id: string) => string;
  href: (action: Action) => string;
}) {
  const { actions, today, subjectName, href } = props;
  return (
    <ul className="app-agreed">
      {actions.map((action) => (
        <li key={action.id} className="app-agreed__action">
          <h2 className="nhsuk-heading-s" dir="auto">
            <Link to={href(action)}>{action.what}</Link>
          </h2>
          <ActionFacts action={action} today={today}>
            {action.dimension && <Fact name="About">{subjectName(action.dimension)}</Fact>}
          </ActionFacts>
        </li>
      ))}
    </ul>
  );
}

/** Where an action stands, when it is due and who sees to it, in one line where there is room. */
export function ActionFacts(props: {
  action: Standing & Pick<Action, 'dueOn' | 'ownerRole'>;
  /** YYYY-MM-DD. */
  today: string;
  /** Further facts. */
  children?: ReactNode;
}) {
  const { action, today } = props;
  return (
    <dl className="app-agreed__facts">
      <Fact name="Stands">{standingWords(action)}</Fact>
      <Fact name="When">
        {isOverdue(action, today) ? (
          <Tag colour="red">{dueWords(action, today)}</Tag>
        ) : (
          dueWords(action, today)
        )}
      </Fact>
      <Fact name="Who">{action.ownerRole}</Fact>
      {props.children}
    </dl>
  );
}

export function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}
