import type { Figure, ShownEdition } from '../edition/edition';
import { shownMeans } from '../edition/shown-means';

/** The means of people who are shown together, by dimension id. */
export interface FiguredGroup {
  readonly sectors: readonly string[];
  readonly n: number;
  /** 1 to 5; a dimension on which they are not shown, or not as this group, is absent. */
  readonly means: Readonly<Record<string, number>>;
}

/** What the rules on patterns look at: figures of a place that may be shown, and nothing else. */
export interface PlaceFigures {
  /** Balanced means (1 to 5) of questions, dimensions and barriers, by id; absent where not asked or not shown. */
  readonly means: Readonly<Record<string, number>>;
  readonly groups: readonly FiguredGroup[];
  /** The mean lead (-4 to 4) of board and executive over middle and frontline within sectors; absent or null: not shown. */
  readonly tierGap?: number | null;
  /** Dimensions on which partners differ significantly after Holm; absent or null: not known. */
  readonly differingDimensions?: number | null;
}

/**
 * The figures of an edition's shown part. Capped means count as told; figures that are too few are absent. People who
 * are shown together on some dimensions and with others on the rest are in a group of each kind; its `n` is the most
 * who have a score on any of its dimensions. `differingDimensions` is null where no dimension has two groups to compare.
 */
export function placeFiguresOf(edition: ShownEdition): PlaceFigures {
  const means = edition.dimensions.flatMap(({ id, figure }) =>
    groupsOf(figure).map(({ sectors, n, mean }) => ({ dimension: id, sectors, n, mean })),
  );
  const compared = edition.dimensions.flatMap(({ between }) => between ?? []);
  return {
    means: shownMeans(edition),
    groups: figuredGroups(means),
    tierGap: edition.tierGap,
    differingDimensions: compared.length === 0 ? null : compared.filter(({ differs }) => differs).length,
  };
}

/** Puts the means of groups on single dimensions together, those of the same sectors in one. */
export function figuredGroups(
  means: readonly { dimension: string; sectors: readonly string[]; n: number; mean: number }[],
): readonly FiguredGroup[] {
  const groups = new Map<string, { sectors: readonly string[]; n: number; means: Record<string, number> }>();
  for (const { dimension, sectors, n, mean } of means) {
    const key = sectors.toSorted().join(' ');
    const group = groups.get(key) ?? { sectors, n, means: {} };
    group.n = Math.max(group.n, n);
    group.means[dimension] = mean;
    groups.set(key, group);
  }
  return [...groups.values()];
}

function groupsOf(figure: Figure) {
  return figure.status === 'shown' ? figure.groups : [];
}
