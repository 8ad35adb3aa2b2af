import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node';
import { type MetaFunction, useActionData, useLoaderData } from '@remix-run/react';
import { BackLink } from '~/components/nhs/back-link';
import { Select } from '~/components/nhs/select';
import { Checkbox } from '~/components/nhs/checkbox';
import { firstSettings } from '~/components/workshop-set-up/settings-fields';
import { SettingsErrorSummary, SettingsForm } from '~/components/workshop-set-up/settings-form';
import { typedMoment } from '~/domain/assessment/uk-time';
import { isRandomId, postedForm, postedText, refuse } from '~/lib/http';
import { title } from '~/lib/page-title';
import { paths } from '~/lib/paths';
import { findWorkshopBasis, listWorkshopBases } from '~/services/workshop-bases.server';
import { makeWorkshop } from '~/services/workshop-set-up.server';
import { getPlace } from './places/own-place.server';
import { readPostedSettings } from './places/posted-workshop.server';

export const meta: MetaFunction = () => title('Start a workshop');

const NO_RESULTS =
  'This assessment has no results that a workshop could begin from. Start the workshop by itself, or come back once the results are there.';

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { place } = await getPlace(context, request, params, 'run-workshops');
  const asked = new URL(request.url).searchParams.get('assessment');
  const basis =
    asked === null ? undefined : ((await findWorkshopBasis(context, place.id, asked)) ?? refuse(404));
  const { sectors } = context.instrument;
  const today = typedMoment(context.clock().toISOString()).day;
  return {
    placeId: place.id,
    placeName: place.name,
    id: context.newId(),
    sectors,
    basis: basis ? { id: basis.id, title: basis.title, threshold: basis.threshold } : null,
    bases: basis ? [] : await listWorkshopBases(context, place.id),
    values: firstSettings(
      basis ? `Workshop on ${basis.title}`.slice(0, 100) : `Workshop of ${today}`,
      basis?.sectors ?? sectors.map((sector) => sector.id),
      basis?.threshold ?? null,
    ),
  };
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const { by } = await getPlace(context, request, params, 'run-workshops');
  const form = await postedForm(request);
  const id = postedText(form, 'id');
  if (!isRandomId(id)) refuse(400, 'This form could not be read. Nothing was changed. Open the page again.');
  const assessmentId = postedText(form, 'assessment') || null;
  const withQuestions = form.get('withQuestions') === 'yes';
  const basis =
    assessmentId === null ? undefined : await findWorkshopBasis(context, by.placeId, assessmentId);
  if (assessmentId !== null && !basis) refuse(409, NO_RESULTS);
  const own = basis?.threshold ?? null;
  const read = readPostedSettings(context, form, own);
  if (!read.ok) {
    const { typed, errors } = read;
    return data({ typed, errors, assessment: assessmentId ?? '', withQuestions, own }, { status: 400 });
  }
  const made = await makeWorkshop(context, by, { id, settings: read.settings, assessmentId, withQuestions });
  if (made === 'not-there') refuse(404);
  if (made === 'no-results') refuse(409, NO_RESULTS);
  return redirect(paths.workshop(by.placeId, id).home);
}

export default function NewWorkshopPage() {
  const { placeId, placeName, id, sectors, basis, bases, values } = useLoaderData<typeof loader>();
  const posted = useActionData<typeof action>();
  const errors = posted?.errors ?? {};
  return (
    <>
      <BackLink href={basis ? paths.assessment(placeId, basis.id).results : paths.workshops(placeId)}>
        {basis ? 'Results' : 'Workshops'}
      </BackLink>
      <SettingsErrorSummary errors={errors} sectors={sectors} />
      <h1 className="nhsuk-heading-l">
        <span className="nhsuk-caption-l">{basis ? `${placeName}, ${basis.title}` : placeName}</span>
        {basis ? 'Run a workshop on these results' : 'Start a workshop'}
      </h1>
      <p>
        {basis
          ? 'You get an agenda made of what your results say is worth talking about. You can change all of it.'
          : 'Everything is filled in, and you get an agenda that can be run at once. You can change all of it.'}
      </p>
      <SettingsForm
        sectors={sectors}
        values={posted?.typed ?? values}
        errors={errors}
        own={posted ? posted.own : (basis?.threshold ?? null)}
        button="Create the workshop"
      >
        <input type="hidden" name="id" value={id} />
        {basis ? (
          <input type="hidden" name="assessment" value={basis.id} />
        ) : (
          <>
            {bases.length > 0 && (
              <Select
                id="assessment"
                name="assessment"
                label="Is it about an assessment? (optional)"
                labelSize="m"
                hint="Its results then suggest what to talk about."
                items={[
                  { value: '', text: 'No, it stands by itself' },
                  ...bases.map((one) => ({ value: one.id, text: one.title })),
                ]}
                defaultValue={posted?.assessment}
              />
            )}
            <Checkbox
              id="withQuestions"
              name="withQuestions"
              label="Begin with the 12 questions of the workshop form"
              hint={`One for each dimension, as far as they fit. Untick it to choose the questions yourself.${bases.length > 0 ? ' On an assessment its results choose them.' : ''}`}
              defaultChecked={posted ? posted.withQuestions : true}
            />
          </>
        )}
      </SettingsForm>
    </>
  );
}
