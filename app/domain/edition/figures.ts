import type { FormId, QuestionSet } from 'questions/types';
import { FORMS, itemsIn } from '../response/form-items';
import { ownProfile } from '../scoring/own-profile';
import type { ClassTally, Counts, Moments, ProtectedEdition } from './edition';
import type { Standings } from './later-groups';

/**
 * Reads the figures of a question set out of tallies. A figure goes by `overall`, `pressure`, a dimension id or an
 * item id.
 */
export interface Figures {
  /** The moments of a figure by sector; a sector that could have no value, because nobody was asked, is absent. */
  momentsBySector(sectors: ProtectedEdition['sectors'], figure: string): Readonly<Record<string, Moments>>;
  /** The same as people asked and valid values. */
  standings(sectors: ProtectedEdition['sectors'], figure: string): Standings;
  /** The part of `standings` that is new or changed. */
  changed(edition: Pick<ProtectedEdition, 'sectors' | 'changes'>, figure: string): Standings;
}

/**
 * The figures of a set. For a score, everyone of a sector counts as asked unless nobody's form can score it; which
 * forms were taken is seen from the items asked.
 */
export function figuresOf(set: QuestionSet): Figures {
  const forms = FORMS.map((form) => ({ items: itemsIn(form, set), scores: scoresOf(form, set) }));
  const couldScore = (tally: ClassTally, id: string) =>
    forms.some(
      ({ items, scores }) => scores.has(id) && items.every((item) => Object.hasOwn(tally.items, item.id)),
    );

  const bySector = <T>(
    sectors: ProtectedEdition['sectors'],
    read: (tally: ClassTally, id: string) => T | null,
  ) =>
    Object.fromEntries(
      Object.entries(sectors).flatMap(([id, tally]) => {
        const value = read(tally, id);
        return value === null ? [] : [[id, value] as const];
      }),
    );

  const read = (tally: ClassTally, figure: string) => {
    const score = tally.scores[figure];
    if (score) return couldScore(tally, figure) ? { moments: score, asked: tally.n } : null;
    const counts = tally.items[figure];
    return counts ? { moments: momentsOf(counts), asked: askedOf(counts) } : null;
  };

  return {
    momentsBySector: (sectors, figure) => bySector(sectors, (tally) => read(tally, figure)?.moments ?? null),
    standings: (sectors, figure) =>
      bySector(sectors, (tally) => {
        const found = read(tally, figure);
        return found && { asked: found.asked, valid: found.moments.n };
      }),
    changed: ({ sectors, changes }, figure) =>
      bySector(sectors, (tally, id) => {
        const change = changes[id];
        if (!change || !read(tally, figure)) return null;
        const asked = tally.scores[figure] ? change.n : (change.asked[figure] ?? 0);
        return { asked, valid: change.values[figure] ?? 0 };
      }),
  };
}

/** The scores that a form can give anyone at all. */
function scoresOf(form: FormId, set: QuestionSet): ReadonlySet<string> {
  const { overall, pressure, dimensions } = ownProfile({}, set, form);
  const all = [{ id: 'overall', score: overall }, { id: 'pressure', score: pressure }, ...dimensions];
  return new Set(all.filter(({ score }) => score.status !== 'not-asked-enough').map(({ id }) => id));
}

/** Number, sum and sum of squares of the levels given. */
export function momentsOf({ levels }: Counts): Moments {
  return levels.reduce(
    ({ n, sum, squares }, count, index) => ({
      n: n + count,
      sum: sum + count * (index + 1),
      squares: squares + count * (index + 1) ** 2,
    }),
    { n: 0, sum: 0, squares: 0 },
  );
}

/** How many were asked, whatever they said. */
export function askedOf({ levels, dk, na, blank }: Counts): number {
  return levels.reduce((sum, count) => sum + count, dk + na + blank);
}
