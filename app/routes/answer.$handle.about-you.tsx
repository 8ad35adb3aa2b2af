import {
  data,
  redirect,
  type ActionFunctionArgs,
  type AppLoadContext,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { BackLink } from '~/components/nhs/back-link';
import { aboutYouFields } from '~/components/questionnaire/about-you-fields';
import { AboutYouForm } from '~/components/questionnaire/about-you-form';
import { aboutYouOf } from '~/domain/response/about-you';
import { choiceOf, organisationOf } from '~/domain/response/organisation';
import { readForm } from '~/lib/form-schema.server';
import { postedForm, refuse } from '~/lib/http';
import { title } from '~/lib/page-title';
import { paths } from '~/lib/paths';
import { changeAboutYou, type OwnResponse } from '~/services/responses.server';
import { getOwnResponse } from './answer.$handle/own-response.server';
import { useResponse } from './answer.$handle/use-response';

export const meta: MetaFunction = () => title('About you', 'Your answers');

/** All sectors in a trial; those invited in the survey of a place. */
function sectorsFor({ instrument }: AppLoadContext, { assessment }: OwnResponse) {
  const { kind, sectors } = assessment;
  return kind === 'trial' ? instrument.sectors : instrument.sectors.filter(({ id }) => sectors.includes(id));
}

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { handle, response } = await getOwnResponse(context, request, params.handle);
  if (!response.assessment.open) throw redirect(paths.answer(handle).check);
  const { tiers } = context.instrument;
  const { organisations } = response.assessment;
  const { sector, tier, jointPost, organisation = null } = response.aboutYou;
  return {
    aboutYou: { sector, tier, jointPost, organisation: choiceOf(organisations, organisation) },
    sectors: sectorsFor(context, response),
    tiers,
    organisations,
  };
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const { handle, response } = await getOwnResponse(context, request, params.handle);
  const { organisations } = response.assessment;
  const fields = aboutYouFields(sectorsFor(context, response), context.instrument.tiers, organisations);
  const said = readForm(fields, await postedForm(request));
  if (!said.ok) return data({ errors: said.errors, typed: said.typed }, { status: 400 });
  const aboutYou = aboutYouOf(response.aboutYou.form, {
    ...said.values,
    organisation: organisationOf(organisations, said.values.organisation),
  });
  const changed = await changeAboutYou(context, response.id, aboutYou);
  if (!changed) refuse(409, 'This survey is closed, so nothing can be changed. What you sent stands.');
  return redirect(paths.answer(handle).steps);
}

export default function AboutYouPage() {
  const { handle, form } = useResponse();
  const { aboutYou, sectors, tiers, organisations } = useLoaderData<typeof loader>();
  const posted = useActionData<typeof action>();
  const { steps } = paths.answer(handle);
  return (
    <>
      <BackLink href={steps} />
      {form === 'resident' ? (
        <>
          <h1 className="nhsuk-heading-l">About you</h1>
          <p>You are taking the resident form. Nothing more is asked about you.</p>
        </>
      ) : (
        <AboutYouForm
          heading="About you"
          sectors={sectors}
          tiers={tiers}
          organisations={organisations}
          typed={posted?.typed ?? aboutYou}
          errors={posted?.errors ?? {}}
          submit="Save"
        />
      )}
    </>
  );
}
