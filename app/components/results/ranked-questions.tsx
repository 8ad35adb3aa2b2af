import { Link } from '@remix-run/react';
import { Details } from '../nhs/details';

/** A question of a ranked list. */
export interface RankedQuestion {
  id: string;
  text: string;
  /** Where it is looked at closer. */
  href: string;
  /** What is to be known of it, a line each. */
  lines: readonly string[];
}

/** Questions in order, each leading to more; the first few at once, the others behind a click. */
export function RankedQuestions({
  questions,
  atOnce,
}: {
  questions: readonly RankedQuestion[];
  atOnce: number;
}) {
  const more = questions.slice(atOnce);
  return (
    <>
      <List questions={questions.slice(0, atOnce)} start={1} />
      {more.length > 0 && (
        <Details summary={`And ${more.length} more`}>
          <List questions={more} start={atOnce + 1} />
        </Details>
      )}
    </>
  );
}

function List({ questions, start }: { questions: readonly RankedQuestion[]; start: number }) {
  return (
    <ol className="app-ranked" start={start}>
      {questions.map(({ id, text, href, lines }) => (
        <li key={id}>
          <Link to={href}>{text}</Link>
          {lines.map((line) => (
            <span key={line} className="app-ranked__line">
              {line}
            </span>
          ))}
        </li>
      ))}
    </ol>
  );
}
