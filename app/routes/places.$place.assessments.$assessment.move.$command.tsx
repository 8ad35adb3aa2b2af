import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node';
import { Form, type MetaFunction, useActionData, useLoaderData } from '@remix-run/react';
import { Button } from '~/components/nhs/button';
import { BackLink } from '~/components/nhs/back-link';
import { ButtonLink } from '~/components/nhs/button-link';
import { ErrorSummary } from '~/components/nhs/error-summary';
import { MomentFields } from '~/components/places/moment-fields';
import { moveRefusalWords, thresholdWords } from '~/domain/assessment/messages';
import { nextAssessmentState } from '~/domain/assessment/state';
import { ukMomentWords } from '~/domain/assessment/uk-time';
import { refuse } from '~/lib/http';
import { title } from '~/lib/page-title';
import { paths } from '~/lib/paths';
import { type LeadCommand, moveAssessment } from '~/services/assessment-moves.server';
import { readPostedClosing } from './places/closing.server';
import { getAssessment } from './places/own-place.server';

const COMMANDS: Record<string, LeadCommand | undefined> = {
  open: 'open',
  close: 'close',
  reopen: 'reopen',
  'back-to-draft': 'backToDraft',
  archive: 'archive',
};

const commandOf = (text: string | undefined): LeadCommand =>
  (Object.hasOwn(COMMANDS, text ?? '') ? COMMANDS[text ?? ''] : undefined) ?? refuse(404);

export const meta: MetaFunction<typeof loader> = ({ data }) =>
  title(data ? WORDS[data.command](data).heading : 'Assessment');

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { place, assessment } = await getAssessment(context, request, params, 'set-up');
  const command = commandOf(params.command);
  const { home, edit } = paths.assessment(place.id, assessment.id);
  const { state, opensAt, closesAt, threshold } = assessment;
  const next = nextAssessmentState(state, command, {
    ...assessment,
    now: context.clock().toISOString(),
    // Reopening asks for a closing time of its own.
    closesAt: command === 'reopen' ? null : closesAt,
  });
  if (!next.ok && next.refusal === 'not-from-here') throw redirect(home);
  return {
    home,
    edit: state === 'draft' ? edit : null,
    command,
    title: assessment.title,
    state,
    opensAt,
    closesAt,
    threshold,
    next: next.ok ? next.state : null,
    refusal: next.ok ? null : moveRefusalWords(next.refusal),
  };
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const { by, assessment } = await getAssessment(context, request, params, 'set-up');
  const command = commandOf(params.command);
  const read = command === 'reopen' ? await readPostedClosing(context, request) : null;
  if (read && !read.ok) return data({ errors: read.errors, typed: read.typed }, { status: 400 });
  const moved = await moveAssessment(context, by, assessment.id, command, read?.closesAt ?? null);
  if (moved.outcome === 'not-there') refuse(404);
  if (moved.outcome === 'refused') refuse(409, moveRefusalWords(moved.refusal));
  return redirect(paths.assessment(by.placeId, assessment.id).home);
}

type Loaded = ReturnType<typeof useLoaderData<typeof loader>>;

interface Words {
  heading: string;
  /** What it means, line by line. */
  lines: string[];
  button: string;
}

const WORDS: Record<LeadCommand, (loaded: Loaded) => Words> = {
  open: ({ next, opensAt, closesAt, threshold }) => ({
    heading: next === 'scheduled' ? 'Let the survey open by itself' : 'Open the survey',
    lines: [
      next === 'scheduled' && opensAt !== null
        ? `It opens on ${ukMomentWords(opensAt)}. Until then you can still take it back to draft.`
        : 'People can answer at once.',
      closesAt === null
        ? 'It stays open until you close it.'
        : `It closes by itself on ${ukMomentWords(closesAt)}. You can change that while it is open.`,
      `${thresholdWords(threshold)} Respondents are told so, and it cannot be changed once it is open.`,
      'The forms, who is invited, how people get in and whether comments are asked for cannot be changed either.',
    ],
    button: next === 'scheduled' ? 'Let it open by itself' : 'Open the survey',
  }),
  close: () => ({
    heading: 'Close the survey',
    lines: [
      'Nobody can answer, change or withdraw answers any more. Answers that were not sent do not count.',
      'The results are worked out at once.',
      'You can open it again. New results then need enough new or changed answers.',
    ],
    button: 'Close the survey',
  }),
  reopen: () => ({
    heading: 'Open the survey again',
    lines: [
      'People can answer, change and withdraw answers again, with the same links and codes.',
      'The results stay as they are until you close it again. New ones then need enough new or changed answers, so that nobody’s answers can be told from the difference.',
    ],
    button: 'Open it again',
  }),
  backToDraft: () => ({
    heading: 'Take it back to draft',
    lines: ['It does not open by itself any more, and you can change everything again.'],
    button: 'Take it back to draft',
  }),
  archive: () => ({
    heading: 'Put it in the archive',
    lines: [
      'Its results stay as they are, and everybody who may read them still can.',
      'Answers that were never sent are deleted. Those that were sent are kept as long as respondents were told.',
      'It cannot be taken out of the archive, nor opened again.',
    ],
    button: 'Put it in the archive',
  }),
};

export default function MovePage() {
  const loaded = useLoaderData<typeof loader>();
  const posted = useActionData<typeof action>();
  const { home, edit, command, title, refusal } = loaded;
  const { heading, lines, button } = WORDS[command](loaded);
  const errors = posted?.errors ?? {};
  if (refusal !== null) {
    return (
      <>
        <BackLink href={home} />
        <h1 className="nhsuk-heading-l">{heading}</h1>
        <p>{refusal}</p>
        {edit && <ButtonLink href={edit}>Change the set-up</ButtonLink>}
      </>
    );
  }
  return (
    <>
      <BackLink href={home} />
      <ErrorSummary
        errors={[
          ...(errors.day ? [{ href: '#closesDay', text: errors.day }] : []),
          ...(errors.time ? [{ href: '#closesTime', text: errors.time }] : []),
        ]}
      />
      <h1 className="nhsuk-heading-l">{heading}</h1>
      <p>{title}</p>
      <ul>
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
      <Form method="post" noValidate>
        {command === 'reopen' && (
          <MomentFields
            end="closes"
            legend="When does it close? (optional)"
            hint="Leave both empty to close it by hand."
            values={posted?.typed ?? { day: '', time: '' }}
            errors={{ day: errors.day, time: errors.time }}
          />
        )}
        <div className="app-actions">
          <Button variant={command === 'close' || command === 'archive' ? 'warning' : undefined}>
            {button}
          </Button>
          <ButtonLink href={home} variant="secondary">
            Cancel
          </ButtonLink>
        </div>
      </Form>
    </>
  );
}
