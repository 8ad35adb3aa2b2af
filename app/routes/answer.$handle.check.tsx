import {
  data,
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node';
import { Form, Link, useActionData, useLoaderData, useSubmit } from '@remix-run/react';
import { type FormEvent, useState } from 'react';
import { BackLink } from '~/components/nhs/back-link';
import { Button } from '~/components/nhs/button';
import { ButtonLink } from '~/components/nhs/button-link';
import { ErrorSummary } from '~/components/nhs/error-summary';
import { SummaryList } from '~/components/nhs/summary-list';
import { questionAnchor } from '~/components/questionnaire/field-names';
import { SaveStatusLine } from '~/components/questionnaire/save-status-line';
import { useAnswers, useAnswerStore } from '~/components/questionnaire/use-answers';
import { allStepContent } from '~/domain/response/step-content';
import { refuse } from '~/lib/http';
import { title } from '~/lib/page-title';
import { paths } from '~/lib/paths';
import { sendResponse } from '~/services/responses.server';
import { getOwnResponse } from './answer.$handle/own-response.server';
import { StandingNote } from './answer.$handle/standing-note';
import { useProgress, useResponse } from './answer.$handle/use-response';

export const meta: MetaFunction = () => title('Check your answers', 'Your answers');

const NOTHING = 'Answer at least one question before you send';

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { response } = await getOwnResponse(context, request, params.handle);
  const { sectors, tiers } = context.instrument;
  const { aboutYou, questionSet } = response;
  return {
    pages: Object.values(allStepContent(questionSet, aboutYou.form)).map(({ id, name, questions }) => ({
      id,
      name,
      questions: questions.map((question) => ({
        id: question.id,
        text: question.text,
        names: question.choices.map((choice) => choice.name),
      })),
    })),
    sector: sectors.find(({ id }) => id === aboutYou.sector)?.name ?? aboutYou.sector,
    tier: tiers.find(({ id }) => id === aboutYou.tier)?.name ?? aboutYou.tier,
    jointPost: aboutYou.jointPost,
  };
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const { handle, response } = await getOwnResponse(context, request, params.handle);
  if (Object.keys(response.answers).length === 0) return data({ error: NOTHING }, { status: 400 });
  if (!(await sendResponse(context, response.id))) {
    refuse(409, 'This survey is closed, so answers can no longer be sent. What you sent before stands.');
  }
  return redirect(paths.answer(handle).profile);
}

export default function CheckPage() {
  const { handle, steps, sent, kind, open } = useResponse();
  const { pages, sector, tier, jointPost } = useLoaderData<typeof loader>();
  const posted = useActionData<typeof action>();
  const { answers, comments, status } = useAnswers();
  const store = useAnswerStore();
  const submit = useSubmit();
  const [held, setHeld] = useState(false);
  const progress = useProgress();
  const own = paths.answer(handle);
  const left = progress.total - progress.answered;

  /** Sends only once everything said on this device is stored. */
  async function send(event: FormEvent<HTMLFormElement>) {
    const form = event.currentTarget;
    event.preventDefault();
    if (await store.flush()) submit(form);
    else setHeld(true);
  }

  return (
    <>
      <BackLink href={open ? own.step(steps.at(-2)!.id) : own.steps} />
      <ErrorSummary
        errors={[
          ...(posted ? [{ href: '#answers', text: posted.error }] : []),
          ...(held && status.state === 'waiting'
            ? [{ href: '#send', text: 'Your last changes are not stored yet. Try again when you are online' }]
            : []),
          ...(held && status.state === 'refused' ? [{ href: '#save-status', text: status.words }] : []),
        ]}
      />
      <h1 className="nhsuk-heading-l">Check your answers</h1>
      <p>
        {left === 0
          ? 'You have answered every question.'
          : `You have answered ${progress.answered} of ${progress.total} questions.`}
        {left > 0 && open && !sent && ' You can send them as they are, or go back to the others.'}
      </p>
      <StandingNote />
      <SaveStatusLine id="save-status" />
      <h2 className="nhsuk-heading-m">About you</h2>
      <SummaryList
        rows={[
          {
            id: 'sector',
            key: 'You answer for',
            value: sector,
            ...(open && { change: { href: own.aboutYou, hiddenText: 'whom you answer for' } }),
          },
          {
            id: 'tier',
            key: 'Your role',
            value: jointPost ? `${tier}, joint post` : tier,
            ...(open && { change: { href: own.aboutYou, hiddenText: 'your role' } }),
          },
        ]}
      />
      <div id="answers" tabIndex={-1}>
        {pages.map((page) => (
          <section key={page.id}>
            <h2 className="nhsuk-heading-m">{page.name}</h2>
            <SummaryList
              rows={page.questions.map((question) => ({
                id: question.id,
                key: question.text,
                value: (
                  <>
                    {answerName(answers[question.id], question.names)}
                    {comments[question.id] && <span className="app-comment">{comments[question.id]}</span>}
                  </>
                ),
                ...(open && {
                  change: {
                    href: `${own.step(page.id)}#${questionAnchor(question.id)}`,
                    hiddenText: `your answer to: ${question.text}`,
                  },
                }),
              }))}
            />
          </section>
        ))}
      </div>
      {sent ? (
        <ButtonLink href={own.profile}>See your profile</ButtonLink>
      ) : (
        open && (
          <Form method="post" onSubmit={(event) => void send(event)}>
            <h2 className="nhsuk-heading-m">Send your answers</h2>
            <p>
              {kind === 'trial'
                ? 'You are trying the survey alone: nobody else will see these answers. Sending shows you your profile.'
                : 'After you send them your answers count. You can change or withdraw them until the survey closes.'}
            </p>
            <Button id="send">Send and see your profile</Button>
          </Form>
        )
      )}
      <p>
        <Link to={own.steps}>All steps</Link>
      </p>
    </>
  );
}

function answerName(value: string | undefined, names: readonly string[]): string {
  if (value === undefined) return 'Not answered';
  if (value === 'dk') return 'I don’t know';
  if (value === 'na') return 'Does not apply here';
  return `${names[Number(value) - 1]} (${value})`;
}
