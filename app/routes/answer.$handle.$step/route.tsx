import {
  data,
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node';
import {
  Form,
  Link,
  useActionData,
  useLoaderData,
  useNavigate,
  type ClientLoaderFunctionArgs,
} from '@remix-run/react';
import { type FormEvent, useEffect, useRef, useState } from 'react';
import { BackLink } from '~/components/nhs/back-link';
import { Button } from '~/components/nhs/button';
import { ErrorSummary } from '~/components/nhs/error-summary';
import { keepContents, keptContent } from '~/components/questionnaire/content-cache';
import { commentName, questionAnchor, shownName, versionOf } from '~/components/questionnaire/field-names';
import { loadAhead } from '~/components/questionnaire/pages-ahead';
import { Question } from '~/components/questionnaire/question';
import { SaveStatusLine } from '~/components/questionnaire/save-status-line';
import { useAnswers, useAnswerStore } from '~/components/questionnaire/use-answers';
import { commentProblem, isTooLong, tidyComment } from '~/domain/response/comments';
import { type StepContent, stepContent } from '~/domain/response/step-content';
import { nextStep, previousStep, stepsOf } from '~/domain/response/steps';
import { postedForm, refuse } from '~/lib/http';
import { title } from '~/lib/page-title';
import { paths } from '~/lib/paths';
import { savePostedChanges } from '~/services/responses.server';
import { getOwnResponse } from '../answer.$handle/own-response.server';
import { StandingNote } from '../answer.$handle/standing-note';
import { useProgress, useResponse } from '../answer.$handle/use-response';
import { type PostedProblem, readPostedStep } from './posted-step.server';

export const meta: MetaFunction<typeof loader> = ({ data }) =>
  title(data?.content.name ?? 'Questions', 'Your answers');

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { handle, response } = await getOwnResponse(context, request, params.handle);
  const content = stepContent(response.questionSet, response.aboutYou.form, params.step ?? '');
  if (!content) refuse(404);
  // What was answered is read there; nothing can be answered any more.
  if (!response.assessment.open) throw redirect(paths.answer(handle).check);
  return { content };
}

/** Turning a page takes its words from the browser where they are kept, and from the server otherwise. */
export async function clientLoader({ params, serverLoader }: ClientLoaderFunctionArgs) {
  const content = keptContent(params.handle, params.step);
  return content ? { content } : serverLoader<typeof loader>();
}

/** The plain form post: what a page with JavaScript saves answer by answer arrives here at once. */
export async function action({ request, params, context }: ActionFunctionArgs) {
  const { handle, response } = await getOwnResponse(context, request, params.handle);
  const { questionSet, aboutYou, id } = response;
  const content = stepContent(questionSet, aboutYou.form, params.step ?? '');
  if (!content) refuse(404);
  const form = await postedForm(request);
  if (form.get('version') !== versionOf(questionSet.id, aboutYou.form)) {
    refuse(
      409,
      'This page belongs to another version of the questions. Nothing was changed. Open your answers again.',
    );
  }
  const { changes, problems } = readPostedStep(content, form);
  const saved = await savePostedChanges(context, id, changes);
  if (!saved)
    refuse(409, 'This survey is closed, so your last changes were not saved. What you sent before stands.');
  if (Object.keys(problems).length > 0) return data({ problems }, { status: 400 });
  const next = nextStep(stepsOf(questionSet, aboutYou.form), content.id);
  return redirect(
    form.get('then') === 'list' ? paths.answer(handle).steps : paths.answer(handle).step(next!.id),
  );
}

export default function StepPage() {
  const { content } = useLoaderData<typeof loader>();
  // Keyed by page: nothing typed or chosen on one page may ever show on, or be saved under, the next.
  return <Step key={content.id} content={content} />;
}

function Step({ content }: { content: StepContent }) {
  const { handle, set, form, steps, returnCode, commentsAsked, view } = useResponse();
  const own = paths.answer(handle);
  const posted = useActionData<typeof action>();
  const [found, setFound] = useState<{ attempt: number; problems: Record<string, PostedProblem> }>();
  const problems: Record<string, PostedProblem> = found?.problems ?? posted?.problems ?? {};
  const store = useAnswerStore();
  const { status } = useAnswers();
  const progress = useProgress();
  const navigate = useNavigate();
  const page = useRef<HTMLFormElement>(null);
  const [held, setHeld] = useState(false);

  useEffect(() => {
    void keepContents(handle, paths.content(set, form));
    // The list of steps opens without a connection too.
    void loadAhead('routes/answer.$handle.steps');
    // What was chosen or written before the scripts arrived is on the page but not yet saved.
    const early = new FormData(page.current!);
    for (const { id } of content.questions) {
      const answer = early.get(id);
      if (answer !== null) store.say('answer', id, String(answer));
      const comment = tidyComment(String(early.get(commentName(id)) ?? ''));
      if (early.has(commentName(id)) && !isTooLong(comment)) store.say('comment', id, comment);
    }
  }, [handle, set, form, content, store]);

  const before = previousStep(steps, content.id);
  const after = nextStep(steps, content.id)!;

  async function turnPage(event: FormEvent<HTMLFormElement>) {
    const button = (event.nativeEvent as SubmitEvent).submitter as HTMLButtonElement | null;
    const toList = button?.value === 'list';
    event.preventDefault();
    if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
    // It is not saved, and turning the page would lose it.
    const tooLong = tooLongComments(content, new FormData(event.currentTarget));
    const wrong = Object.keys(tooLong).length > 0;
    // Only where it shows or takes away something: the page would be drawn once more just before it goes.
    if (wrong || Object.keys(problems).length > 0) {
      setFound((before) => ({ attempt: (before?.attempt ?? 0) + 1, problems: tooLong }));
    }
    if (wrong) return;
    const target = toList ? own.steps : own.step(after.id);
    // A page that is kept needs no connection; for any other one, what is unsent goes first.
    if (!toList && keptContent(handle, after.id)) return navigate(target);
    const saved = await store.flush();
    if (saved || navigator.onLine) navigate(target);
    else setHeld(true);
  }

  const errors = content.questions.flatMap(({ id }) => [
    ...(problems[id]?.answer ? [{ href: `#${questionAnchor(id)}`, text: problems[id].answer }] : []),
    ...(problems[id]?.comment
      ? [{ href: `#${questionAnchor(id)}-comment`, text: problems[id].comment }]
      : []),
  ]);
  const number = steps.findIndex(({ id }) => id === content.id) + 1;
  return (
    <>
      <BackLink href={before ? own.step(before.id) : own.start} />
      <ErrorSummary errors={errors} attempt={found?.attempt} />
      <p className="app-where">
        {content.kind === 'dimension'
          ? `Dimension ${number} of ${progress.dimensions}`
          : 'After the dimensions'}
        {progress.minutes > 0 &&
          ` · about ${progress.minutes} ${progress.minutes === 1 ? 'minute' : 'minutes'} left`}
        {' · '}
        <Link to={own.steps}>All steps</Link>
      </p>
      <h1 className="nhsuk-heading-l">{content.name}</h1>
      <p>{content.about}</p>
      {content.kind === 'dimension' && (
        <p>
          <strong>Choose the highest level that is wholly true in your place today.</strong> You can skip a
          question.
        </p>
      )}
      <StandingNote />
      <Form method="post" ref={page} onSubmit={(event) => void turnPage(event)} autoComplete="off" noValidate>
        <input type="hidden" name="version" value={versionOf(set, form)} />
        {content.questions.map((question, index) => (
          <div key={question.id}>
            <Shown field={question.id} value={view.answers[question.id]} />
            <Shown field={commentName(question.id)} value={view.comments[question.id]} />
            <Question
              content={question}
              number={index + 1}
              commentsAsked={commentsAsked}
              errors={problems[question.id]}
              typedComment={problems[question.id]?.typedComment}
            />
          </div>
        ))}
        {held && status.state === 'waiting' && (
          <p className="app-note" role="alert">
            You are offline, and the next page is not on this device yet. Your answers are kept here. Try
            again when you are back online.
          </p>
        )}
        <div className="app-actions">
          <Button name="then" value="next">
            Save and continue
          </Button>
          <Button name="then" value="list" variant="secondary">
            Save and see all steps
          </Button>
        </div>
      </Form>
      <div className="app-save-line">
        <SaveStatusLine id="save-status" />
        <p className="app-return-code">
          Return code: <strong>{returnCode}</strong>
        </p>
      </div>
    </>
  );
}

function tooLongComments(content: StepContent, form: FormData): Record<string, PostedProblem> {
  const problems = content.questions.flatMap(({ id }) => {
    const comment = commentProblem(tidyComment(String(form.get(commentName(id)) ?? '')));
    return comment ? [[id, { comment }] as const] : [];
  });
  return Object.fromEntries(problems);
}

/** What the page showed when it was made; read only by a plain post. */
function Shown({ field, value }: { field: string; value: string | undefined }) {
  return value === undefined ? null : <input type="hidden" name={shownName(field)} value={value} />;
}
