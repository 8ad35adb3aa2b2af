import { Form, Link } from '@remix-run/react';
import { useEffect } from 'react';
import { BackLink } from '~/components/nhs/back-link';
import { Button } from '~/components/nhs/button';
import { ErrorSummary } from '~/components/nhs/error-summary';
import { InsetText } from '~/components/nhs/inset-text';
import { Select } from '~/components/nhs/select';
import { StatusMessage } from '~/components/nhs/status-message';
import { AgendaList } from '~/components/workshop-set-up/agenda-list';
import type { Loaded, Posted } from './route';

/** All steps of a workshop, to put in order, change, remove and add to. */
export function WholeAgenda(props: Loaded & { posted: Posted }) {
  const { posted, own, title, sequence, steps, begun, moved, timing, isRunning } = props;
  const movedStep = steps[moved];
  const movedId = movedStep?.id;
  // The button that was pressed has moved away from under the finger: the step is where to go on from.
  useEffect(() => {
    if (movedId !== undefined) document.getElementById(`step-${movedId}`)?.focus();
  }, [movedId, sequence]);
  const error = posted?.errors && 'question' in posted.errors ? posted.errors.question : undefined;
  return (
    <>
      <BackLink href={own.home}>{title}</BackLink>
      <ErrorSummary errors={error ? [{ href: '#question', text: error }] : []} />
      <h1 className="nhsuk-heading-l">
        <span className="nhsuk-caption-l">{title}</span>
        Agenda
      </h1>
      {posted?.refused && (
        <InsetText>
          <p role="alert">{posted.refused}</p>
        </InsetText>
      )}
      <p className="nhsuk-lede-text">{timing}</p>
      {isRunning && <p>The workshop is running. Steps that have begun stay as they are.</p>}
      <StatusMessage id="moved">
        {movedStep && `“${movedStep.title}” is now step ${moved + 1} of ${steps.length}.`}
      </StatusMessage>
      {steps.length === 0 ? (
        <p>There is no step yet. Add the first below.</p>
      ) : (
        <AgendaList
          steps={steps}
          begun={begun}
          sequence={sequence}
          changeHref={(step) => `${own.agenda}?change=${step}`}
        />
      )}
      <h2 className="nhsuk-heading-m">Add a step</h2>
      <AddQuestion {...props} error={error} />
      <ul>
        <li>
          <Link to={`${own.agenda}?add=energy`}>Add a vote on where to put energy</Link>
        </li>
        <li>
          <Link to={`${own.agenda}?add=words`}>
            Add words: everybody writes, then votes for what matters most
          </Link>
        </li>
        <li>
          <Link to={`${own.agenda}?add=talk`}>Add a talk</Link>
        </li>
      </ul>
    </>
  );
}

function AddQuestion({ questions, sequence, ticket, error }: Loaded & { error: string | undefined }) {
  if (questions.length === 0) return <p>Every question is on the agenda.</p>;
  return (
    <Form method="post" noValidate>
      <input type="hidden" name="sequence" value={sequence} />
      <input type="hidden" name="ticket" value={ticket} />
      <Select
        id="question"
        name="question"
        label="Add a question to vote on"
        items={[
          { value: '', text: 'Choose a question' },
          ...questions.map(({ id, text, isSuggested }) => ({
            value: id,
            text: isSuggested ? `Suggested by your results: ${text}` : text,
          })),
        ]}
        error={error}
      />
      <Button name="intent" value="add-question" variant="secondary">
        Add the question
      </Button>
    </Form>
  );
}
