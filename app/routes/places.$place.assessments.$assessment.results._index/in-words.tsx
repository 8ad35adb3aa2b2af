import { Link } from '@remix-run/react';
import { Details } from '~/components/nhs/details';
import { type endsOf, groupKey, scoreOf, whyHidden } from '~/components/results/figure-words';
import { GlossaryLink } from '~/components/results/glossary-link';
import { Weighting } from '~/components/results/weightings';
import { type NameOf, partnersSentence } from '~/domain/agreement/difference-words';
import { agreementCountsSentence } from '~/domain/agreement/messages';
import { partnersView } from '~/domain/agreement/rank-differences';
import type { Figure } from '~/domain/edition/edition';
import { groupLabel } from '~/domain/edition/labels';
import { estimateWords, fewPeopleWords, rangeWords, shownMean } from '~/domain/edition/messages';
import type { paths } from '~/lib/paths';
import type { Loaded } from './route';

/** What the results say, in words: the score and how sure it is, where partners differ, and how far people agree. */
export function InWords(props: {
  shown: NonNullable<Loaded['ready']>['shown'];
  ends: ReturnType<typeof endsOf>;
  dimensionName: NameOf;
  sectorName: NameOf;
  edition: number | undefined;
  own: ReturnType<typeof paths.assessment>;
}) {
  const { shown, ends, dimensionName, sectorName, edition, own } = props;
  const { overall, pressure } = shown;
  const few = fewPeopleWords(shown.n);
  const counts = agreementCountsSentence(shown.agreement);
  return (
    <>
      <p className="nhsuk-lede-text">
        {overall.status === 'shown'
          ? `Overall: ${estimateWords(overall.balanced)}.`
          : `There is no overall score: ${whyNone(overall)}.`}
        {ends &&
          ` Highest: ${dimensionName(ends.highest.id)} (${scoreOf(ends.highest.figure)}). Lowest: ${dimensionName(ends.lowest.id)} (${scoreOf(ends.lowest.figure)}).`}
      </p>
      {few !== undefined && <p className="app-note">{few}</p>}
      <LikelyRange overall={overall} />
      <Weighting figure={overall} />
      <p>
        {partnersSentence(partnersView(shown.dimensions), { sector: sectorName, dimension: dimensionName })}{' '}
        {counts !== undefined && `${counts} `}
        <Link to={own.resultsDifferences(edition)}>Look at where partners differ</Link>
      </p>
      <p>
        {pressure.status === 'shown'
          ? `Pressure from outside: ${shownMean(pressure.balanced)} of 5, where 1 is not at all and 5 severely. It is kept apart from the scores.`
          : `There is no figure on pressure from outside: ${whyNone(pressure)}.`}
      </p>
      {shown.groups.length > 1 && (
        <Details summary="Who answered">
          <ul>
            {shown.groups.map((group) => (
              <li key={groupKey(group)}>
                {groupLabel(group, sectorName)}: {group.n.toLocaleString('en-GB')} people
              </li>
            ))}
          </ul>
          <p>
            Who is shown together and why: <GlossaryLink term="other-partners">other partners</GlossaryLink>.
            How small a group may be: <GlossaryLink term="threshold">the threshold</GlossaryLink>.
          </p>
        </Details>
      )}
    </>
  );
}

function whyNone(figure: Figure): string {
  return figure.status === 'too-few' ? 'too few people answered enough questions' : (whyHidden(figure) ?? '');
}

/** Once on the page, in plain words: what a likely range tells, and what it does not. */
function LikelyRange({ overall }: { overall: Figure }) {
  const words = overall.status === 'shown' ? rangeWords(overall.balanced) : undefined;
  if (words === undefined) return null;
  return (
    <p>
      “{words[0]!.toUpperCase() + words.slice(1)}” means: those who answered are only some of those who could.
      If everybody like them had answered, the score would most likely lie in this range. The range does not
      cover people who did not answer, who may see it differently.{' '}
      <GlossaryLink term="likely-range">More on likely ranges</GlossaryLink>
    </p>
  );
}
