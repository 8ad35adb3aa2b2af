import { tierGapSentence, tierSentence, type NameOf } from '~/domain/agreement/difference-words';
import type { TierTable } from '~/domain/edition/edition';
import { shownMean, tierLabel } from '~/domain/edition/messages';
import { coarserTiers, tierCell } from './group-cells';
import { GlossaryLink } from './glossary-link';
import { HeatTable } from './heat-table';
import { TogetherNotes } from './together-notes';

/** How people in different roles see the place: in words first, then each figure by role; or why that is not told. */
export function TierMeans(props: {
  tiers: TierTable | null;
  tierGap: number | null;
  tierName: NameOf;
  /** The overall and the dimensions, by the id they have in the table of tiers. */
  rows: readonly { id: string; name: string; href?: string }[];
}) {
  const { tiers, tierGap, tierName, rows } = props;
  const gap = (
    <p>
      {tierGapSentence(tierGap)} <GlossaryLink term="role-gap">How this is worked out</GlossaryLink>
    </p>
  );
  const told = rows.filter(({ id }) => tiers?.figures[id] !== undefined);
  if (!tiers || told.length === 0) {
    return (
      <>
        <p>
          The scores by role are not shown: too few people in any one role answered, or together with the
          scores by type of partner they could tell what a few people said.{' '}
          <GlossaryLink term="withheld">Why some figures are not shown</GlossaryLink>
        </p>
        {gap}
      </>
    );
  }
  const notes = told.flatMap(({ id, name }) =>
    coarserTiers(tiers.figures[id], tiers.groups).map((mean) => ({
      key: `${id} ${mean.tiers.join('+')}`,
      words: `${name}, ${tierLabel(mean, tierName)} (${mean.tiers.map(tierName).join('; ')}): ${shownMean(mean)}`,
    })),
  );
  const sentence = tierSentence(tiers, tierName);
  return (
    <>
      {sentence && <p>{sentence}</p>}
      {gap}
      <HeatTable
        id="by-role"
        caption="Mean of people in each role, each person counted once, from 1 to 5"
        rowLabel="Dimension"
        columns={tiers.groups.map((group) => ({
          id: group.tiers.join('+'),
          label: tierLabel(group, tierName),
          note: peopleWords(group.n),
        }))}
        rows={told.map(({ id, name, href }) => ({
          id,
          label: name,
          ...(href !== undefined && { href }),
          cells: tiers.groups.map((group) => tierCell(tiers.figures[id], group)),
        }))}
      />
      <TogetherNotes notes={notes} />
    </>
  );
}

const peopleWords = (n: number) => `${n.toLocaleString('en-GB')} people`;
