import { Form, Link, type MetaFunction } from '@remix-run/react';
import { ButtonLink } from '~/components/nhs/button-link';
import { Button } from '~/components/nhs/button';
import { TaskList } from '~/components/nhs/task-list';
import { SaveStatusLine } from '~/components/questionnaire/save-status-line';
import { useAnswerStore } from '~/components/questionnaire/use-answers';
import { title } from '~/lib/page-title';
import { paths } from '~/lib/paths';
import { StandingNote } from './answer.$handle/standing-note';
import { useProgress, useResponse } from './answer.$handle/use-response';

export const meta: MetaFunction = () => title('All steps', 'Your answers');

export default function StepsPage() {
  const { handle, steps, sent, open, returnCode, kind, joinCode } = useResponse();
  const progress = useProgress();
  const store = useAnswerStore();
  const own = paths.answer(handle);
  const pages = steps.filter((step) => step.kind !== 'check');
  const next = pages.find((step) => progress.answeredIn(step) < step.items.length);
  return (
    <>
      <h1 className="nhsuk-heading-l">All steps</h1>
      <p>
        {progress.dimensionsDone} of {progress.dimensions} dimensions done
        {progress.minutes > 0 &&
          `, about ${progress.minutes} ${progress.minutes === 1 ? 'minute' : 'minutes'} left`}
        .
      </p>
      <StandingNote />
      <ButtonLink href={next && open ? own.step(next.id) : own.check}>
        {open
          ? next
            ? progress.answered > 0
              ? 'Go on'
              : 'Start'
            : 'Check your answers'
          : 'See your answers'}
      </ButtonLink>
      <TaskList
        tasks={[
          ...pages.map((step) => {
            const answered = progress.answeredIn(step);
            const done = answered === step.items.length;
            return {
              id: `step-${step.id}`,
              title: step.name,
              href: open ? own.step(step.id) : own.check,
              status: done
                ? 'Done'
                : answered > 0
                  ? `${answered} of ${step.items.length} answered`
                  : 'Not begun',
              ...(done ? {} : { statusColour: answered > 0 ? ('yellow' as const) : ('grey' as const) }),
            };
          }),
          {
            id: 'step-check',
            title: sent || !open ? 'Check your answers' : 'Check and send your answers',
            href: own.check,
            status: sent ? 'Sent' : 'Not sent',
            ...(sent ? {} : { statusColour: 'grey' as const }),
          },
        ]}
      />
      <SaveStatusLine id="save-status" />
      <h2 className="nhsuk-heading-m">Your answers on this device</h2>
      <p>
        Return code: <strong>{returnCode}</strong>.{' '}
        {kind === 'trial' && 'Your answers are deleted after 24 hours.'}
      </p>
      <ul>
        {sent && (
          <li>
            <Link to={own.profile}>See your profile</Link>
          </li>
        )}
        {open && (
          <>
            <li>
              <Link to={own.aboutYou}>Change what you said about yourself</Link>
            </li>
            <li>
              <Link to={own.withdraw}>Withdraw your answers</Link>
            </li>
          </>
        )}
      </ul>
      <Form method="post" action={own.leave} reloadDocument onSubmit={() => store.forget()}>
        {joinCode && <input type="hidden" name="join" value={joinCode} />}
        <p>
          On a shared device, close your answers here before you leave. You can open them again with your
          return code.
        </p>
        <Button variant="secondary">Close my answers on this device</Button>
      </Form>
    </>
  );
}
