import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node';
import { Form, type MetaFunction, useActionData, useLoaderData } from '@remix-run/react';
import { BackLink } from '~/components/nhs/back-link';
import { Button } from '~/components/nhs/button';
import { ButtonLink } from '~/components/nhs/button-link';
import { ErrorSummary } from '~/components/nhs/error-summary';
import { Radios } from '~/components/nhs/radios';
import { rehearsalFields, USUAL_SIZE } from '~/components/workshop/rehearsal-fields';
import { WorkshopBanner } from '~/components/workshop/workshop-banner';
import { ukMomentWords } from '~/domain/assessment/uk-time';
import { REHEARSAL_SIZES } from '~/domain/workshop/simulated';
import { readForm } from '~/lib/form-schema.server';
import { postedForm, postedText, refuse } from '~/lib/http';
import { title } from '~/lib/page-title';
import { paths } from '~/lib/paths';
import {
  endRehearsal,
  listRehearsalsOf,
  MOST_REHEARSALS,
  startRehearsal,
} from '~/services/rehearsals.server';
import styles from '~/styles/workshop.scss?url';
import { getWorkshop } from './places/own-workshop.server';

export const links = () => [{ rel: 'stylesheet', href: styles }];

export const meta: MetaFunction<typeof loader> = ({ data }) => title('Rehearse', data?.title ?? 'Workshop');

const REFUSALS = {
  'too-many': `Your place has ${MOST_REHEARSALS} rehearsals already. End one below first.`,
  'no-steps': 'There is nothing on the agenda yet. Add a step to it first.',
};

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { place, workshop } = await getWorkshop(context, request, params, 'run-workshops');
  const own = paths.workshop(place.id, workshop.id);
  const rehearsals = await listRehearsalsOf(context, place.id);
  return {
    title: workshop.title,
    isRehearsal: workshop.rehearsal,
    // A rehearsal has no page of its own but the console.
    back: workshop.rehearsal ? own.console : own.home,
    rehearsals: rehearsals.map(({ id, title, changedAt }) => ({
      id,
      title,
      changed: ukMomentWords(changedAt),
      console: paths.workshop(place.id, id).console,
    })),
  };
}

/** Starts a rehearsal, with 60 participants where it is not said how many, or ends one. */
export async function action({ request, params, context }: ActionFunctionArgs) {
  const { by, workshop } = await getWorkshop(context, request, params, 'run-workshops');
  const form = await postedForm(request);
  if (postedText(form, 'do') === 'end') {
    const ended = postedText(form, 'rehearsal') || workshop.id;
    // A second click finds it gone, which is what was asked for.
    if ((await endRehearsal(context, by, ended)) === 'not-there' && ended === workshop.id) refuse(404);
    const isGone = ended === workshop.id;
    return redirect(isGone ? paths.workshops(by.placeId) : paths.workshop(by.placeId, workshop.id).rehearse);
  }
  if (!form.has('participants')) form.set('participants', USUAL_SIZE);
  const read = readForm(rehearsalFields, form);
  if (!read.ok) return data({ typed: read.typed, error: read.errors.participants! }, { status: 400 });
  const { participants } = read.values;
  const outcome = await startRehearsal(context, by, workshop.id, Number(participants));
  if (outcome === 'not-there') refuse(404);
  if ('refused' in outcome) {
    const typed = { participants };
    return data({ typed, error: REFUSALS[outcome.refused] }, { status: 409 });
  }
  return redirect(paths.workshop(by.placeId, outcome.started).console);
}

export default function RehearsePage() {
  const { title, isRehearsal, back, rehearsals } = useLoaderData<typeof loader>();
  const posted = useActionData<typeof action>();
  return (
    <>
      <BackLink href={back}>{title}</BackLink>
      <ErrorSummary errors={posted ? [{ href: '#participants', text: posted.error }] : []} />
      {isRehearsal ? (
        <>
          <WorkshopBanner rehearsal />
          <h1 className="nhsuk-heading-l">End the rehearsal</h1>
          <p>The rehearsal goes at once, with everything that was voted and written down in it.</p>
          <Form method="post" className="app-actions">
            <input type="hidden" name="do" value="end" />
            <Button>End rehearsal</Button>
            <ButtonLink href={back} variant="secondary">
              Go on rehearsing
            </ButtonLink>
          </Form>
        </>
      ) : (
        <>
          <h1 className="nhsuk-heading-l">Rehearse {title}</h1>
          <StartRehearsal posted={posted} />
        </>
      )}
      {!isRehearsal && rehearsals.length > 0 && (
        <>
          <h2 className="nhsuk-heading-m">Rehearsals in your place</h2>
          <ul className="app-rehearsals">
            {rehearsals.map((rehearsal) => (
              <li key={rehearsal.id} className="app-rehearsals__one">
                <span>
                  <a href={rehearsal.console}>{rehearsal.title}</a>
                  <br />
                  Last changed on {rehearsal.changed}
                </span>
                <Form method="post">
                  <input type="hidden" name="do" value="end" />
                  <input type="hidden" name="rehearsal" value={rehearsal.id} />
                  <Button variant="secondary" small>
                    End rehearsal<span className="nhsuk-u-visually-hidden"> of {rehearsal.title}</span>
                  </Button>
                </Form>
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  );
}

function StartRehearsal({
  posted,
}: {
  posted: { typed: { participants?: string }; error: string } | undefined;
}) {
  return (
    <>
      <p>
        You get a copy of this workshop to try out: its console, its screen and its code, with made-up
        participants who join, vote and write. You can join with your own phone too.
      </p>
      <ul>
        <li>The workshop itself does not change, and its code is not used.</li>
        <li>Console, screen and phones say that it is a rehearsal.</li>
        <li>It is in no list, record or result, and goes when you end it, or after a day.</li>
      </ul>
      <Form method="post" noValidate>
        <Radios
          idPrefix="participants"
          name="participants"
          legend="How many made-up participants?"
          legendSize="m"
          legendHeading={2}
          items={REHEARSAL_SIZES.map((size) => ({ value: String(size), label: String(size) }))}
          selected={posted?.typed.participants ?? USUAL_SIZE}
          error={posted?.error}
        />
        <Button>Start rehearsal</Button>
      </Form>
    </>
  );
}
