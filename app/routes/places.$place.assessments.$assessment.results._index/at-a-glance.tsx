import { Link } from '@remix-run/react';
import { scoreOf } from '~/components/results/figure-words';
import type { NameOf } from '~/domain/agreement/difference-words';
import type { Figure } from '~/domain/edition/edition';
import { oneDecimal } from '~/domain/scoring/messages';
import type { paths } from '~/lib/paths';
import type { Loaded } from './route';

/** How many of each are named here; the rest is a click away. */
const NAMED = 3;

/** What stands out, where to start and what holds the place back, each in a few lines that lead to the whole. */
export function AtAGlance(props: {
  ready: NonNullable<Loaded['ready']>;
  dimensionName: NameOf;
  edition: number | undefined;
  own: ReturnType<typeof paths.assessment>;
}) {
  const { ready, dimensionName, edition, own } = props;
  const { patterns, start, shown } = ready;
  const whole = own.resultsPatterns(edition);
  return (
    <div className="app-glance">
      <section aria-labelledby="stands-out">
        <h2 className="nhsuk-heading-s" id="stands-out">
          What stands out
        </h2>
        {patterns.length === 0 ? (
          <p>
            None of the <Link to={whole}>patterns</Link> that we look for.
          </p>
        ) : (
          <ul>
            {patterns.slice(0, NAMED).map(({ id, title }) => (
              <li key={id}>
                <Link to={`${whole}#${id}`}>{title}</Link>
              </li>
            ))}
            {patterns.length > NAMED && (
              <li>
                <Link to={whole}>And {patterns.length - NAMED} more</Link>
              </li>
            )}
          </ul>
        )}
      </section>
      <section aria-labelledby="start">
        <h2 className="nhsuk-heading-s" id="start">
          Where to start
        </h2>
        <ul>
          {suggestions(start).map(({ dimension, score }) => (
            <li key={dimension}>
              {dimensionName(dimension)} ({oneDecimal(score)})
              {dimension === start.voted?.dimension && ', where the workshop put its energy'}
            </li>
          ))}
        </ul>
        <p>
          <Link to={whole}>Why, and what others did</Link>
        </p>
      </section>
      <section aria-labelledby="holds-back">
        <h2 className="nhsuk-heading-s" id="holds-back">
          What holds you back
        </h2>
        <Strongest barriers={shown.barriers} texts={ready.barriers} />
      </section>
    </div>
  );
}

/** What a workshop voted for first; each dimension once. */
function suggestions({ voted, foundation, amenable }: NonNullable<Loaded['ready']>['start']) {
  const all = [voted, foundation, amenable].filter((one) => one !== null);
  return all.filter((one, index) => all.findIndex(({ dimension }) => dimension === one.dimension) === index);
}

function Strongest(props: {
  barriers: readonly { readonly id: string; readonly figure: Figure }[];
  texts: Readonly<Record<string, string>>;
}) {
  const shown = props.barriers.flatMap(({ id, figure }) =>
    figure.status === 'shown' ? [{ id, mean: figure.balanced.mean, score: scoreOf(figure) }] : [],
  );
  if (shown.length === 0) return <p>Too few people answered these questions.</p>;
  return (
    <ul>
      {shown
        .toSorted((a, b) => b.mean - a.mean)
        .slice(0, NAMED)
        .map(({ id, score }) => (
          <li key={id}>
            {props.texts[id] ?? id} ({score})
          </li>
        ))}
    </ul>
  );
}
