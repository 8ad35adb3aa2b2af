import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { Link, useLoaderData } from '@remix-run/react';
import { LibraryNav } from '~/components/library/library-nav';
import { Table } from '~/components/nhs/table';
import { type Agreement, codingAgreement } from '~/domain/agreement/coding-agreement';
import { kappaWords, percentWords } from '~/domain/agreement/messages';
import { studyLabel } from '~/domain/library/study-label';
import { title } from '~/lib/page-title';
import { paths } from '~/lib/paths';

export const meta: MetaFunction = () => title('How the case studies were read');

export function loader({ context }: LoaderFunctionArgs) {
  const { current, caseStudies, codings, reports } = context.instrument;
  const agreement = codingAgreement(current, caseStudies, codings);
  const items = [...current.dimensions.flatMap(({ questions }) => questions), ...current.barriers];
  const texts = new Map(items.map(({ id, text }) => [id, text]));
  const studies = new Map(caseStudies.map((study) => [study.id, study]));
  return {
    rows: reports.flatMap((report) => {
      const found = agreement.reports.find((one) => one.report === report.code);
      return found ? [{ id: report.code, name: nameOf(report), of: found.agreement }] : [];
    }),
    pooled: agreement.pooled,
    ratings: caseStudies.reduce((sum, { ratings }) => sum + ratings.length, 0),
    differences: agreement.differences.map((difference) => ({
      ...difference,
      label: studyLabel(studies.get(difference.caseStudy)!),
      text: texts.get(difference.question) ?? difference.question,
    })),
  };
}

const nameOf = ({ publisher, published }: { publisher: string; published: string }) =>
  `${publisher}, ${published.slice(0, 4)}`;

export default function CodingPage() {
  const { rows, pooled, ratings, differences } = useLoaderData<typeof loader>();
  return (
    <>
      <h1 className="nhsuk-heading-xl">How the case studies were read</h1>
      <LibraryNav current="coding" />
      <p className="nhsuk-lede-text">
        Each of the {pooled.caseStudies} case studies was read twice by one written guide, the second time
        without sight of the first. Then every difference was settled by going back to the text. All of it is
        the work of this project; nobody from the places took part.
      </p>
      <p>
        For each of the 48 questions a reader asked: does this report tell anything about this place here? If
        not, there is no rating; silence is never a level. If so: the level that its words allow. That gave{' '}
        {ratings} ratings.
      </p>
      <h2 className="nhsuk-heading-m">How far the two readings agree</h2>
      <p>
        Where both readings gave a question a level, it was the same one {percentWords(pooled.levels.exact)}{' '}
        of the time. Counting the questions that only one of them rated as well, they differed on{' '}
        {percentWords(1 - pooled.same / pooled.either)} of those that either rated. Kappa, in the table, is 1
        where two readings always agree, and 0 where they agree no more often than by chance; a difference of
        two levels weighs four times one of a single level.
      </p>
      <Table
        id="agreement"
        compact
        caption="Agreement of the two readings, by report"
        head={[
          { id: 'report', text: 'Report' },
          { id: 'studies', text: 'Case studies', numeric: true },
          { id: 'both', text: 'Questions rated by both', numeric: true },
          { id: 'levels', text: 'Levels: kappa', numeric: true },
          { id: 'exact', text: 'Levels: the same', numeric: true },
          { id: 'rated', text: 'Rated or not: kappa', numeric: true },
        ]}
        rows={[...rows, { id: 'pooled', name: 'All five', of: pooled }].map(({ id, name, of }) => ({
          id,
          cells: [name, ...figuresOf(of)],
        }))}
      />
      <h2 className="nhsuk-heading-m">What this does not show</h2>
      <ul>
        <li>
          That two readings agree shows that the guide is clear. It does not show that the levels are true of
          the place, or were then.
        </li>
        <li>
          Published reports choose what they tell. Those of a membership body show successes, so profiles lean
          upward.
        </li>
        <li>They describe past years, from 2014 to 2019. None is a measurement of a place today.</li>
      </ul>
      <h2 className="nhsuk-heading-m">What was settled, and why</h2>
      <p>
        Mostly questions on which the two readings differ. A few lines correct what both had wrong: of 60
        ratings taken at random and held against the texts once more, three had a wrong level. The others were
        not checked a third time.
      </p>
      <Table
        id="differences"
        compact
        caption={`${differences.length} of ${(pooled.caseStudies * 48).toLocaleString('en-GB')}: the case studies times the questions`}
        head={[
          { id: 'study', text: 'Case study and question' },
          { id: 'first', text: 'First', numeric: true },
          { id: 'second', text: 'Second', numeric: true },
          { id: 'settled', text: 'Settled', numeric: true },
          { id: 'because', text: 'Because' },
        ]}
        rows={differences.map(({ caseStudy, question, label, text, first, second, level, because }) => ({
          id: `${caseStudy}-${question}`,
          cells: [
            <span key="study">
              <Link
                to={`${paths.caseStudy(caseStudy)}#${level === 'none' ? question.split('.')[0] : question}`}
              >
                {label}
              </Link>
              : {text}
            </span>,
            <Level key="first" level={first} />,
            <Level key="second" level={second} />,
            <Level key="settled" level={level} />,
            because,
          ],
        }))}
      />
    </>
  );
}

function Level({ level }: { level: number | 'none' }) {
  if (level !== 'none') return <>{level}</>;
  return (
    <>
      <span aria-hidden="true">–</span>
      <span className="nhsuk-u-visually-hidden">not rated</span>
    </>
  );
}

function figuresOf({ caseStudies, rated, levels, ratedOrNot }: Agreement): string[] {
  return [
    String(caseStudies),
    String(rated.both),
    kappaWords(levels.kappa),
    percentWords(levels.exact),
    kappaWords(ratedOrNot),
  ];
}
