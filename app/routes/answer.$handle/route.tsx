import type { LoaderFunctionArgs } from '@remix-run/node';
import { Outlet, useLoaderData, type ShouldRevalidateFunction } from '@remix-run/react';
import { AnswersProvider } from '~/components/questionnaire/use-answers';
import { timedItems } from '~/domain/response/estimate';
import { stepName } from '~/domain/response/step-content';
import { stepsOf } from '~/domain/response/steps';
import { paths } from '~/lib/paths';
import { getOwnResponse } from './own-response.server';

/** What every page of one response needs: where it is, its steps, and what has been said so far. */
export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { handle, returnCode, response } = await getOwnResponse(context, request, params.handle);
  const { questionSet, aboutYou, assessment } = response;
  const form = aboutYou.form;
  const seconds = new Map(timedItems(questionSet, form).map((item) => [item.id, item.seconds]));
  return {
    handle,
    returnCode,
    form,
    set: questionSet.id,
    kind: assessment.kind,
    /** Null for a trial. */
    place: assessment.placeName === null ? null : { name: assessment.placeName, title: assessment.title },
    joinCode: assessment.joinCode,
    closesAt: assessment.closesAt,
    threshold: assessment.threshold,
    sent: response.state === 'sent',
    open: assessment.open,
    commentsAsked: assessment.commentsAsked,
    steps: stepsOf(questionSet, form).map((step) => ({
      ...step,
      name: stepName(questionSet, step.id) ?? 'Check your answers',
      items: step.questions.map((id) => ({ id, seconds: seconds.get(id) ?? 0 })),
    })),
    view: {
      answers: response.answers,
      comments: response.comments,
      lastSequence: response.lastSequence,
    },
  };
}

export type ResponseLayout = typeof loader;

/** Going from step to step needs nothing new from here: the browser holds the answers. Posts do. */
export const shouldRevalidate: ShouldRevalidateFunction = ({
  formMethod,
  currentParams,
  nextParams,
  defaultShouldRevalidate,
}) =>
  formMethod === undefined && currentParams.handle === nextParams.handle ? false : defaultShouldRevalidate;

export default function ResponsePages() {
  const { handle, set, form, view } = useLoaderData<typeof loader>();
  return (
    <AnswersProvider
      key={handle}
      handle={handle}
      savesUrl={paths.answer(handle).saves}
      version={{ set, form }}
      initial={view}
    >
      <Outlet />
    </AnswersProvider>
  );
}
