import type { Figure, Group } from '~/domain/edition/edition';
import { groupLabel } from '~/domain/edition/labels';
import { shownMean } from '~/domain/edition/messages';
import { coarserThan, groupKey } from './figure-words';
import { GlossaryLink } from './glossary-link';

/** A mean of several groups together, in words. */
export interface TogetherNote {
  key: string;
  words: string;
}

/** Below a table by group: what "with others" means there, and the means of those counted together. */
export function TogetherNotes({ notes }: { notes: readonly TogetherNote[] }) {
  if (notes.length === 0) return null;
  return (
    <>
      <p>
        “With others”: too few of the group answered, so it is{' '}
        <GlossaryLink term="with-others">counted together with others</GlossaryLink>.
      </p>
      <ul>
        {notes.map(({ key, words }) => (
          <li key={key}>{words}</li>
        ))}
      </ul>
    </>
  );
}

/** The notes of figures whose groups are coarser than those of the place. */
export function togetherNotes(
  rows: readonly { id: string; name: string; figure: Figure }[],
  groups: readonly Group[],
  sectorName: (id: string) => string,
): TogetherNote[] {
  return rows.flatMap(({ id, name, figure }) =>
    coarserThan(figure, groups).map((group) => ({
      key: `${id} ${groupKey(group)}`,
      words: `${name}, ${groupLabel(group, sectorName)} (${group.sectors.map(sectorName).join(', ')}): ${shownMean(group)}`,
    })),
  );
}
