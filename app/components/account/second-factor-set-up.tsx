import { Form } from '@remix-run/react';
import { BackLink } from '~/components/nhs/back-link';
import { Button } from '~/components/nhs/button';
import { Details } from '~/components/nhs/details';
import { ErrorSummary } from '~/components/nhs/error-summary';
import { QrCode } from '~/components/places/qr-code';
import { paths } from '~/lib/paths';
import { type IdentityErrors, IdentityFields, identitySummary } from './identity-fields';

export type SecondFactorSetUpProps = {
  /** In base32. */
  secret: string;
  qr: { size: number; path: string };
  errors: IdentityErrors;
};

/** Sets up an authenticator app: the secret goes into it by a QR code or by hand, and a code proves that it did. */
export function SecondFactorSetUp({ secret, qr, errors }: SecondFactorSetUpProps) {
  return (
    <>
      <BackLink href={paths.account} />
      <ErrorSummary errors={identitySummary(errors)} />
      <h1 className="nhsuk-heading-l">Ask for a code when you sign in</h1>
      <p>
        A password can be stolen. With a code from an app on your phone as well, it is of no use to a thief.
        Any authenticator app will do, such as those of Microsoft and Google.
      </p>
      <ol>
        <li>Open the app and add an account.</li>
        <li>Scan this picture with it.</li>
        <li>Enter the code that the app then shows.</li>
      </ol>
      <QrCode drawing={qr} label="QR code for your authenticator app" />
      <Details summary="You cannot scan it">
        <p>Type this key into the app, with “Time based” where it asks for the kind:</p>
        <p className="app-secret">{secret.replace(/(.{4})(?=.)/g, '$1 ')}</p>
      </Details>
      <Form method="post" noValidate>
        <IdentityFields errors={errors} codeHint="The six digits that the app shows now." />
        <Button>Turn on the code</Button>
      </Form>
    </>
  );
}
