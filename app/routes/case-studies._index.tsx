import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { Form, Link, useLoaderData } from '@remix-run/react';
import { FoundText } from '~/components/library/found-text';
import { CcgNote } from '~/components/library/ccg-note';
import { LibraryNav } from '~/components/library/library-nav';
import { QUERY_LENGTH, WordsField } from '~/components/library/words-field';
import { Button } from '~/components/nhs/button';
import { Select } from '~/components/nhs/select';
import { ReadingNote } from '~/components/results/reading-note';
import {
  filterCaseStudies,
  type PopulationBand,
  POPULATIONS,
  type Setting,
  SETTINGS,
} from '~/domain/library/filter';
import { type Passage, searchLibrary } from '~/domain/library/search';
import { title } from '~/lib/page-title';
import { paths } from '~/lib/paths';

export const meta: MetaFunction = () => title('Case studies');

/** Passages shown of a case study in which something was found. */
const PASSAGES_SHOWN = 3;
/** Letters below which a first sentence does not stand alone. */
const OPENING_LENGTH = 80;
/** Letters of a passage that are shown of a longer one, from a little before what was found. */
const PASSAGE_LENGTH = 320;

export function loader({ request, context }: LoaderFunctionArgs) {
  const { caseStudies, reports, current, placeNotes } = context.instrument;
  const asked = new URL(request.url).searchParams;
  const part = (name: string) => asked.get(name) ?? '';
  const query = part('q').trim().slice(0, QUERY_LENGTH);
  const filter = {
    report: part('report'),
    setting: part('setting'),
    population: part('population'),
    dimension: part('dimension'),
  };
  const browsed = filterCaseStudies(caseStudies, filter);
  const found = query
    ? searchLibrary(query, browsed, placeNotes)
    : { caseStudies: browsed.map((caseStudy) => ({ caseStudy, passages: [] })), notes: [] };
  return {
    query,
    filter,
    total: caseStudies.length,
    reports: reports.map(({ code, title: name, publisher, published }) => ({
      code,
      name: `${name} (${publisher}, ${published.slice(0, 4)})`,
    })),
    dimensions: [
      ...current.dimensions.map(({ id, name }) => ({ id, name })),
      { id: 'barrier', name: 'What holds the place back' },
    ],
    found: found.caseStudies.map(({ caseStudy, passages }) => {
      const report = reports.find(({ code }) => code === caseStudy.report)!;
      return {
        id: caseStudy.id,
        name: caseStudy.name,
        year: caseStudy.year,
        publisher: `${report.publisher}, ${report.published.slice(0, 4)}`,
        kind: report.kind,
        population: caseStudy.context.population ?? null,
        opening: openingOf(caseStudy.story),
        ratings: caseStudy.ratings.length,
        practices: caseStudy.practices.length,
        passages: passages.slice(0, PASSAGES_SHOWN).map(({ text, part, anchor }) => ({
          part,
          anchor: anchor ?? null,
          text: partOf(text, query),
        })),
        more: Math.max(0, passages.length - PASSAGES_SHOWN),
      };
    }),
    notes: found.notes.map(({ id, name, title: noted, did }) => ({ id, name, noted, did })),
  };
}

/** The first sentence of a story, and the second where the first says little. */
function openingOf(story: string): string {
  const [first = story, second = ''] = story.match(/.+?[.!?](?=\s|$)/gs) ?? [];
  return first.length < OPENING_LENGTH ? first + second : first;
}

/** As much of a long text as is shown, around the first of the words that were looked for. */
function partOf(text: string, query: string): string {
  if (text.length <= PASSAGE_LENGTH) return text;
  const first = query.split(/\s+/)[0]!.toLowerCase();
  const at = Math.max(0, text.toLowerCase().indexOf(first) - PASSAGE_LENGTH / 4);
  const start = at === 0 ? 0 : text.indexOf(' ', at) + 1;
  const isCut = start + PASSAGE_LENGTH < text.length;
  const piece = text.slice(start, start + PASSAGE_LENGTH).replace(isCut ? /\s\S*$/ : /$/, '');
  return `${start > 0 ? '… ' : ''}${piece}${isCut ? ' …' : ''}`;
}

const SETTING_NAMES: Record<Setting, string> = {
  urban: 'Urban',
  rural: 'Rural',
  mixed: 'Mixed',
  'not-told': 'Not told',
};

const POPULATION_NAMES: Record<PopulationBand, string> = {
  'under-200': 'Under 200,000',
  '200-to-500': '200,000 to 500,000',
  'over-500': 'Over 500,000',
  'not-told': 'Not told',
};

const PARTS: Record<Passage['part'], string> = {
  story: 'What happened',
  evidence: 'Evidence',
  practice: 'Practice',
  result: 'Reported result',
  context: 'About the place',
};

export default function CaseStudiesPage() {
  const { query, filter, total, reports, dimensions, found, notes } = useLoaderData<typeof loader>();
  const any = { value: '', text: 'Any' };
  const isWhole = query === '' && found.length === total;
  return (
    <>
      <h1 className="nhsuk-heading-xl">Case studies</h1>
      <p className="nhsuk-lede-text">
        {total} case studies: places as published reports tell of them, read with the same questions that you
        are asked.
      </p>
      <LibraryNav current="case-studies" />
      <Form method="get" action={paths.caseStudies} className="app-filter" role="search">
        <WordsField query={query} />
        <Select
          key={`dimension ${filter.dimension}`}
          id="dimension"
          name="dimension"
          label="With evidence on"
          defaultValue={filter.dimension}
          items={[any, ...dimensions.map(({ id, name }) => ({ value: id, text: name }))]}
        />
        <Select
          key={`report ${filter.report}`}
          id="report"
          name="report"
          label="Report"
          defaultValue={filter.report}
          items={[any, ...reports.map(({ code, name }) => ({ value: code, text: name }))]}
        />
        <Select
          key={`setting ${filter.setting}`}
          id="setting"
          name="setting"
          label="Urban or rural"
          defaultValue={filter.setting}
          items={[any, ...SETTINGS.map((id) => ({ value: id, text: SETTING_NAMES[id] }))]}
        />
        <Select
          key={`population ${filter.population}`}
          id="population"
          name="population"
          label="Population"
          defaultValue={filter.population}
          items={[any, ...POPULATIONS.map((id) => ({ value: id, text: POPULATION_NAMES[id] }))]}
        />
        <Button variant="secondary">Show</Button>
      </Form>
      <p role="status">
        {isWhole
          ? `All ${total} case studies.`
          : `${found.length} of ${total} case studies${query ? ` with “${query}”` : ''}.`}{' '}
        {!isWhole && <Link to={paths.caseStudies}>Show all</Link>}
      </p>
      <ReadingNote />
      <CcgNote />
      <div className="app-cards">
        {found.map((study) => (
          <article key={study.id} className="app-card">
            <h2 className="nhsuk-heading-m">
              <Link to={paths.caseStudy(study.id)}>{study.name}</Link>
            </h2>
            <p className="app-source">
              About {study.year}. {study.publisher}; {study.kind}.
              {study.population !== null && ` Population ${study.population.toLocaleString('en-GB')}.`}
            </p>
            {study.passages.length === 0 ? (
              <p>{study.opening}</p>
            ) : (
              <ul>
                {study.passages.map((passage) => (
                  <li key={passage.text}>
                    <Link to={`${paths.caseStudy(study.id)}${passage.anchor ? `#${passage.anchor}` : ''}`}>
                      {PARTS[passage.part]}
                      <span className="nhsuk-u-visually-hidden"> of {study.name}</span>
                    </Link>
                    : <FoundText text={passage.text} query={query} />
                  </li>
                ))}
              </ul>
            )}
            {study.more > 0 && <p>And {study.more} more on its page.</p>}
            <p>
              {counted(study.ratings, 'rating')} with evidence, {counted(study.practices, 'practice')}.
            </p>
          </article>
        ))}
      </div>
      {notes.length > 0 && (
        <>
          <h2 className="nhsuk-heading-m">Noted in passing</h2>
          <p>Places that a report only mentions; they have no ratings.</p>
          <ul>
            {notes.map((note) => (
              <li key={note.id}>
                <Link to={`${paths.practices()}?q=${encodeURIComponent(query)}#${note.id}`}>
                  {note.name}: {note.noted}
                </Link>
                . <FoundText text={note.did} query={query} />
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  );
}

const counted = (count: number, what: string) => `${count} ${what}${count === 1 ? '' : 's'}`;
