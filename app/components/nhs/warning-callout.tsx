import type { ReactNode } from 'react';
import type { HeadingLevel } from './legend';

export type WarningCalloutProps = {
  heading: string;
  headingLevel?: HeadingLevel | undefined;
  /** Block content. */
  children: ReactNode;
};

/** What a person must know before going on. Rare. */
export function WarningCallout({ heading, headingLevel = 2, children }: WarningCalloutProps) {
  const Heading = `h${headingLevel}` as const;
  return (
    <div className="nhsuk-card nhsuk-card--warning">
      <div className="nhsuk-card__content">
        <Heading className="nhsuk-card__heading">
          {/important/i.test(heading) ? null : <span className="nhsuk-u-visually-hidden">Important: </span>}
          {heading}
        </Heading>
        {children}
      </div>
    </div>
  );
}
