import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node';
import { Form, Link, useActionData, useLoaderData } from '@remix-run/react';
import { ActionErrorSummary, ActionForm } from '~/components/actions/action-form';
import { ActionFacts, Fact } from '~/components/actions/action-list';
import { InOtherRounds } from '~/components/actions/in-other-rounds';
import { BackLink } from '~/components/nhs/back-link';
import { Button } from '~/components/nhs/button';
import { Details } from '~/components/nhs/details';
import { InsetText } from '~/components/nhs/inset-text';
import type { Action } from '~/domain/actions/action';
import { ACTION_STATE_NAMES } from '~/domain/actions/messages';
import { type TypedAction, ukToday } from '~/domain/actions/typed-action';
import { ukDayWords, typedMoment } from '~/domain/assessment/uk-time';
import { postedForm, refuse } from '~/lib/http';
import { title } from '~/lib/page-title';
import { paths } from '~/lib/paths';
import { changeAction, removeAction } from '~/services/action-changes.server';
import { findAction } from '~/services/actions.server';
import { mayAsReader } from '~/services/results-reader.server';
import { getAssessment } from './places/own-place.server';
import { getReadAssessment, getReader } from './places/results-reader.server';
import { actionSubjects, findPractice, practicesFor, readPostedAction } from './places/posted-action.server';

export const meta: MetaFunction<typeof loader> = ({ data }) =>
  title('Action', ...(data ? [data.head.placeName] : []));

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { reader, placeName, assessment } = await getReadAssessment(context, request, params);
  const found = (await findAction(context, reader, params.action ?? '')) ?? refuse(404);
  const { action, earlier, later } = found;
  const practice = findPractice(context, action.practice);
  const practices = practicesFor(context, action.dimension ?? '');
  return {
    placeId: reader.placeId,
    assessmentId: assessment.id,
    head: { placeName, title: assessment.title },
    mayKeep: mayAsReader(reader, 'keep-actions'),
    today: ukToday(context.clock().toISOString()),
    action,
    earlier,
    later,
    practice: practice ?? null,
    subjects: actionSubjects(context, assessment),
    // What it follows stays to be chosen, also where the library has changed since.
    practices: withOwn(practices, action.practice, practice?.title),
  };
}

function withOwn(practices: { id: string; title: string }[], own: string | null, title: string | undefined) {
  return own === null || practices.some(({ id }) => id === own)
    ? practices
    : [...practices, { id: own, title: title ?? 'A practice that is no longer in the library' }];
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const { by, assessment } = await getAssessment(context, request, params, 'keep-actions');
  const id = params.action ?? '';
  const { actions } = paths.assessment(by.placeId, assessment.id);
  const form = await postedForm(request);
  const version = Number(form.get('version'));
  const isDelete = form.get('intent') === 'delete';
  const found = await findAction(context, await getReader(context, request, params), id);
  // Deleted already, perhaps by the first of two clicks.
  if (!found && isDelete) return redirect(actions());
  if (!found) refuse(404);
  if (isDelete) {
    const removed = await removeAction(context, by, assessment.id, id, version);
    if (removed.outcome === 'done' || removed.outcome === 'not-there') return redirect(actions());
    return data({ refused: removed.outcome, typed: null, errors: {}, practices: null }, { status: 409 });
  }
  const read = readPostedAction(context, assessment, form, found.action);
  const { typed } = read;
  const practices = withOwn(practicesFor(context, typed.dimension), found.action.practice, undefined);
  if (!read.ok) {
    const status = Object.keys(read.errors).length > 0 ? 400 : 200;
    return data({ refused: null, typed, errors: read.errors, practices }, { status });
  }
  const changed = await changeAction(context, by, assessment.id, id, version, read.content);
  if (changed.outcome === 'not-there') refuse(404);
  if (changed.outcome === 'done') return redirect(actions());
  return data({ refused: changed.outcome, typed, errors: {}, practices }, { status: 409 });
}

export default function ActionPage() {
  const loaded = useLoaderData<typeof loader>();
  const { placeId, assessmentId, head, mayKeep, action, subjects, practices, later } = loaded;
  const posted = useActionData<PostedAction>();
  const errors = posted?.errors ?? {};
  const own = paths.assessment(placeId, assessmentId);
  return (
    <>
      <BackLink href={own.actions()}>Actions</BackLink>
      <ActionErrorSummary errors={errors} />
      <h1 className="nhsuk-heading-l app-agreed__title" dir="auto">
        <span className="nhsuk-caption-l">
          {head.placeName}, {head.title}
        </span>
        {action.what}
      </h1>
      {posted?.refused === 'changed-before' && (
        <InsetText>
          <p role="alert">
            Somebody else changed this action in the meantime. This is how it stands now. What you typed is
            still below: save it again if it is right, or leave this page.
          </p>
        </InsetText>
      )}
      {posted?.refused === 'carried-on' && (
        <InsetText>
          <p role="alert">A later round goes on with this action, so it stays. You can drop it there.</p>
        </InsetText>
      )}
      <Facts {...loaded} />
      {mayKeep && (
        <>
          <h2 className="nhsuk-heading-m">Change this action</h2>
          <ActionForm
            key={action.version}
            values={posted?.typed ?? valuesOf(action)}
            errors={errors}
            subjects={subjects}
            practices={posted?.practices ?? practices}
            button="Save"
          >
            <input type="hidden" name="version" value={action.version} />
          </ActionForm>
          {later.length === 0 && (
            <Details summary="Delete this action">
              <p>
                Delete it only if it was never meant. What partners decided not to do is better marked “
                {ACTION_STATE_NAMES.dropped}”, so that they can look it up.
              </p>
              <Form method="post">
                <input type="hidden" name="version" value={action.version} />
                <Button name="intent" value="delete" variant="warning" small>
                  Delete this action
                </Button>
              </Form>
            </Details>
          )}
        </>
      )}
    </>
  );
}

type PostedAction = typeof action;
type Loaded = ReturnType<typeof useLoaderData<typeof loader>>;

function valuesOf(action: Action): TypedAction {
  const { what, ownerRole, dueOn, state, dimension, practice } = action;
  return {
    what,
    ownerRole,
    due: dueOn === null ? '' : typedMoment(dueOn).day,
    state,
    dimension: dimension ?? '',
    practice: practice ?? '',
  };
}

function Facts({ placeId, action, today, subjects, practice, earlier, later }: Loaded) {
  const { dimension } = action;
  return (
    <>
      <ActionFacts action={{ ...action, carriedOn: later.length > 0 }} today={today}>
        {dimension && (
          <Fact name="About">{subjects.find(({ id }) => id === dimension)?.name ?? dimension}</Fact>
        )}
        <Fact name="Agreed">{ukDayWords(action.createdOn)}</Fact>
        {practice && (
          <Fact name="Follows the practice">
            <Link
              to={
                practice.caseStudy
                  ? `${paths.caseStudy(practice.caseStudy)}#${practice.id}`
                  : paths.practices()
              }
            >
              {practice.title}
            </Link>
          </Fact>
        )}
      </ActionFacts>
      <InOtherRounds placeId={placeId} heading="In later rounds" actions={later} />
      <InOtherRounds placeId={placeId} heading="In earlier rounds" actions={earlier} />
    </>
  );
}
