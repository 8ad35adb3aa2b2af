import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { Form, Link, useLoaderData } from '@remix-run/react';
import { LibraryNav } from '~/components/library/library-nav';
import { QUERY_LENGTH, WordsField } from '~/components/library/words-field';
import { Button } from '~/components/nhs/button';
import { Pagination } from '~/components/nhs/pagination';
import { Select } from '~/components/nhs/select';
import { PracticeCard } from '~/components/results/practice-card';
import { ReadingNote } from '~/components/results/reading-note';
import { allPractices, bearsOn } from '~/domain/library/practices';
import { searchPractices } from '~/domain/library/search';
import { title } from '~/lib/page-title';
import { paths } from '~/lib/paths';

export const meta: MetaFunction<typeof loader> = ({ data }) =>
  title(data?.about?.text ?? 'Practices', 'Practices');

const A_PAGE = 24;
const KINDS = ['practice', 'contrast', 'failure'] as const;

export function loader({ request, context }: LoaderFunctionArgs) {
  const { caseStudies, placeNotes, current, reports } = context.instrument;
  const asked = new URL(request.url).searchParams;
  const query = (asked.get('q') ?? '').trim().slice(0, QUERY_LENGTH);
  const kind = KINDS.find((one) => one === asked.get('kind')) ?? '';
  const subjects = [
    ...current.dimensions.map(({ id, name }) => ({ id, text: name, descriptors: null })),
    { id: 'barrier', text: 'What holds the place back', descriptors: null },
  ];
  const questions = [...current.dimensions.flatMap(({ questions: those }) => those), ...current.barriers];
  const about =
    subjects.find(({ id }) => id === asked.get('on')) ??
    questions.map(({ id, text }) => ({ id, text })).find(({ id }) => id === asked.get('on')) ??
    null;
  const all = allPractices(caseStudies, placeNotes);
  const found = searchPractices(
    query,
    all.filter(
      ({ practice }) => (!about || bearsOn(practice, about.id)) && (kind === '' || practice.kind === kind),
    ),
    ({ practice }) => practice,
  );
  const pages = Math.max(1, Math.ceil(found.length / A_PAGE));
  const page = Math.min(pages, Math.max(1, Number.parseInt(asked.get('page') ?? '1', 10) || 1));
  return {
    query,
    kind,
    about: about && { id: about.id, text: about.text },
    isQuestion: about !== null && !subjects.some(({ id }) => id === about.id),
    subjects: subjects.map(({ id, text }) => ({ id, text })),
    total: all.length,
    count: found.length,
    page,
    pages,
    practices: found.slice((page - 1) * A_PAGE, page * A_PAGE),
    reports,
  };
}

const KIND_NAMES = { practice: 'What others could try', contrast: 'A contrast', failure: 'What went wrong' };

export default function PracticesPage() {
  const { query, kind, about, isQuestion, subjects, total, count, page, pages, practices, reports } =
    useLoaderData<typeof loader>();
  const at = (number: number) => {
    const asked = new URLSearchParams({
      ...(about && { on: about.id }),
      ...(kind && { kind }),
      ...(query && { q: query }),
      ...(number > 1 && { page: String(number) }),
    });
    return `${paths.practices()}?${asked}`;
  };
  const neighbour = (number: number) =>
    number >= 1 && number <= pages ? { href: at(number), label: `Page ${number} of ${pages}` } : null;
  return (
    <>
      <h1 className="nhsuk-heading-xl">
        {about && <span className="nhsuk-caption-xl">Practices</span>}
        {about ? about.text : 'Practices'}
      </h1>
      <p className="nhsuk-lede-text">
        What places did that others could try, what went another way, and what went wrong.
      </p>
      <LibraryNav current="practices" />
      {isQuestion && (
        <p>
          <Link to={`${paths.questions}#${about!.id}`}>The question with its five levels</Link>
        </p>
      )}
      <Form method="get" action={paths.practices()} className="app-filter" role="search">
        <WordsField query={query} />
        <Select
          key={`on ${about?.id}`}
          id="on"
          name="on"
          label="About"
          defaultValue={about?.id ?? ''}
          items={[
            { value: '', text: 'Anything' },
            ...(isQuestion ? [{ value: about!.id, text: about!.text }] : []),
            ...subjects.map(({ id, text }) => ({ value: id, text })),
          ]}
        />
        <Select
          key={`kind ${kind}`}
          id="kind"
          name="kind"
          label="Kind"
          defaultValue={kind}
          items={[{ value: '', text: 'Any' }, ...KINDS.map((id) => ({ value: id, text: KIND_NAMES[id] }))]}
        />
        <Button variant="secondary">Show</Button>
      </Form>
      <p role="status">
        {count === total ? `All ${total} practices` : `${count} of ${total} practices`}
        {pages > 1 && `, page ${page} of ${pages}`}.{' '}
        {count < total && <Link to={paths.practices()}>Show all</Link>}
      </p>
      <ReadingNote />
      <div className="app-practices">
        {practices.map(({ practice, caseStudy, note }) => (
          <PracticeCard
            key={practice.id}
            heading="h2"
            practice={practice}
            reports={reports}
            {...(caseStudy && { caseStudy })}
            {...(note && { note })}
          />
        ))}
      </div>
      <Pagination label="Pages" previous={neighbour(page - 1)} next={neighbour(page + 1)} />
    </>
  );
}
