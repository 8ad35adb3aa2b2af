import type { Figure } from '~/domain/edition/edition';
import { weightingWords } from '~/domain/edition/messages';
import { GlossaryLink } from './glossary-link';

/** Both ways to count, where they are far enough apart to matter; nothing where they are not. */
export function Weighting({ figure }: { figure: Figure }) {
  const words = weightingWords(figure);
  return words === undefined ? null : (
    <p>
      It matters here how people are counted. {words} <Why />
    </p>
  );
}

/** The dimensions on which it matters; nothing where there is none. */
export function WeightingsApart({ rows }: { rows: readonly { id: string; name: string; figure: Figure }[] }) {
  const apart = rows.flatMap(({ id, name, figure }) => {
    const words = weightingWords(figure);
    return words === undefined ? [] : [{ id, name, words }];
  });
  return apart.length === 0 ? null : (
    <>
      <p>
        On {apart.length === 1 ? 'this dimension' : 'these dimensions'} it matters how people are counted.{' '}
        <Why />
      </p>
      <ul>
        {apart.map(({ id, name, words }) => (
          <li key={id}>
            {name}: {words[0]!.toLowerCase() + words.slice(1)}
          </li>
        ))}
      </ul>
    </>
  );
}

const Why = () => <GlossaryLink term="two-ways-to-count">Two ways to count</GlossaryLink>;
