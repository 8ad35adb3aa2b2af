import type { QuestionSet } from 'questions/types';
import type { ClassTally, Figure, Moments } from '~/domain/edition/edition';
import { shownFigure } from '~/domain/edition/estimates';
import { groupsOfFigure, groupsOfPlace } from '~/domain/edition/groups';
import { together } from '~/domain/edition/place-score';
import { itemsIn } from '~/domain/response/form-items';
import type { Round } from '~/domain/rounds/compare-rounds';
import { toldGroups } from '~/domain/rounds/told-groups';
import { makeQuestionSet } from './question-set';

/** Scores of people by sector: the same on every dimension, or by dimension id (those that are missing have none). */
export type ScoresBySector = Readonly<
  Record<string, readonly number[] | Readonly<Record<string, readonly number[]>>>
>;

/** A round of a place whose people have these scores, in the groups that an edition would show them in. */
export function makeRound(
  scores: ScoresBySector,
  change: Partial<Pick<Round, 'assessmentId' | 'edition' | 'set' | 'threshold'>> = {},
): Omit<Round, 'shown'> & Pick<Parameters<typeof toldGroups>[0], 'shown' | 'protected'> {
  const { assessmentId = 'a1', edition = 1, set = makeQuestionSet(), threshold = 5 } = change;
  const sectors = Object.fromEntries(
    Object.entries(scores).map(([sector, of]) => [sector, tallyOf(set, of)] as const),
  );
  const people = Object.fromEntries(Object.entries(sectors).map(([id, { n }]) => [id, n]));
  const place = groupsOfPlace(people, threshold);
  const figure = (id: string): Figure => {
    const valid = Object.fromEntries(Object.entries(sectors).map(([of, tally]) => [of, tally.scores[id]!.n]));
    const groups = groupsOfFigure(place, valid, threshold);
    if (groups.length === 0) return { status: 'too-few' };
    const moments = groups.map((group) => together(group.sectors.map((of) => sectors[of]!.scores[id]!)));
    return shownFigure(groups, moments, threshold);
  };
  const counted = {
    set,
    threshold,
    shown: { dimensions: set.dimensions.map(({ id }) => ({ id, figure: figure(id) })) },
    protected: { sectors },
  };
  return { assessmentId, edition, ...counted, groups: toldGroups(counted) };
}

function tallyOf(set: QuestionSet, scores: ScoresBySector[string]): ClassTally {
  const byDimension = set.dimensions.map(({ id }): [string, Moments] => {
    const values = isList(scores) ? scores : (scores[id] ?? []);
    const sum = values.reduce((all, one) => all + one, 0);
    const squares = values.reduce((all, one) => all + one * one, 0);
    return [id, { n: values.length, sum, squares }];
  });
  return {
    n: Math.max(...byDimension.map(([, { n }]) => n)),
    scores: Object.fromEntries(byDimension),
    items: Object.fromEntries(
      itemsIn('full', set).map(({ id }) => [id, { levels: [0, 0, 0, 0, 0], dk: 0, na: 0, blank: 0 }]),
    ),
    rows: {},
  };
}

const isList = (scores: ScoresBySector[string]): scores is readonly number[] => Array.isArray(scores);
