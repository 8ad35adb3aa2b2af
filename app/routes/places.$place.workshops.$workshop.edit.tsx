import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node';
import { type MetaFunction, useActionData, useLoaderData } from '@remix-run/react';
import { BackLink } from '~/components/nhs/back-link';
import { InsetText } from '~/components/nhs/inset-text';
import { settingsOf, settingsValues } from '~/components/workshop-set-up/settings-fields';
import { SettingsFacts } from '~/components/workshop-set-up/settings-facts';
import { SettingsErrorSummary, SettingsForm } from '~/components/workshop-set-up/settings-form';
import { FORM_CHANGED } from '~/domain/workshop/set-up-messages';
import { postedForm, refuse } from '~/lib/http';
import { title } from '~/lib/page-title';
import { paths } from '~/lib/paths';
import { findOwnThreshold } from '~/services/workshop-bases.server';
import { changeWorkshopSettings } from '~/services/workshop-set-up.server';
import { getWorkshop } from './places/own-workshop.server';
import { readPostedSettings } from './places/posted-workshop.server';

export const meta: MetaFunction<typeof loader> = ({ data }) =>
  title('Settings', ...(data ? [data.title] : ['Workshop']));

const BEGUN = 'This workshop has begun, so its settings stay as they are. Nothing was changed.';

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { place, workshop } = await getWorkshop(context, request, params, 'run-workshops');
  const { home } = paths.workshop(place.id, workshop.id);
  if (workshop.state.stage !== 'draft') throw redirect(home);
  return {
    home,
    title: workshop.title,
    sequence: workshop.sequence,
    sectors: context.instrument.sectors,
    own: await findOwnThreshold(context, workshop),
    settings: settingsOf(workshop),
  };
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const { by, workshop } = await getWorkshop(context, request, params, 'run-workshops');
  const form = await postedForm(request);
  const read = readPostedSettings(context, form, await findOwnThreshold(context, workshop));
  if (!read.ok) return data({ typed: read.typed, errors: read.errors, changed: false }, { status: 400 });
  const seen = Number(form.get('sequence'));
  const outcome = await changeWorkshopSettings(context, by, workshop.id, seen, read.settings);
  switch (outcome) {
    case 'not-there':
      return refuse(404);
    case 'begun':
      return refuse(409, BEGUN);
    case 'changed':
      return data({ typed: settingsValues(read.settings), errors: {}, changed: true }, { status: 409 });
    case 'done':
      return redirect(paths.workshop(by.placeId, workshop.id).home);
  }
}

export default function WorkshopSettingsPage() {
  const { home, title, sequence, sectors, own, settings } = useLoaderData<typeof loader>();
  const names = Object.fromEntries(sectors.map(({ id, name }) => [id, name]));
  const posted = useActionData<typeof action>();
  const errors = posted?.errors ?? {};
  return (
    <>
      <BackLink href={home} />
      <SettingsErrorSummary errors={errors} sectors={sectors} />
      <h1 className="nhsuk-heading-l">
        <span className="nhsuk-caption-l">{title}</span>
        Settings
      </h1>
      {posted?.changed && (
        <>
          <InsetText>
            <p role="alert">{FORM_CHANGED}</p>
          </InsetText>
          <SettingsFacts settings={settings} sectorNames={names} />
        </>
      )}
      <p>You can change these until the workshop starts.</p>
      <SettingsForm
        sectors={sectors}
        values={posted?.typed ?? settingsValues(settings)}
        errors={errors}
        own={own}
        button="Save"
      >
        <input type="hidden" name="sequence" value={sequence} />
      </SettingsForm>
    </>
  );
}
