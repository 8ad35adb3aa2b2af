import { Form } from '@remix-run/react';
import { Button } from '../nhs/button';
import { ErrorSummary } from '../nhs/error-summary';
import { PlaceNameField } from './name-field';

/** What was posted, with what is wrong with it. */
export interface RenamePosted {
  typed: string;
  error: string;
}

/** Gives a place another name. `name`: as it stands now, which the change is made from. */
export function RenameForm({ name, posted }: { name: string; posted: RenamePosted | undefined }) {
  return (
    <>
      <ErrorSummary errors={posted ? [{ href: '#name', text: posted.error }] : []} />
      <h1 className="nhsuk-heading-l">Rename {name}</h1>
      <p>
        Respondents see the name where they begin. Results that were worked out already stay as they are,
        under the new name.
      </p>
      <Form method="post" noValidate key={name}>
        <PlaceNameField value={posted?.typed ?? name} error={posted?.error} />
        <input type="hidden" name="was" value={name} />
        <Button>Save the name</Button>
      </Form>
    </>
  );
}
