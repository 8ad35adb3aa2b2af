import { Table } from '~/components/nhs/table';
import { ukDayWords } from '~/domain/assessment/uk-time';

/** What a workshop leaves, as its record tells it. */
export interface LeftToDo {
  readonly id: string;
  readonly kind: 'action' | 'parked';
  readonly what: string;
  readonly ownerRole: string;
  /** YYYY-MM-DD; null: no date. */
  readonly dueOn: string | null;
}

/** Actions and parked questions. */
export function LeftToDoRecord({ left }: { left: readonly LeftToDo[] }) {
  const actions = left.filter(({ kind }) => kind === 'action');
  const parked = left.filter(({ kind }) => kind === 'parked');
  return (
    <>
      <h2 className="nhsuk-heading-m">Actions</h2>
      {actions.length === 0 ? (
        <p>None was written down.</p>
      ) : (
        <Table
          id="actions"
          caption="Actions, in the order they were written down"
          captionHidden
          compact
          head={[
            { id: 'what', text: 'What' },
            { id: 'owner', text: 'Who sees to it' },
            { id: 'due', text: 'By when' },
          ]}
          rows={actions.map(({ id, what, ownerRole, dueOn }) => ({
            id,
            cells: [what, ownerRole || 'Not said', dueOn === null ? 'No date' : ukDayWords(dueOn)],
          }))}
        />
      )}
      {parked.length > 0 && (
        <>
          <h2 className="nhsuk-heading-m">Questions for another day</h2>
          <ul>
            {parked.map(({ id, what }) => (
              <li key={id} dir="auto">
                {what}
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  );
}
