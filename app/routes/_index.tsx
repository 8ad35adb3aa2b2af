import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { Link, useLoaderData } from '@remix-run/react';
import { ButtonLink } from '~/components/nhs/button-link';
import { allPractices } from '~/domain/library/practices';
import { title } from '~/lib/page-title';
import { paths } from '~/lib/paths';

export const meta: MetaFunction = () => [
  ...title('How well do the organisations of your place work together?'),
  {
    name: 'description',
    content: 'A survey for local health and care systems in England, beside published case studies.',
  },
];

export function loader({ context }: LoaderFunctionArgs) {
  const { current, caseStudies, reports, placeNotes } = context.instrument;
  return {
    dimensions: current.dimensions.map(({ id, name, about }) => ({ id, name, about })),
    counts: {
      caseStudies: caseStudies.length,
      reports: reports.length,
      practices: allPractices(caseStudies, placeNotes).length,
    },
  };
}

export default function HomePage() {
  const { dimensions, counts } = useLoaderData<typeof loader>();
  return (
    <>
      <h1 className="nhsuk-heading-xl">How well do the organisations of your place work together?</h1>
      <p className="nhsuk-lede-text">
        Concord is a survey for local health and care systems. Councils, NHS bodies, GPs, charities and
        residents answer the same plain questions, and see their place beside published case studies and what
        those places did.
      </p>
      <ButtonLink href={paths.try}>Take the survey</ButtonLink>
      <p>
        Has your place invited you, or are you in a workshop? <Link to={paths.join}>Enter your code</Link>.
      </p>
      <h2 className="nhsuk-heading-m">What you get</h2>
      <ul>
        <li>Your view of your place on twelve dimensions, at once and in plain words.</li>
        <li>
          The same dimensions as we read them in{' '}
          <Link to={paths.caseStudies}>{counts.caseStudies} case studies</Link> from {counts.reports}{' '}
          published reports, with the evidence for every rating.
        </li>
        <li>
          <Link to={paths.practices()}>{counts.practices} practices</Link>: what those places did, what is
          reported to have followed, and what went wrong.
        </li>
      </ul>
      <h2 className="nhsuk-heading-m">Who sees what</h2>
      <p>
        You need no account and give no name. When you take the survey here by yourself, only you see your
        answers, and they are deleted after 24 hours. When your place invited you, it sees results of groups
        alone, never about fewer people than the number it tells you.{' '}
        <Link to={paths.privacy}>How your answers are used</Link>
      </p>
      <h2 className="nhsuk-heading-m">What it asks about</h2>
      <dl className="app-terms">
        {dimensions.map(({ id, name, about }) => (
          <div key={id}>
            <dt>
              <Link to={`${paths.questions}#${id}`}>{name}</Link>
            </dt>
            <dd>{about}</dd>
          </div>
        ))}
      </dl>
    </>
  );
}
