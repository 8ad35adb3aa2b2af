import { BackLink } from '~/components/nhs/back-link';
import { paths } from '~/lib/paths';

/** The top of a page within the results: the way back to them, whose they are, and the page's one heading. */
export function ResultsHeading(props: {
  placeId: string;
  assessmentId: string;
  head: { placeName: string; title: string };
  /** Left out for the latest. */
  edition: number | undefined;
  children: string;
}) {
  const { head, edition, children } = props;
  const own = paths.assessment(props.placeId, props.assessmentId);
  return (
    <>
      <BackLink href={edition === undefined ? own.results : own.resultsEdition(edition)}>Results</BackLink>
      <h1 className="nhsuk-heading-xl">
        <span className="nhsuk-caption-xl">
          {head.placeName}, {head.title}
          {edition !== undefined && `, edition ${edition}`}
        </span>
        {children}
      </h1>
    </>
  );
}
