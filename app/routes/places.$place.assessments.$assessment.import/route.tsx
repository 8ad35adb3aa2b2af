import {
  data,
  redirect,
  type ActionFunctionArgs,
  type LinksFunction,
  type LoaderFunctionArgs,
} from '@remix-run/node';
import { Form, type MetaFunction, useActionData, useLoaderData } from '@remix-run/react';
import { ProblemTable } from '~/components/import/problem-table';
import { BackLink } from '~/components/nhs/back-link';
import { Button } from '~/components/nhs/button';
import { Checkbox } from '~/components/nhs/checkbox';
import { ErrorSummary } from '~/components/nhs/error-summary';
import { FileUpload } from '~/components/nhs/file-upload';
import { InsetText } from '~/components/nhs/inset-text';
import { Table } from '~/components/nhs/table';
import { fileRefusalWords, importedCountWords, notOpenWords } from '~/domain/answers-file/import-messages';
import type { Problem } from '~/domain/answers-file/problem';
import { FORM_NAMES } from '~/domain/assessment/messages';
import { ukDayWords } from '~/domain/assessment/uk-time';
import { refuse } from '~/lib/http';
import { title } from '~/lib/page-title';
import { paths } from '~/lib/paths';
import { bringFile, listTakenIn } from '~/services/imports.server';
import styles from '~/styles/files.scss?url';
import { getAssessment } from '../places/own-place.server';
import { readInVain, readUpload } from './upload.server';

export const meta: MetaFunction<typeof loader> = ({ data }) =>
  title('Import answers', data?.title ?? 'Assessment');

export const links: LinksFunction = () => [{ rel: 'stylesheet', href: styles }];

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { by, place, assessment } = await getAssessment(context, request, params, 'import');
  const { id, title, state, forms, threshold } = assessment;
  const taken = await listTakenIn(context, by, id);
  return {
    place: place.id,
    assessment: id,
    title,
    forms,
    threshold,
    notOpen: notOpenWords(state) ?? null,
    taken: taken.map(({ id, fileName, people, madeAt }) => ({ id, fileName, people, madeAt })),
  };
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  // Before anything is read: a file from anybody else is not even gathered.
  const { by, assessment } = await getAssessment(context, request, params, 'import').catch(
    async (refusal: unknown) => {
      await readInVain(request);
      throw refusal;
    },
  );
  const { file, leaveOutUnknown } = await readUpload(request);
  const answer = (status: 400 | 413, error: string, problems: readonly Problem[] = []) =>
    data({ error, problems, leaveOutUnknown }, { status });
  if (file === 'too-big') return answer(413, fileRefusalWords(file));
  if (file === null) return answer(400, fileRefusalWords('no-file'));
  const brought = await bringFile(context, by, assessment, file, leaveOutUnknown);
  switch (brought.outcome) {
    case 'preview':
      return redirect(paths.assessment(by.placeId, assessment.id).importPreview(brought.id));
    case 'unreadable':
      return answer(400, fileRefusalWords(brought.why));
    case 'refused':
      return answer(
        400,
        'The file does not fit the template. Mend what is listed and check it again',
        brought.problems,
      );
    case 'not-open':
      return refuse(409, 'This survey is not open. Nothing was kept of the file.');
    case 'not-there':
      return refuse(404);
  }
}

export default function ImportPage() {
  const { place, assessment, title, threshold, notOpen } = useLoaderData<typeof loader>();
  const own = paths.assessment(place, assessment);
  const posted = useActionData<typeof action>();
  return (
    <>
      <BackLink href={own.home} />
      <ErrorSummary errors={posted ? [{ href: '#file', text: posted.error }] : []} />
      <h1 className="nhsuk-heading-l">Import answers</h1>
      <p>
        {title}. Answers that people gave on paper or in a form tool can be taken in here, so that they count
        in the results.
      </p>
      <InsetText>
        <p>{importedCountWords(threshold)}</p>
        <p>The results say how many people’s answers were imported, and the audit log keeps who did it.</p>
      </InsetText>
      <GetTheFiles />
      <h2 className="nhsuk-heading-m">Bring a file</h2>
      {notOpen ? <p>{notOpen}</p> : <UploadForm />}
      <TakenIn />
    </>
  );
}

function GetTheFiles() {
  const { place, assessment, forms } = useLoaderData<typeof loader>();
  const own = paths.assessment(place, assessment);
  return (
    <>
      <h2 className="nhsuk-heading-m">Get the template and the paper forms</h2>
      <p>Questions have the same numbers and ids on paper and in the template.</p>
      <ul>
        <li>
          <a href={own.importFile('template.xlsx')} download>
            Template as an Excel workbook
          </a>
          , with the questions and what may be answered
        </li>
        <li>
          <a href={own.importFile('template.csv')} download>
            Template as CSV
          </a>{' '}
          and{' '}
          <a href={own.importFile('questions.csv')} download>
            its questions as CSV
          </a>
        </li>
        {forms.map((form) => (
          <li key={form}>
            <a href={own.paper(form)}>{FORM_NAMES[form]} on paper</a>, to print
          </li>
        ))}
      </ul>
    </>
  );
}

function UploadForm() {
  const posted = useActionData<typeof action>();
  return (
    <>
      {posted && posted.problems.length > 0 && (
        <>
          {posted.problems.some(({ fault }) => fault.code === 'unknown-column') && (
            <p>To leave out columns that are not in the template, tick the box below.</p>
          )}
          <ProblemTable problems={posted.problems} count={posted.problems.length} />
        </>
      )}
      <Form method="post" encType="multipart/form-data" reloadDocument noValidate>
        <FileUpload
          id="file"
          name="file"
          accept=".csv,.xlsx,text/csv"
          label="File with the answers"
          hint="CSV or an Excel workbook (.xlsx), up to 5 MB and 5,000 people. You see what is in it before anything is taken in."
          error={posted?.error}
        />
        <Checkbox
          id="leaveOut"
          name="leaveOut"
          label="Leave out columns that are not in the template"
          hint="Form tools add some, such as a time stamp, a name or an address. They are never stored."
          defaultChecked={posted?.leaveOutUnknown ?? false}
        />
        <Button>Check the file</Button>
      </Form>
    </>
  );
}

function TakenIn() {
  const { place, assessment, taken, notOpen } = useLoaderData<typeof loader>();
  const own = paths.assessment(place, assessment);
  return (
    <>
      <h2 className="nhsuk-heading-m">Imported so far</h2>
      {taken.length === 0 ? (
        <p>Nothing has been imported.</p>
      ) : (
        <Table
          id="imports"
          caption="Imported so far"
          captionHidden
          head={[
            { id: 'file', text: 'File' },
            { id: 'day', text: 'Day' },
            { id: 'people', text: 'People', numeric: true },
            ...(notOpen ? [] : [{ id: 'undo', text: 'Undo' }]),
          ]}
          rows={taken.map(({ id, fileName, people, madeAt }) => ({
            id,
            cells: [
              <span key="file" className="app-file-name">
                {fileName}
              </span>,
              ukDayWords(madeAt),
              people.toLocaleString('en-GB'),
              <a key="undo" href={own.importUndo(id)}>
                Undo<span className="nhsuk-u-visually-hidden"> the import of {fileName}</span>
              </a>,
            ],
          }))}
        />
      )}
    </>
  );
}
