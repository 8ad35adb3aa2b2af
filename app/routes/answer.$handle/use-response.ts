import { useRouteLoaderData } from '@remix-run/react';
import { minutesLeft } from '~/domain/response/estimate';
import { useAnswers } from '~/components/questionnaire/use-answers';
import type { ResponseLayout } from './route';

/** The response whose page this is, as its layout loaded it. */
export function useResponse() {
  const response = useRouteLoaderData<ResponseLayout>('routes/answer.$handle');
  if (!response) throw new Error('this page stands below routes/answer.$handle');
  return response;
}

/** How far the person has come, from what has been said up to this moment. */
export function useProgress() {
  const { steps } = useResponse();
  const { answers } = useAnswers();
  const items = steps.flatMap((step) => step.items);
  const answered = (ids: readonly { id: string }[]) =>
    ids.filter(({ id }) => answers[id] !== undefined).length;
  const dimensions = steps.filter((step) => step.kind === 'dimension');
  return {
    dimensions: dimensions.length,
    dimensionsDone: dimensions.filter((step) => answered(step.items) === step.items.length).length,
    answered: answered(items),
    total: items.length,
    answeredIn: (step: { items: readonly { id: string }[] }) => answered(step.items),
    minutes: minutesLeft(items, answers),
  };
}
