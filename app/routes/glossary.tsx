import type { MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import type { Term, TermGroup } from '~/domain/glossary/term';
import { GLOSSARY } from '~/domain/glossary/terms';
import { title } from '~/lib/page-title';

export const meta: MetaFunction = () => title('What the results mean');

/** Read on the server: the terms take their numbers from the code that works the figures out, which stays there. */
export function loader() {
  const groups: readonly TermGroup[] = GLOSSARY;
  return { groups };
}

export default function GlossaryPage() {
  const { groups } = useLoaderData<typeof loader>();
  return (
    <>
      <h1 className="nhsuk-heading-xl">What the results mean</h1>
      <p className="nhsuk-lede-text">
        Every word and figure of the results: in plain words first, then how it is worked out, and where that
        comes from.
      </p>
      <nav aria-label="Terms">
        <h2 className="nhsuk-heading-s">On this page</h2>
        <ul>
          {groups.map((group) => (
            <li key={group.id}>
              <a href={`#${group.id}`}>{group.title}</a>
            </li>
          ))}
        </ul>
      </nav>
      {groups.map((group) => (
        <section key={group.id} aria-labelledby={group.id} className="app-dimension">
          <h2 className="nhsuk-heading-l" id={group.id}>
            {group.title}
          </h2>
          {group.terms.map((term) => (
            <Entry key={term.id} term={term} />
          ))}
        </section>
      ))}
    </>
  );
}

function Entry({ term }: { term: Term }) {
  return (
    <article className="app-term" id={term.id}>
      <h3 className="nhsuk-heading-s">{term.name}</h3>
      <p>{term.plain}</p>
      {term.formula !== undefined && (
        <p className="app-term__formula">
          <strong>How it is worked out:</strong> {term.formula}
        </p>
      )}
      <p className="app-source">
        <strong>Where you meet it:</strong> {term.where}
        <br />
        <strong>Where it comes from:</strong> {term.source}
      </p>
    </article>
  );
}
