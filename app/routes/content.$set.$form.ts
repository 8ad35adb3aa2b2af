import type { LoaderFunctionArgs } from '@remix-run/node';
import { FORMS } from '~/domain/response/form-items';
import { allStepContent } from '~/domain/response/step-content';

/** Every page of a form at once, so that the browser can turn pages without asking. The same for everybody. */
export function loader({ params, context }: LoaderFunctionArgs) {
  const set = Object.values(context.instrument.sets).find(({ id }) => id === params.set);
  const form = FORMS.find((known) => known === params.form);
  if (!set || !form) return Response.json({ error: 'There is no such form.' }, { status: 404 });
  return Response.json(allStepContent(set, form), { headers: { 'Cache-Control': 'public, max-age=600' } });
}
