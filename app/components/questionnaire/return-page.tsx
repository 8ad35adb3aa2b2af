import { Form } from '@remix-run/react';
import type { ReactNode } from 'react';
import { Button } from '~/components/nhs/button';
import { ErrorSummary } from '~/components/nhs/error-summary';
import { TextInput } from '~/components/nhs/text-input';

export type ReturnPageProps = {
  /** What was sent and is wrong. */
  posted: { typed: string; error: string } | undefined;
  /** Below the form: other ways on. */
  children: ReactNode;
};

/** The page that takes a return code. */
export function ReturnPage({ posted, children }: ReturnPageProps) {
  return (
    <>
      <ErrorSummary errors={posted ? [{ href: '#code', text: posted.error }] : []} />
      <h1 className="nhsuk-heading-l">Go back to your answers</h1>
      <Form method="post" noValidate>
        <TextInput
          id="code"
          name="code"
          label="Your return code"
          hint="Four words, with spaces or dashes between them. Capitals do not matter."
          defaultValue={posted?.typed}
          error={posted?.error}
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
        />
        <Button>Open my answers</Button>
      </Form>
      {children}
    </>
  );
}
