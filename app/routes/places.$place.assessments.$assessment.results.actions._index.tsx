import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node';
import { Form, Link, useActionData, useLoaderData } from '@remix-run/react';
import { ActionList } from '~/components/actions/action-list';
import { CarryOver } from '~/components/actions/carry-over';
import { Button } from '~/components/nhs/button';
import { ButtonLink } from '~/components/nhs/button-link';
import { Checkbox } from '~/components/nhs/checkbox';
import { ErrorSummary } from '~/components/nhs/error-summary';
import { Select } from '~/components/nhs/select';
import { ResultsHeading } from '~/components/results/results-heading';
import { ResultsNav } from '~/components/results/results-nav';
import { ACTION_STATES, filterActions, isOpen, isOverdue } from '~/domain/actions/action';
import {
  ACTION_STATE_NAMES,
  countedActions,
  openWords,
  TOO_EARLY_FOR_ACTIONS,
} from '~/domain/actions/messages';
import { ukToday } from '~/domain/actions/typed-action';
import { mayHaveActions } from '~/domain/assessment/state';
import { isRandomId, postedForm, refuse } from '~/lib/http';
import { title } from '~/lib/page-title';
import { paths } from '~/lib/paths';
import { carryOverActions } from '~/services/action-changes.server';
import { listActions, listToCarryOver } from '~/services/actions.server';
import { mayAsReader } from '~/services/results-reader.server';
import { getAssessment } from './places/own-place.server';
import { getReadAssessment } from './places/results-reader.server';
import { actionSubjects } from './places/posted-action.server';

export const meta: MetaFunction<typeof loader> = ({ data }) =>
  title('Actions', 'Results', ...(data ? [data.head.placeName] : []));

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { reader, placeName, assessment } = await getReadAssessment(context, request, params);
  const today = ukToday(context.clock().toISOString());
  const asked = new URL(request.url).searchParams;
  const subjects = actionSubjects(context, assessment);
  const state =
    ACTION_STATES.find((one) => one === asked.get('state')) ?? (asked.get('state') === 'open' && 'open');
  const dimension = subjects.find(({ id }) => id === asked.get('dimension'))?.id;
  const overdue = asked.get('overdue') === 'yes';
  const all = await listActions(context, reader);
  const isReady = mayHaveActions(assessment.state);
  return {
    placeId: reader.placeId,
    assessmentId: assessment.id,
    head: { placeName, title: assessment.title },
    mayKeep: mayAsReader(reader, 'keep-actions'),
    isReady,
    today,
    subjects,
    filter: { state: state || '', dimension: dimension ?? '', overdue },
    actions: filterActions(all, { state: state || undefined, dimension, overdue }, today),
    total: all.length,
    counts: {
      open: all.filter(isOpen).length,
      overdue: all.filter((action) => isOverdue(action, today)).length,
    },
    offered: isReady ? await listToCarryOver(context, reader) : [],
  };
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const { by, assessment } = await getAssessment(context, request, params, 'keep-actions');
  const ids = (await postedForm(request)).getAll('action').filter(isRandomId);
  if (ids.length === 0) return data({ error: 'Tick the actions to carry over' }, { status: 400 });
  const carried = await carryOverActions(context, by, assessment.id, ids);
  if (carried.outcome === 'not-there') refuse(404);
  if (carried.outcome === 'too-early') refuse(409, TOO_EARLY_FOR_ACTIONS);
  return redirect(paths.assessment(by.placeId, assessment.id).actions());
}

export default function ActionsPage() {
  const loaded = useLoaderData<typeof loader>();
  const { placeId, assessmentId, head, mayKeep, isReady, today, subjects, filter, actions } = loaded;
  const { total, counts, offered } = loaded;
  const error = useActionData<typeof action>()?.error;
  const own = paths.assessment(placeId, assessmentId);
  const names = new Map(subjects.map(({ id, name }) => [id, name]));
  const isFiltered = filter.state !== '' || filter.dimension !== '' || filter.overdue;
  return (
    <>
      <ErrorSummary errors={error ? [{ href: '#carry-over', text: error }] : []} />
      <ResultsHeading {...{ placeId, assessmentId, head }} edition={undefined}>
        Actions
      </ResultsHeading>
      <ResultsNav current="actions" {...{ placeId, assessmentId }} edition={undefined} />
      {!isReady && <p>{TOO_EARLY_FOR_ACTIONS}</p>}
      {isReady && mayKeep && <ButtonLink href={own.newAction()}>Add an action</ButtonLink>}
      {total === 0 ? (
        isReady && <NoneYet mayKeep={mayKeep} patterns={own.resultsPatterns()} />
      ) : (
        <>
          <p>{openWords(counts)}.</p>
          <ChooseActions action={own.actions()} {...{ subjects, filter }} />
          <p role="status">
            {countedActions(actions.length, total)}, those due first at the top.{' '}
            {isFiltered && <Link to={own.actions()}>Show all</Link>}
          </p>
          {actions.length === 0 && <p>No action is of this kind.</p>}
          <ActionList
            actions={actions}
            today={today}
            subjectName={(id) => names.get(id) ?? id}
            href={({ id }) => own.action(id)}
          />
        </>
      )}
      {offered.length > 0 && <CarryOver {...{ offered, today, error }} />}
    </>
  );
}

/** What to do where there is no action yet. */
function NoneYet({ mayKeep, patterns }: { mayKeep: boolean; patterns: string }) {
  return (
    <p>
      No action has been agreed yet.{' '}
      {mayKeep && (
        <>
          Read <Link to={patterns}>where to start</Link>: beside each practice there you can make it an
          action. Two or three that get done are better than ten that do not.
        </>
      )}
    </p>
  );
}

/** Chooses in the address which actions are listed. */
function ChooseActions(props: {
  action: string;
  subjects: readonly { id: string; name: string }[];
  filter: { state: string; dimension: string; overdue: boolean };
}) {
  const { action, subjects, filter } = props;
  return (
    <Form method="get" action={action} className="app-choose" key={JSON.stringify(filter)}>
      <Select
        id="state"
        name="state"
        label="Standing"
        defaultValue={filter.state}
        items={[
          { value: '', text: 'Any' },
          { value: 'open', text: 'Still to be done' },
          ...ACTION_STATES.map((value) => ({ value, text: ACTION_STATE_NAMES[value] })),
        ]}
      />
      <Select
        id="dimension"
        name="dimension"
        label="About"
        defaultValue={filter.dimension}
        items={[
          { value: '', text: 'Anything' },
          ...subjects.map(({ id, name }) => ({ value: id, text: name })),
        ]}
      />
      <Checkbox id="overdue" name="overdue" label="Overdue only" defaultChecked={filter.overdue} small />
      <Button variant="secondary">Show</Button>
    </Form>
  );
}
