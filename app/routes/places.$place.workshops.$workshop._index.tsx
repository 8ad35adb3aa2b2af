import type { LoaderFunctionArgs } from '@remix-run/node';
import { Link, type MetaFunction, useLoaderData } from '@remix-run/react';
import { Breadcrumb } from '~/components/nhs/breadcrumb';
import { ButtonLink } from '~/components/nhs/button-link';
import { Table } from '~/components/nhs/table';
import { WorkshopBanner } from '~/components/workshop/workshop-banner';
import { SettingsFacts } from '~/components/workshop-set-up/settings-facts';
import { settingsOf } from '~/components/workshop-set-up/settings-fields';
import { ukDayWords } from '~/domain/assessment/uk-time';
import { KIND_NAMES } from '~/domain/workshop/set-up-messages';
import { minutesPlanned, timingWords } from '~/domain/workshop/timing';
import { title } from '~/lib/page-title';
import { paths } from '~/lib/paths';
import { findHeldAt, findAssessmentTitle } from '~/services/workshop-records.server';
import { getWorkshop } from './places/own-workshop.server';

export const meta: MetaFunction<typeof loader> = ({ data }) =>
  title(...(data ? [data.workshop.title, data.place.name] : ['Workshop']));

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { place, workshop, may } = await getWorkshop(context, request, params, 'see-workshops');
  const { state, code, steps, assessmentId, rehearsal } = workshop;
  return {
    place: { id: place.id, name: place.name },
    mayRun: may('run-workshops'),
    workshop: { ...settingsOf(workshop), id: workshop.id, stage: state.stage, code, rehearsal },
    steps: steps.map(({ id, kind, title, minutes }) => ({ id, kind, title, minutes })),
    heldAt: await findHeldAt(context, workshop),
    assessment: assessmentId && {
      id: assessmentId,
      title: await findAssessmentTitle(context, place.id, assessmentId),
    },
    sectorNames: Object.fromEntries(context.instrument.sectors.map(({ id, name }) => [id, name])),
  };
}

type Loaded = ReturnType<typeof useLoaderData<typeof loader>>;

export default function WorkshopPage() {
  const loaded = useLoaderData<typeof loader>();
  const { place, workshop, mayRun, assessment, sectorNames } = loaded;
  const own = paths.workshop(place.id, workshop.id);
  const isDraft = workshop.stage === 'draft';
  return (
    <>
      <Breadcrumb
        items={[
          { href: paths.places, text: 'Your places' },
          { href: paths.place(place.id), text: place.name },
          { href: paths.workshops(place.id), text: 'Workshops' },
        ]}
      />
      <WorkshopBanner rehearsal={workshop.rehearsal} />
      <h1 className="nhsuk-heading-l" dir="auto">
        {workshop.title}
      </h1>
      <p className="nhsuk-lede-text">{standWords(loaded)}</p>
      {assessment && (
        <p>
          It is about the assessment{' '}
          <Link to={paths.assessment(place.id, assessment.id).results}>{assessment.title ?? 'Results'}</Link>.
        </p>
      )}
      <MainActions loaded={loaded} />
      <AgendaTable loaded={loaded} />
      <h2 className="nhsuk-heading-m">Settings</h2>
      <SettingsFacts
        settings={workshop}
        sectorNames={sectorNames}
        change={mayRun && isDraft ? own.edit : undefined}
      />
      {mayRun && (
        <p>
          <Link to={own.delete}>Delete this workshop</Link>
        </p>
      )}
    </>
  );
}

function standWords({ workshop, heldAt }: Loaded): string {
  const day = heldAt === null ? '' : ukDayWords(heldAt);
  switch (workshop.stage) {
    case 'draft':
      return `It has not started. Once you start it, people join with the code ${workshop.code}.`;
    case 'running':
      return `It is running, since ${day}. People join with the code ${workshop.code}.`;
    case 'ended':
      return `It was held on ${day}.`;
  }
}

function MainActions({ loaded: { place, workshop, mayRun } }: { loaded: Loaded }) {
  const own = paths.workshop(place.id, workshop.id);
  const { stage, rehearsal } = workshop;
  const record = (
    <ButtonLink key="record" href={own.record} variant={stage === 'ended' ? undefined : 'secondary'}>
      Read the record
    </ButtonLink>
  );
  if (stage === 'ended' || !mayRun)
    return stage === 'draft' ? null : <div className="app-actions">{record}</div>;
  return (
    <>
      <div className="app-actions">
        <ButtonLink href={own.console}>Open the console</ButtonLink>
        <ButtonLink href={own.screen} variant="secondary">
          Open the screen
        </ButtonLink>
        {stage === 'draft' && !rehearsal && (
          <ButtonLink href={own.rehearse} variant="secondary">
            Rehearse it
          </ButtonLink>
        )}
        {stage === 'running' && record}
      </div>
      <p>You run the workshop from the console, on a phone or a laptop. The screen is for the projector.</p>
    </>
  );
}

function AgendaTable({ loaded: { place, workshop, steps, mayRun } }: { loaded: Loaded }) {
  const own = paths.workshop(place.id, workshop.id);
  return (
    <>
      <h2 className="nhsuk-heading-m">Agenda</h2>
      <p>{timingWords(minutesPlanned(steps), workshop.minutes)}</p>
      {steps.length > 0 && (
        <Table
          id="agenda"
          caption="Steps in order"
          captionHidden
          compact
          head={[
            { id: 'step', text: 'Step' },
            { id: 'kind', text: 'Kind' },
            { id: 'minutes', text: 'Minutes', numeric: true },
          ]}
          rows={steps.map(({ id, kind, title, minutes }, index) => ({
            id,
            cells: [`${index + 1}. ${title}`, KIND_NAMES[kind], String(minutes)],
          }))}
        />
      )}
      {mayRun && workshop.stage !== 'ended' && (
        <p>
          <Link to={own.agenda}>Change the agenda</Link>
        </p>
      )}
    </>
  );
}
