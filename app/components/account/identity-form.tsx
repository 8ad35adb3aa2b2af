import { Form } from '@remix-run/react';
import type { ReactNode } from 'react';
import { paths } from '~/lib/paths';
import { BackLink } from '../nhs/back-link';
import { ErrorSummary } from '../nhs/error-summary';
import { IdentityFields, identitySummary, type IdentityErrors } from './identity-fields';

/** A page that changes something about the second factor, once somebody has proved again who they are. */
export function IdentityForm(props: {
  heading: string;
  /** What then happens. */
  about: string;
  errors: IdentityErrors;
  /** The button. */
  children: ReactNode;
}) {
  return (
    <>
      <BackLink href={paths.secondFactor} />
      <ErrorSummary errors={identitySummary(props.errors)} />
      <h1 className="nhsuk-heading-l">{props.heading}</h1>
      <p>{props.about}</p>
      <Form method="post" noValidate>
        <IdentityFields errors={props.errors} codeHint="From your authenticator app, or a recovery code." />
        {props.children}
      </Form>
    </>
  );
}
