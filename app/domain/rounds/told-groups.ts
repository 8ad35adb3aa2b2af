import type { QuestionSet } from 'questions/types';
import type { Figure, ProtectedEdition } from '../edition/edition';
import { figuresOf } from '../edition/figures';
import { type GroupStatistics, together } from '../edition/place-score';
import { tellableBeside } from '../edition/told-means';
import type { RoundGroup } from './common-groups';

/** A group in which a round shows a dimension, and what may be told of it, before it is rounded. */
export interface ToldGroup extends RoundGroup {
  readonly statistics: GroupStatistics;
}

/** By dimension id; a dimension that is not shown is absent. */
export type ToldGroups = Readonly<Record<string, readonly ToldGroup[]>>;

/**
 * The groups in which an edition shows each dimension, each as it may be told (`tellableBeside`): all that it takes to
 * compare it with another round.
 */
export function toldGroups(edition: {
  readonly set: QuestionSet;
  readonly threshold: number;
  readonly shown: { readonly dimensions: readonly { readonly id: string; readonly figure: Figure }[] };
  readonly protected: Pick<ProtectedEdition, 'sectors' | 'own'>;
}): ToldGroups {
  const figures = figuresOf(edition.set);
  const { sectors, own } = edition.protected;
  return Object.fromEntries(
    edition.shown.dimensions.flatMap(({ id, figure }) => {
      if (figure.status !== 'shown') return [];
      const moments = figures.momentsBySector(sectors, id);
      const ownMoments = own && figures.momentsBySector(own.sectors, id);
      const groups =
        figure.groups.length > 0 ? figure.groups.map((group) => group.sectors) : [Object.keys(moments)];
      const told = groups.map((of): ToldGroup => {
        const ownOfGroup = ownMoments && together(of.flatMap((sector) => ownMoments[sector] ?? []));
        const all = together(of.map((sector) => moments[sector]!));
        const { statistics } = tellableBeside(all, ownOfGroup, edition.threshold);
        return { sectors: of, n: statistics.n, statistics };
      });
      return [[id, told] as const];
    }),
  );
}
