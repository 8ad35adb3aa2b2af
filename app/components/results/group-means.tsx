import type { Figure, SizedGroup } from '~/domain/edition/edition';
import { groupLabel } from '~/domain/edition/labels';
import { InsetText } from '../nhs/inset-text';
import { groupKey, mergedNotes } from './figure-words';
import { GlossaryLink } from './glossary-link';
import { groupCell } from './group-cells';
import { HeatTable } from './heat-table';
import { TogetherNotes, togetherNotes } from './together-notes';

/**
 * The means of the place's groups on every dimension, tinted, with what is counted together named below; or that there
 * are no groups to compare.
 */
export function GroupMeans(props: {
  groups: readonly SizedGroup[];
  sectorName: (id: string) => string;
  rows: readonly { id: string; name: string; href: string; figure: Figure }[];
}) {
  const { groups, sectorName, rows } = props;
  if (groups.length < 2) {
    return <p>Too few people answered from any one type of partner, so everybody is shown together.</p>;
  }
  const merged = mergedNotes(groups, sectorName);
  return (
    <>
      <HeatTable
        id="by-partner"
        caption="Mean of each group by dimension, from 1 to 5"
        rowLabel="Dimension"
        columns={groups.map((group) => ({
          id: groupKey(group),
          label: groupLabel(group, sectorName),
          note: `${group.n.toLocaleString('en-GB')} people`,
        }))}
        rows={rows.map(({ id, name, href, figure }) => ({
          id,
          label: name,
          href,
          cells: groups.map((group) => groupCell(figure, group)),
        }))}
      />
      <TogetherNotes notes={togetherNotes(rows, groups, sectorName)} />
      {merged.length > 0 && (
        <InsetText>
          <p>
            <GlossaryLink term="other-partners">Shown together</GlossaryLink>, because each alone would be too
            few:
          </p>
          <ul>
            {merged.map((note) => (
              <li key={note}>{note}</li>
            ))}
          </ul>
        </InsetText>
      )}
    </>
  );
}
