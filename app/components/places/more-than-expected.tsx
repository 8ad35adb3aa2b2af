import { WarningCallout } from '~/components/nhs/warning-callout';
import { type Participation, sectorsAboveExpected } from '~/domain/assessment/participation';

export type MoreThanExpectedProps = {
  participation: Participation;
  /** Names by sector id. */
  names: Readonly<Record<string, string>>;
  entry: 'link' | 'codes';
};

/** A sign that somebody may have answered more than once: more answers than people. Nothing where there is none. */
export function MoreThanExpected({ participation, names, entry }: MoreThanExpectedProps) {
  const above = sectorsAboveExpected(participation);
  if (above.length === 0) return null;
  return (
    <WarningCallout heading="More answers than people expected">
      <ul>
        {above.map(({ sector, sent, expected }) => (
          <li key={sector}>
            {names[sector] ?? sector}: {sent} answers, {expected} people expected
          </li>
        ))}
      </ul>
      <p>
        {entry === 'link'
          ? 'The number expected may be too low, people may have chosen another type of organisation, the link may have gone further than you meant, or somebody may have answered more than once. Nothing is stored that tells which. Next time, single-use codes let each person answer once.'
          : 'The number expected may be too low, or people may have chosen another type of organisation than their own. With a code each person answers once.'}
      </p>
    </WarningCallout>
  );
}
