import type { Report } from 'questions/types';
import type { PracticeOf } from '~/domain/comparison/case-study-points';
import type { ActionHref } from './action-href';
import { PracticeCard } from './practice-card';

/** Practices of case studies, a card each. */
export function PracticeCards(props: {
  heading: 'h3' | 'h4';
  practices: readonly PracticeOf[];
  reports: readonly Report[];
  /** Where a practice can be made an action of the place; left out where none can. */
  actionHref?: ActionHref | undefined;
}) {
  return (
    <div className="app-practices">
      {props.practices.map(({ practice, caseStudy }) => (
        <PracticeCard
          key={practice.id}
          heading={props.heading}
          practice={practice}
          caseStudy={caseStudy}
          reports={props.reports}
          actionHref={props.actionHref?.(practice)}
        />
      ))}
    </div>
  );
}
