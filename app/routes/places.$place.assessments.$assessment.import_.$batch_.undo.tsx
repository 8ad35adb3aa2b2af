import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node';
import { Form, type MetaFunction, useLoaderData } from '@remix-run/react';
import { BackLink } from '~/components/nhs/back-link';
import { Button } from '~/components/nhs/button';
import { ButtonLink } from '~/components/nhs/button-link';
import { peopleWords } from '~/domain/answers-file/import-messages';
import { ukDayWords } from '~/domain/assessment/uk-time';
import { refuse } from '~/lib/http';
import { title } from '~/lib/page-title';
import { paths } from '~/lib/paths';
import { listTakenIn, undoImport } from '~/services/imports.server';
import { getAssessment } from './places/own-place.server';

export const meta: MetaFunction = () => title('Undo an import');

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { by, assessment } = await getAssessment(context, request, params, 'import');
  const { import: back } = paths.assessment(by.placeId, assessment.id);
  const taken = await listTakenIn(context, by, assessment.id);
  const { fileName, people, madeAt } = taken.find(({ id }) => id === params.batch) ?? refuse(404);
  if (assessment.state !== 'open') throw redirect(back);
  return { back, fileName, people, madeAt };
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const { by, assessment } = await getAssessment(context, request, params, 'import');
  const outcome = await undoImport(context, by, assessment.id, params.batch ?? '');
  if (outcome === 'not-there') refuse(404, 'There is no such import. It may have been undone already.');
  if (outcome === 'not-open') refuse(409, 'This survey is no longer open. Nothing was undone.');
  return redirect(paths.assessment(by.placeId, assessment.id).import);
}

export default function UndoPage() {
  const { back, fileName, people, madeAt } = useLoaderData<typeof loader>();
  return (
    <>
      <BackLink href={back} />
      <h1 className="nhsuk-heading-l">Undo an import</h1>
      <p>
        The answers of {peopleWords(people)} that were imported on {ukDayWords(madeAt)} from{' '}
        <span className="app-file-name">{fileName}</span> are deleted. Keep the file if you need it: nothing
        of it is left here.
      </p>
      <Form method="post">
        <div className="app-actions">
          <Button variant="warning">Delete these answers</Button>
          <ButtonLink href={back} variant="secondary">
            Keep them
          </ButtonLink>
        </div>
      </Form>
    </>
  );
}
