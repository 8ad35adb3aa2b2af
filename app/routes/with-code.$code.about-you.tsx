import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node';
import { Link, type MetaFunction, useActionData, useLoaderData } from '@remix-run/react';
import { BackLink } from '~/components/nhs/back-link';
import { ButtonLink } from '~/components/nhs/button-link';
import { BeginPage } from '~/components/questionnaire/begin-page';
import { ownAccessSeconds } from '~/domain/response/own-access';
import { RESIDENTS } from '~/domain/response/about-you';
import { refuse } from '~/lib/http';
import { title } from '~/lib/page-title';
import { paths } from '~/lib/paths';
import type { CodedSurvey } from '~/services/entry-codes.server';
import { beginFromForm } from './answer.$handle/begin.server';
import { getCoded } from './with-code.$code/coded.server';

export const meta: MetaFunction<typeof loader> = ({ data }) =>
  title('About you', data?.placeName ?? 'Survey');

/** The form that is asked for, the main one where none is; 404 for one that these people are not offered. */
function formIn(request: Request, { survey: { forms }, sector }: CodedSurvey) {
  const asked = new URL(request.url).searchParams.get('form');
  const form = asked === null ? forms[0] : forms.find((one) => one === asked);
  if (form === undefined || (form === 'resident' && sector !== null && sector !== RESIDENTS)) refuse(404);
  return form;
}

/** Those to choose from: the one that the code was made for, or all that are invited. */
const sectorsIn = (all: readonly { id: string; name: string; help: string }[], coded: CodedSurvey) =>
  all.filter(({ id }) => (coded.sector === null ? coded.survey.sectors.includes(id) : id === coded.sector));

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const coded = await getCoded(context, request, params.code);
  const { code, survey, sector } = coded;
  // The page before says when it opens, or that it has closed.
  if (survey.state !== 'open') throw redirect(paths.withCode(code));
  const { sectors, tiers } = context.instrument;
  return {
    form: formIn(request, coded),
    sectors: sectorsIn(sectors, coded),
    sector: sector ?? undefined,
    tiers,
    organisations: survey.organisations,
    ticket: context.newId(),
    placeName: survey.placeName,
    joinCode: survey.joinCode,
    back: paths.withCode(code),
  };
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const coded = await getCoded(context, request, params.code);
  const { survey, code } = coded;
  return beginFromForm(context, request, {
    assessmentId: survey.assessmentId,
    form: formIn(request, coded),
    sectors: sectorsIn(context.instrument.sectors, coded),
    organisations: survey.organisations,
    seconds: ownAccessSeconds(survey.closesAt, context.clock()),
    closed:
      'This survey is not open, so nothing was begun and your code was not used. Ask whoever invited you.',
    code,
  });
}

export default function WithCodeAboutYouPage() {
  const { placeName: _, joinCode, ...loaded } = useLoaderData<typeof loader>();
  const posted = useActionData<typeof action>();
  if (posted?.spent) return <SpentCode back={loaded.back} joinCode={joinCode} />;
  return <BeginPage {...loaded} posted={posted} />;
}

function SpentCode({ back, joinCode }: { back: string; joinCode: string }) {
  return (
    <>
      <BackLink href={back} />
      <h1 className="nhsuk-heading-l">This code has been used</h1>
      <p>
        A code works once, so nothing was begun now. If it was you who used it, you can go on with your return
        code: the four words that you were shown when you began.
      </p>
      <ButtonLink href={paths.joinReturn(joinCode)}>Go back to my answers</ButtonLink>
      <p>
        If you have not used it, somebody else has. Ask whoever invited you for another code. They cannot see
        who used this one. <Link to={paths.privacy}>How your answers are used</Link>
      </p>
    </>
  );
}
