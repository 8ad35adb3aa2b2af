import type { LoaderFunctionArgs } from '@remix-run/node';
import { Link, type MetaFunction, useLoaderData } from '@remix-run/react';
import { Breadcrumb } from '~/components/nhs/breadcrumb';
import { ButtonLink } from '~/components/nhs/button-link';
import { Table } from '~/components/nhs/table';
import { ukDayWords } from '~/domain/assessment/uk-time';
import { STAGE_NAMES } from '~/domain/workshop/set-up-messages';
import { title } from '~/lib/page-title';
import { paths } from '~/lib/paths';
import { listWorkshopsOf } from '~/services/workshop-records.server';
import { getPlace } from './places/own-place.server';

export const meta: MetaFunction<typeof loader> = ({ data }) =>
  title('Workshops', ...(data ? [data.place.name] : []));

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { place, may } = await getPlace(context, request, params, 'see-workshops');
  return {
    place: { id: place.id, name: place.name },
    mayRun: may('run-workshops'),
    workshops: await listWorkshopsOf(context, place.id),
  };
}

export default function WorkshopsPage() {
  const { place, mayRun, workshops } = useLoaderData<typeof loader>();
  return (
    <>
      <Breadcrumb
        items={[
          { href: paths.places, text: 'Your places' },
          { href: paths.place(place.id), text: place.name },
        ]}
      />
      <h1 className="nhsuk-heading-l">Workshops</h1>
      <p>
        In a workshop people vote on their phones, see at once how far they agree, talk, vote again, and leave
        with what they agreed and who does what.
      </p>
      {workshops.length === 0 ? (
        <p>No workshop yet.</p>
      ) : (
        <Table
          id="workshops"
          caption="Workshops, the newest first"
          head={[
            { id: 'title', text: 'Workshop' },
            { id: 'stage', text: 'State' },
            { id: 'day', text: 'Day' },
            { id: 'about', text: 'About' },
            { id: 'record', text: 'Record' },
          ]}
          rows={workshops.map(({ id, title, stage, heldAt, assessment }) => ({
            id,
            cells: [
              <Link key="title" to={paths.workshop(place.id, id).home}>
                {title}
              </Link>,
              STAGE_NAMES[stage],
              heldAt === null ? 'Not yet' : ukDayWords(heldAt),
              assessment ?? 'By itself',
              heldAt === null ? (
                'Not yet'
              ) : (
                <Link key="record" to={paths.workshop(place.id, id).record}>
                  Read it<span className="nhsuk-u-visually-hidden">: {title}</span>
                </Link>
              ),
            ],
          }))}
        />
      )}
      {mayRun && <ButtonLink href={paths.newWorkshop(place.id)}>Start a workshop</ButtonLink>}
    </>
  );
}
