import { Form } from '@remix-run/react';
import { ukDayWords } from '~/domain/assessment/uk-time';
import { Button } from '../nhs/button';
import { Table } from '../nhs/table';

/** An invitation that was not taken up yet. */
export interface ShownInvitation {
  id: string;
  email: string;
  /** What it is to, in a few words. */
  to: string;
  invitedByName: string;
  /** ISO-8601 UTC. */
  expiresAt: string;
}

/** Invitations that are open, each with a button that takes it back; posted to the page they stand on. */
export function OpenInvitations({ invitations }: { invitations: readonly ShownInvitation[] }) {
  if (invitations.length === 0) return <p>There are no open invitations.</p>;
  return (
    <Table
      id="invitations"
      caption="Open invitations, the oldest first"
      head={[
        { id: 'email', text: 'E-mail address' },
        { id: 'to', text: 'Invited as' },
        { id: 'by', text: 'Invited by' },
        { id: 'until', text: 'Works until' },
        { id: 'take-back', text: 'Take back' },
      ]}
      rows={invitations.map(({ id, email, to, invitedByName, expiresAt }) => ({
        id,
        cells: [
          email,
          to,
          invitedByName,
          ukDayWords(expiresAt),
          <Form method="post" key="take-back">
            <input type="hidden" name="invitation" value={id} />
            <Button name="intent" value="take-back" variant="secondary" small>
              Take back<span className="nhsuk-u-visually-hidden"> the invitation for {email}</span>
            </Button>
          </Form>,
        ],
      }))}
    />
  );
}
