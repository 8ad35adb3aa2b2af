import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { Link, useLoaderData } from '@remix-run/react';
import type { FormId, Item, Report } from 'questions/types';
import type { ReactNode } from 'react';
import { Citation } from '~/components/results/citation';
import { Details } from '~/components/nhs/details';
import { Tag } from '~/components/nhs/tag';
import { questionPoints } from '~/domain/comparison/case-study-points';
import { allPractices, bearsOn } from '~/domain/library/practices';
import { title } from '~/lib/page-title';
import { paths } from '~/lib/paths';

export const meta: MetaFunction = () => title('The questions');

export function loader({ context }: LoaderFunctionArgs) {
  const { current: set, reports, caseStudies, placeNotes } = context.instrument;
  const practices = allPractices(caseStudies, placeNotes);
  const items = [...set.dimensions.flatMap(({ questions }) => questions), ...set.barriers];
  const told = items.map(({ id }) => [
    id,
    {
      rated: questionPoints(id, caseStudies).length,
      practices: practices.filter(({ practice }) => bearsOn(practice, id)).length,
    },
  ]);
  return { set, reports, told: Object.fromEntries(told) as Record<string, Told> };
}

/** How many case studies have a rating on a question, and how many practices bear on it. */
interface Told {
  rated: number;
  practices: number;
}

const FORM_NAMES: Record<FormId, string> = { full: 'Full', workshop: 'Workshop', resident: 'Resident' };

export default function QuestionsPage() {
  const { set, reports, told } = useLoaderData<typeof loader>();
  return (
    <>
      <h1 className="nhsuk-heading-xl">The questions</h1>
      <p className="nhsuk-lede-text">
        Everything Concord asks, to read or to print: {set.dimensions.length} dimensions with three questions
        each, and {set.barriers.length} outside forces.
      </p>
      {set.status === 'draft' && (
        <p className="app-note">This question set is a draft: its wording may still change.</p>
      )}
      <p>
        For each question a person chooses the highest level that is wholly true, or “I don’t know”, or “Does
        not apply here”. The full form asks every question. Those marked “Workshop” or “Resident” are in those
        shorter forms too.
      </p>
      <h2 className="nhsuk-heading-m">The five levels</h2>
      <dl className="app-levels">
        {set.levels.map(({ level, name, meaning }) => (
          <div key={level} className={`app-levels__level app-levels__level--${level}`}>
            <dt>
              {level} {name}
            </dt>
            <dd>{meaning}</dd>
          </div>
        ))}
      </dl>
      <nav aria-label="Dimensions">
        <h2 className="nhsuk-heading-s">On this page</h2>
        <ol>
          {set.dimensions.map(({ id, name }) => (
            <li key={id}>
              <a href={`#${id}`}>{name}</a>
            </li>
          ))}
          <li>
            <a href="#barriers">What holds your place back</a>
          </li>
        </ol>
      </nav>
      {set.dimensions.map((dimension) => (
        <section key={dimension.id} aria-labelledby={dimension.id} className="app-dimension">
          <h2 className="nhsuk-heading-l" id={dimension.id}>
            {dimension.name}
          </h2>
          <p>{dimension.about}</p>
          {dimension.questions.map((question) => (
            <article key={question.id} className="app-item">
              <h3 className="nhsuk-heading-s" id={question.id}>
                {question.text}
              </h3>
              <About item={question} reports={reports} told={told[question.id]!}>
                <ol>
                  {question.descriptors.map((descriptor, index) => (
                    <li key={descriptor}>
                      <strong>{set.levels[index]!.name}.</strong> {descriptor}
                    </li>
                  ))}
                </ol>
              </About>
            </article>
          ))}
        </section>
      ))}
      <section aria-labelledby="barriers" className="app-dimension">
        <h2 className="nhsuk-heading-l" id="barriers">
          What holds your place back
        </h2>
        <p>
          How much does each of these hold your place back now? The answers are{' '}
          {set.pressureScale.map(({ level, name }) => `${level} ${name.toLowerCase()}`).join(', ')}. They are
          kept apart from the levels.
        </p>
        {set.barriers.map((barrier) => (
          <article key={barrier.id} className="app-item">
            <h3 className="nhsuk-heading-s" id={barrier.id}>
              {barrier.text}
            </h3>
            <About item={barrier} reports={reports} told={told[barrier.id]!} />
          </article>
        ))}
      </section>
    </>
  );
}

function About({
  item,
  reports,
  told,
  children,
}: {
  item: Item;
  reports: readonly Report[];
  told: Told;
  children?: ReactNode;
}) {
  const shorter = item.forms.filter((form) => form !== 'full');
  return (
    <>
      {shorter.length > 0 && (
        <p className="app-forms-asking">
          {shorter.map((form) => (
            <Tag key={form} colour={form === 'resident' ? 'green' : 'blue'}>
              {FORM_NAMES[form]}
            </Tag>
          ))}
        </p>
      )}
      {item.help && <p className="app-hint">{item.help}</p>}
      {item.residentHelp && <p className="app-hint">In the resident form: {item.residentHelp}</p>}
      {children}
      <p>
        {told.rated === 1 ? '1 case study has' : `${told.rated} case studies have`} evidence on this.
        {told.practices > 0 && (
          <>
            {' '}
            <Link to={paths.practices(item.id)}>
              {told.practices === 1 ? '1 practice' : `${told.practices} practices`}
              <span className="nhsuk-u-visually-hidden"> for: {item.text}</span>
            </Link>
          </>
        )}
      </p>
      <Details summary="Why we ask, and where it comes from">
        <p>{item.why}</p>
        <ul>
          {item.sources.map((source) => (
            <li key={`${source.report} ${source.in ?? ''} ${source.heading}`}>
              <Citation source={source} reports={reports} />
            </li>
          ))}
        </ul>
      </Details>
    </>
  );
}
