import { Form } from '@remix-run/react';
import { Button } from '~/components/nhs/button';
import { Checkbox } from '~/components/nhs/checkbox';
import { ErrorMessage } from '~/components/nhs/error-message';
import { Fieldset } from '~/components/nhs/fieldset';
import type { Action } from '~/domain/actions/action';
import { ACTION_STATE_NAMES, dueWords } from '~/domain/actions/messages';

/** Open actions of earlier rounds, to be gone on with in this one. */
export function CarryOver(props: {
  offered: readonly (Action & { round: string })[];
  /** YYYY-MM-DD. */
  today: string;
  error: string | undefined;
}) {
  const { offered, today, error } = props;
  return (
    <Form method="post" className="app-choice-of-actions">
      <div className={error ? 'nhsuk-form-group nhsuk-form-group--error' : 'nhsuk-form-group'}>
        <Fieldset
          id="carry-over"
          legend="Open actions of earlier rounds"
          legendSize="m"
          legendHeading={2}
          describedBy={error ? 'carry-over-error' : undefined}
        >
          {error && <ErrorMessage id="carry-over-error">{error}</ErrorMessage>}
          {offered.map((action) => (
            <Checkbox
              key={action.id}
              id={`carry-${action.id}`}
              name="action"
              value={action.id}
              label={<span dir="auto">{action.what}</span>}
              hint={`${action.round}. ${ACTION_STATE_NAMES[action.state]}. ${dueWords(action, today)}. ${action.ownerRole}`}
              small
            />
          ))}
        </Fieldset>
      </div>
      <Button name="intent" value="carry-over" variant="secondary">
        Carry these over to this round
      </Button>
    </Form>
  );
}
