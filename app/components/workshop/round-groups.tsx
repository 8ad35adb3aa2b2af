import { groupLabel } from '~/domain/edition/labels';
import type { GroupMean } from '~/domain/edition/edition';
import { shownMean } from '~/domain/edition/messages';
import { NOT_TOLD } from '~/domain/workshop/tally';
import { groupKey, mergedNotes } from '../results/figure-words';

/** Mean vote of each sector on a line from 1 to 5, as a list; nothing where groups are not shown. */
export function RoundGroups(props: {
  id: string;
  groups: readonly GroupMean[];
  /** Names by sector id; who did not say is named here. */
  sectorName: (id: string) => string;
}) {
  const { id, groups } = props;
  if (groups.length === 0) return null;
  const sectorName = (sector: string) => (sector === NOT_TOLD ? 'Sector not told' : props.sectorName(sector));
  return (
    <div className="app-round__groups">
      <p className="app-round__groups-title" id={id}>
        Mean vote by sector, from 1 to 5
      </p>
      <ul className="app-round__group-list" aria-labelledby={id}>
        {groups.map((group) => (
          <li key={groupKey(group)} className="app-round__group">
            <span className="app-round__label">{groupLabel(group, sectorName)}</span>
            <MeanLine mean={group.mean} />
            <span className="app-round__count">{shownMean(group)}</span>
          </li>
        ))}
      </ul>
      {mergedNotes(groups, sectorName).map((note) => (
        <p key={note} className="app-round__note">
          {note}
        </p>
      ))}
    </div>
  );
}

/** A mark on a line with five ticks; the number stands beside it. */
function MeanLine({ mean }: { mean: number }) {
  return (
    <svg className="app-round__line" aria-hidden="true" focusable="false">
      <line className="app-round__axis" x1={place(1)} x2={place(5)} y1="50%" y2="50%" />
      {[1, 2, 3, 4, 5].map((level) => (
        <line key={level} className="app-round__axis" x1={place(level)} x2={place(level)} y1="20%" y2="80%" />
      ))}
      <circle className="app-round__mean" cx={place(mean)} cy="50%" r="0.38em" />
    </svg>
  );
}

/** Along the line, with room for a whole mark at either end. */
const place = (value: number) => `${Number((4 + ((value - 1) / 4) * 92).toFixed(2))}%`;
