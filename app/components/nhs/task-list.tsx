import { Link } from '@remix-run/react';
import type { ReactNode } from 'react';
import { classNames, describedBy } from './class-names';
import { Tag, type TagColour } from './tag';

export type Task = {
  /** Unique in the page; hint and status have `-hint` and `-status` after it. */
  id: string;
  title: string;
  /** Left out where the step cannot be taken yet. */
  href?: string | undefined;
  hint?: ReactNode;
  status: string;
  /** Shows the status as a tag of this colour; plain text where left out (a step that is done). */
  statusColour?: TagColour | undefined;
};

export type TaskListProps = { tasks: Task[] };

/** Steps that can be taken in any order, each with how it stands. */
export function TaskList({ tasks }: TaskListProps) {
  return (
    <ul className="nhsuk-task-list">
      {tasks.map((task) => (
        <li
          className={classNames('nhsuk-task-list__item', task.href && 'nhsuk-task-list__item--with-link')}
          key={task.id}
        >
          <div className="nhsuk-task-list__name-and-hint">
            {task.href ? (
              <Link
                className="nhsuk-task-list__link nhsuk-link"
                to={task.href}
                aria-describedby={describedBy(task.hint ? `${task.id}-hint` : undefined, `${task.id}-status`)}
              >
                {task.title}
              </Link>
            ) : (
              <div>{task.title}</div>
            )}
            {task.hint && (
              <div className="nhsuk-task-list__hint" id={`${task.id}-hint`}>
                {task.hint}
              </div>
            )}
          </div>
          <div className="nhsuk-task-list__status" id={`${task.id}-status`}>
            {task.statusColour ? <Tag colour={task.statusColour}>{task.status}</Tag> : task.status}
          </div>
        </li>
      ))}
    </ul>
  );
}
