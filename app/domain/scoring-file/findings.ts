import type { QuestionSet } from 'questions/types';
import { anovaOf } from '../agreement/anova';
import { holmAdjusted } from '../agreement/holm';
import { BEYOND_CHANCE } from '../edition/between-groups';
import type { GroupStatistics } from '../edition/place-score';
import { balancedMean } from '../edition/place-score';
import { endOf } from '../edition/tally';
import { findPatterns } from '../patterns/find-patterns';
import type { PatternResult } from '../patterns/find-patterns';
import { figuredGroups } from '../patterns/place-figures';
import { whereToStart } from '../patterns/where-to-start';
import type { WhereToStart } from '../patterns/where-to-start';
import { ownProfile } from '../scoring/own-profile';
import { meanOf } from '../scoring/score';
import type { FileRespondent } from '../answers-file/read-answers';
import type { FileSource } from './score-file';

/** A group of sectors with the statistics of one figure. */
interface FiguredSectors {
  readonly sectors: readonly string[];
  readonly statistics: GroupStatistics;
}

/** What the figures of a file amount to (analysis.md, "Patterns" and "Where to start"). */
export interface Findings {
  readonly patterns: readonly PatternResult[];
  readonly start: WhereToStart;
}

/**
 * The patterns of a file of answers and where to start. A dimension's agreement is the mean of A over its questions.
 *
 * @param groupsOf the groups of any figure, by its id
 * @param agreementOf A of a question, null where nobody chose a level
 */
export function findingsOf(
  source: FileSource,
  groupsOf: (figure: string) => readonly FiguredSectors[],
  agreementOf: (question: string) => number | null,
): Findings {
  const { set, relatedBarriers } = source;
  const items = [...set.dimensions.flatMap(({ questions }) => questions), ...set.barriers];
  const ids = [...set.dimensions.map(({ id }) => id), ...items.map(({ id }) => id)];
  const means = Object.fromEntries(
    ids.flatMap((id) => {
      const groups = groupsOf(id).map(({ statistics }) => statistics);
      return groups.length === 0 ? [] : [[id, balancedMean(groups).mean] as const];
    }),
  );
  const agreement = Object.fromEntries(
    set.dimensions.flatMap(({ id, questions }) => {
      const known = questions.flatMap((question) => agreementOf(question.id) ?? []);
      return known.length === 0 ? [] : [[id, meanOf(known)] as const];
    }),
  );
  return {
    patterns: findPatterns({
      means,
      groups: figuredGroups(
        set.dimensions.flatMap(({ id }) =>
          groupsOf(id).map(({ sectors, statistics: { n, mean } }) => ({ dimension: id, sectors, n, mean })),
        ),
      ),
      tierGap: tierGapOf(source),
      differingDimensions: differingOf(set, groupsOf),
    }),
    start: whereToStart({ means, agreement, relatedBarriers }),
  };
}

function differingOf(
  set: QuestionSet,
  groupsOf: (figure: string) => readonly FiguredSectors[],
): number | null {
  const tests = set.dimensions.map(
    ({ id }) => anovaOf(groupsOf(id).map(({ statistics }) => statistics))?.p ?? null,
  );
  if (tests.every((p) => p === null)) return null;
  return holmAdjusted(tests).filter((p) => p !== null && p < BEYOND_CHANCE).length;
}

/**
 * How far board and executive are ahead of middle managers and frontline staff in their overall scores, within the
 * sectors that have both, each sector counting once; null where none has.
 */
function tierGapOf({ set, form, respondents }: FileSource): number | null {
  const overallOf = ({ answers }: FileRespondent) => {
    const { overall } = ownProfile(answers, set, form);
    return overall.status === 'scored' ? [overall.mean] : [];
  };
  const of = (sector: string, end: 'top' | 'front') =>
    respondents.filter((one) => one.sector === sector && endOf(one.tier) === end).flatMap(overallOf);
  const gaps = [...new Set(respondents.map(({ sector }) => sector))].flatMap((sector) => {
    const [top, front] = [of(sector, 'top'), of(sector, 'front')];
    return top.length > 0 && front.length > 0 ? [meanOf(top) - meanOf(front)] : [];
  });
  return gaps.length === 0 ? null : meanOf(gaps);
}
