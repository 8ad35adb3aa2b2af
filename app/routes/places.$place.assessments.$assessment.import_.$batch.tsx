import {
  data,
  redirect,
  type ActionFunctionArgs,
  type LinksFunction,
  type LoaderFunctionArgs,
} from '@remix-run/node';
import { Form, Link, type MetaFunction, useActionData, useLoaderData } from '@remix-run/react';
import { ProblemTable } from '~/components/import/problem-table';
import { BackLink } from '~/components/nhs/back-link';
import { Button } from '~/components/nhs/button';
import { Checkbox } from '~/components/nhs/checkbox';
import { ErrorSummary } from '~/components/nhs/error-summary';
import { SummaryList } from '~/components/nhs/summary-list';
import { Table } from '~/components/nhs/table';
import { importedCountWords, peopleWords } from '~/domain/answers-file/import-messages';
import { ukDayWords } from '~/domain/assessment/uk-time';
import { postedForm, refuse } from '~/lib/http';
import { title } from '~/lib/page-title';
import { paths } from '~/lib/paths';
import { cancelPreview, findPreview, type TakeInOutcome, takeIn } from '~/services/imports.server';
import styles from '~/styles/files.scss?url';
import { getAssessment } from './places/own-place.server';

export const meta: MetaFunction = () => title('What is in the file');

export const links: LinksFunction = () => [{ rel: 'stylesheet', href: styles }];

/** Rows that are alike are listed up to here. */
const MOST_ALIKE = 20;

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { by, assessment } = await getAssessment(context, request, params, 'import');
  const own = paths.assessment(by.placeId, assessment.id);
  const preview = await findPreview(context, by, assessment.id, params.batch ?? '');
  if (!preview) refuse(404, GONE);
  const { people, alike, ...rest } = preview;
  const { sectors, tiers } = context.instrument;
  const count = (key: 'sector' | 'tier', of: readonly { id: string; name: string }[]) =>
    of
      .map(({ id, name }) => ({ id, name, n: people.filter((person) => person[key] === id).length }))
      .filter(({ n }) => n > 0);
  return {
    importPage: own.import,
    title: assessment.title,
    threshold: assessment.threshold,
    ...rest,
    people: people.length,
    comments: people.reduce((sum, { comments }) => sum + Object.keys(comments).length, 0),
    sectors: count('sector', sectors),
    tiers: count('tier', tiers),
    alike: alike.slice(0, MOST_ALIKE),
    moreAlike: Math.max(0, alike.length - MOST_ALIKE),
  };
}

const GONE = 'This file is not kept any more, and was not taken in. Bring it again.';

const ERRORS: Partial<Record<TakeInOutcome, { field: 'skipBadRows' | 'onceMore'; text: string }>> = {
  'bad-rows': {
    field: 'skipBadRows',
    text: 'Tick that the rows with something wrong are skipped, or mend the file and bring it again',
  },
  'same-file': {
    field: 'onceMore',
    text: 'Tick that the same file is taken in once more, or throw this one away',
  },
};

export async function action({ request, params, context }: ActionFunctionArgs) {
  const { by, assessment } = await getAssessment(context, request, params, 'import');
  const form = await postedForm(request);
  const batch = params.batch ?? '';
  const { import: back } = paths.assessment(by.placeId, assessment.id);
  if (form.get('do') === 'cancel') {
    if ((await cancelPreview(context, by, assessment.id, batch)) === 'not-there') refuse(404, GONE);
    return redirect(back);
  }
  const choices = {
    skipBadRows: form.get('skipBadRows') === 'yes',
    onceMore: form.get('onceMore') === 'yes',
  };
  const outcome = await takeIn(context, by, assessment.id, batch, choices);
  if (outcome === 'not-there') refuse(404, GONE);
  if (outcome === 'not-open') refuse(409, 'This survey is no longer open. Nothing was taken in.');
  if (outcome === 'nobody') refuse(409, 'There is nobody in this file who could be taken in.');
  const error = ERRORS[outcome];
  return error ? data({ error, choices }, { status: 400 }) : redirect(back);
}

export default function PreviewPage() {
  const loaded = useLoaderData<typeof loader>();
  const { importPage, fileName, people, problems, problemCount, badRows } = loaded;
  const posted = useActionData<typeof action>();
  return (
    <>
      <BackLink href={importPage} />
      <ErrorSummary
        errors={posted?.error ? [{ href: `#${posted.error.field}`, text: posted.error.text }] : []}
      />
      <h1 className="nhsuk-heading-l">What is in the file</h1>
      <p>
        <span className="app-file-name">{fileName}</span>. Nothing has been taken in yet. The file is thrown
        away within an hour, whatever you do.
      </p>
      <Facts />
      {problemCount > 0 && (
        <>
          <p>
            <strong>
              Something is wrong with {badRows === 1 ? '1 row' : `${badRows.toLocaleString('en-GB')} rows`}.
            </strong>{' '}
            The best way is to mend the file and <Link to={importPage}>bring it again</Link>.
          </p>
          <ProblemTable problems={problems} count={problemCount} />
        </>
      )}
      <Alike />
      {people > 0 && (
        <>
          <Counted id="sectors" caption="Types of organisation" rows={loaded.sectors} />
          <Counted id="tiers" caption="Roles" rows={loaded.tiers} />
        </>
      )}
      <WhatToDo />
    </>
  );
}

const LETTERS = {
  'utf-8': undefined,
  'utf-16': 'UTF-16',
  'windows-1252':
    'Windows-1252, since it is not UTF-8. Look at a comment with é or £: are those letters right?',
} as const;

function Facts() {
  const { title, people, comments, leftOut, letters, takenInBefore } = useLoaderData<typeof loader>();
  const readAs = letters && LETTERS[letters];
  return (
    <SummaryList
      rows={[
        { id: 'assessment', key: 'Goes into', value: title },
        { id: 'people', key: 'Can be taken in', value: peopleWords(people) },
        ...(comments > 0
          ? [{ id: 'comments', key: 'Comments', value: comments.toLocaleString('en-GB') }]
          : []),
        ...(leftOut.length > 0
          ? [{ id: 'leftOut', key: 'Columns left out', value: `${leftOut.join(', ')}. They are not stored.` }]
          : []),
        ...(readAs ? [{ id: 'letters', key: 'Letters read as', value: readAs }] : []),
        ...(takenInBefore
          ? [
              {
                id: 'before',
                key: 'Taken in before',
                value: `The same file, on ${ukDayWords(takenInBefore)}`,
              },
            ]
          : []),
      ]}
    />
  );
}

function Alike() {
  const { alike, moreAlike } = useLoaderData<typeof loader>();
  if (alike.length === 0) return null;
  return (
    <>
      <h2 className="nhsuk-heading-m">Rows that say all the same</h2>
      <p>Look whether the same person is in the file twice. Two people may also have said the same.</p>
      <ul>
        {alike.map((rows) => (
          <li
            key={rows[0]}
          >{`Rows ${rows.slice(0, 10).join(', ')}${rows.length > 10 ? ' and more' : ''}`}</li>
        ))}
        {moreAlike > 0 && <li>and {moreAlike.toLocaleString('en-GB')} more</li>}
      </ul>
    </>
  );
}

function Counted(props: { id: string; caption: string; rows: { id: string; name: string; n: number }[] }) {
  return (
    <Table
      id={props.id}
      caption={props.caption}
      head={[
        { id: 'name', text: 'Name' },
        { id: 'people', text: 'People', numeric: true },
      ]}
      rows={props.rows.map(({ id, name, n }) => ({ id, cells: [name, n.toLocaleString('en-GB')] }))}
    />
  );
}

function WhatToDo() {
  const { people, badRows, takenInBefore, threshold } = useLoaderData<typeof loader>();
  const posted = useActionData<typeof action>();
  const errorOf = (field: string) => (posted?.error?.field === field ? posted.error.text : undefined);
  return (
    <Form method="post" noValidate>
      {people > 0 && (
        <>
          <p>{importedCountWords(threshold)} You can undo the import as a whole while the survey is open.</p>
          {badRows > 0 && (
            <Checkbox
              id="skipBadRows"
              name="skipBadRows"
              label={`Skip the rows with something wrong, and take in the others: ${peopleWords(people)}`}
              defaultChecked={posted?.choices?.skipBadRows ?? false}
              error={errorOf('skipBadRows')}
            />
          )}
          {takenInBefore && (
            <Checkbox
              id="onceMore"
              name="onceMore"
              label="Take the same file in once more"
              hint="Then everybody in it counts twice."
              defaultChecked={posted?.choices?.onceMore ?? false}
              error={errorOf('onceMore')}
            />
          )}
        </>
      )}
      <div className="app-actions">
        {people > 0 && (
          <Button name="do" value="take-in">
            Take in {peopleWords(people)}
          </Button>
        )}
        <Button name="do" value="cancel" variant="secondary">
          Throw the file away
        </Button>
      </div>
    </Form>
  );
}
