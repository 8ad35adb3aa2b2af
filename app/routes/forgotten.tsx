import { data, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { Form, useActionData, useLoaderData } from '@remix-run/react';
import { OwnEmailField } from '~/components/account/own-email-field';
import { BackLink } from '~/components/nhs/back-link';
import { Button } from '~/components/nhs/button';
import { ErrorSummary } from '~/components/nhs/error-summary';
import { EMAIL_MESSAGE, EMAIL_MOST, isEmailAddress } from '~/lib/email-address';
import { originOf, postedForm, postedText, refuse } from '~/lib/http';
import { title } from '~/lib/page-title';
import { paths } from '~/lib/paths';
import { RESET_MINUTES, sendResetLink } from '~/services/passwords.server';
import { takeAttempt } from '~/services/throttles.server';

export const meta: MetaFunction = () => title('Forgotten your password?');

export function loader({ context }: LoaderFunctionArgs) {
  return { mail: context.mail !== undefined, minutes: RESET_MINUTES };
}

/** Answers the same, and as fast, whether there is such an account or not: what is to be done is done afterwards. */
export async function action({ request, context }: ActionFunctionArgs) {
  if (!context.mail) return refuse(404);
  const email = postedText(await postedForm(request), 'email').trim();
  if (!isEmailAddress(email)) {
    return data({ sent: false, email: email.slice(0, EMAIL_MOST), error: EMAIL_MESSAGE }, { status: 400 });
  }
  if (!(await takeAttempt(context, 'reset-address', context.address))) return refuse(429);
  const origin = originOf(request, context.settings.baseUrl);
  void sendResetLink(context, email, {
    reset: (token) => origin + paths.newPassword(token),
    signIn: origin + paths.signIn(),
  }).catch((error: unknown) => context.log.error({ err: error }, 'a reset link could not be made'));
  return { sent: true, email, error: undefined };
}

export default function ForgottenPage() {
  const { mail, minutes } = useLoaderData<typeof loader>();
  const posted = useActionData<typeof action>();
  if (!mail) {
    return (
      <>
        <BackLink href={paths.signIn()} />
        <h1 className="nhsuk-heading-l">Forgotten your password?</h1>
        <p>
          Ask an administrator of your Concord for a link to choose a new one. This Concord does not send
          e-mail.
        </p>
      </>
    );
  }
  if (posted?.sent) {
    return (
      <>
        <h1 className="nhsuk-heading-l">Look for an e-mail from us</h1>
        <p>
          If there is an account with the address <strong className="app-address">{posted.email}</strong>, a
          link to choose a new password is on its way there. It works for {minutes} minutes.
        </p>
        <p>
          If nothing comes within some minutes, look among the unwanted e-mails, check that the address is the
          one of your account, or ask an administrator of your Concord.
        </p>
      </>
    );
  }
  return (
    <>
      <BackLink href={paths.signIn()} />
      <ErrorSummary errors={posted?.error ? [{ href: '#email', text: posted.error }] : []} />
      <h1 className="nhsuk-heading-l">Forgotten your password?</h1>
      <p>Say the e-mail address of your account. A link to choose a new password is sent there.</p>
      <Form method="post" noValidate>
        <OwnEmailField value={posted?.email} error={posted?.error} />
        <Button>Send the link</Button>
      </Form>
    </>
  );
}
