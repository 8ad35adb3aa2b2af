import {
  data,
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node';
import { Form, useActionData, useLoaderData } from '@remix-run/react';
import { BackLink } from '~/components/nhs/back-link';
import { Button } from '~/components/nhs/button';
import { aboutYouFields } from '~/components/questionnaire/about-you-fields';
import { AboutYouForm } from '~/components/questionnaire/about-you-form';
import { aboutYouOf } from '~/domain/response/about-you';
import { FORMS } from '~/domain/response/form-items';
import { readForm } from '~/lib/form-schema.server';
import { postedForm, refuse } from '~/lib/http';
import { title } from '~/lib/page-title';
import { paths } from '~/lib/paths';
import { trialId } from '~/services/assessments.server';
import { beginResponse } from '~/services/responses.server';
import { openOnThisDevice } from '../answer.$handle/own-response.server';

export const meta: MetaFunction = () => title('About you', 'Take the survey');

const formIn = (request: Request) => {
  const asked = new URL(request.url).searchParams.get('form') ?? 'full';
  return FORMS.find((form) => form === asked) ?? refuse(404);
};

export function loader({ request, context }: LoaderFunctionArgs) {
  const { sectors, tiers } = context.instrument;
  // The ticket makes sending the form twice begin one response, not two.
  return { form: formIn(request), sectors, tiers, ticket: context.newId() };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const form = formIn(request);
  const { sectors, tiers, current } = context.instrument;
  const posted = await postedForm(request);
  const ticket = posted.get('ticket');
  if (typeof ticket !== 'string' || !/^[0-9a-f]{32}$/.test(ticket)) {
    refuse(400, 'This form is not complete. Nothing was begun. Open the page again.');
  }
  const said = form === 'resident' ? undefined : readForm(aboutYouFields(sectors, tiers), posted);
  if (said && !said.ok) return data({ errors: said.errors, typed: said.typed, ticket }, { status: 400 });
  const aboutYou = aboutYouOf(form, said?.values ?? { sector: '', tier: '', jointPost: false });
  const begun = await beginResponse(context, trialId(current.id), ticket, aboutYou);
  if (begun.outcome === 'closed') refuse(409, 'The survey cannot be taken at the moment. Try again later.');
  const { handle, setCookie } = await openOnThisDevice(context, request, begun);
  return redirect(paths.answer(handle).start, { headers: { 'Set-Cookie': setCookie } });
}

export default function TryAboutYouPage() {
  const { form, sectors, tiers, ticket } = useLoaderData<typeof loader>();
  const posted = useActionData<typeof action>();
  const hidden = <input type="hidden" name="ticket" value={posted?.ticket ?? ticket} />;
  return (
    <>
      <BackLink href={paths.try} />
      {form === 'resident' ? (
        <>
          <h1 className="nhsuk-heading-l">The resident form</h1>
          <p>
            This form is for people who use services, carers, and people who speak for residents. Nothing more
            is asked about you.
          </p>
          <Form method="post">
            {hidden}
            <Button>Begin</Button>
          </Form>
        </>
      ) : (
        <AboutYouForm
          heading="About you"
          sectors={sectors}
          tiers={tiers}
          typed={posted?.typed ?? {}}
          errors={posted?.errors ?? {}}
          submit="Save and continue"
        >
          {hidden}
        </AboutYouForm>
      )}
    </>
  );
}
