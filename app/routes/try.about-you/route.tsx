import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { BeginPage } from '~/components/questionnaire/begin-page';
import { FORMS } from '~/domain/response/form-items';
import { TRIAL_ACCESS_SECONDS } from '~/domain/response/own-access';
import { refuse } from '~/lib/http';
import { title } from '~/lib/page-title';
import { paths } from '~/lib/paths';
import { trialId } from '~/services/assessments.server';
import { beginFromForm } from '../answer.$handle/begin.server';

export const meta: MetaFunction = () => title('About you', 'Take the survey');

const formIn = (request: Request) => {
  const asked = new URL(request.url).searchParams.get('form') ?? 'full';
  return FORMS.find((form) => form === asked) ?? refuse(404);
};

export function loader({ request, context }: LoaderFunctionArgs) {
  const { sectors, tiers } = context.instrument;
  return { form: formIn(request), sectors, tiers, organisations: [], ticket: context.newId() };
}

export function action({ request, context }: ActionFunctionArgs) {
  const { sectors, current } = context.instrument;
  return beginFromForm(context, request, {
    assessmentId: trialId(current.id),
    form: formIn(request),
    sectors,
    organisations: [],
    seconds: TRIAL_ACCESS_SECONDS,
    closed: 'The survey cannot be taken at the moment. Try again later.',
  });
}

export default function TryAboutYouPage() {
  const loaded = useLoaderData<typeof loader>();
  const posted = useActionData<typeof action>();
  return <BeginPage {...loaded} back={paths.try} posted={posted} />;
}
