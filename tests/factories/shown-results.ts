import type {
  DimensionResult,
  Distribution,
  Estimate,
  Figure,
  GroupMean,
  ItemResult,
} from '~/domain/edition/edition';
import { bandOf } from '~/domain/scoring/bands';

/** A mean without a range. */
export function makeEstimate(mean: number, change: Partial<Estimate> = {}): Estimate {
  return { mean, band: bandOf(mean).code, range: null, between: null, ...change };
}

/** The mean of 10 people of one sector, or of several together. */
export function makeGroupMean(sectors: string, mean: number, change: Partial<GroupMean> = {}): GroupMean {
  const ids = sectors.split('+');
  return { kind: ids.length === 1 ? 'sector' : 'others', sectors: ids, n: 10, mean, ...change };
}

/** A figure that is shown; `groups` are means by sector. Both ways of counting give `mean`, unless `pooled` is told. */
export function makeFigure(mean: number, groups: readonly GroupMean[] = [], pooled = mean): Figure {
  return {
    status: 'shown',
    n: 40,
    balanced: makeEstimate(mean),
    pooled: makeEstimate(pooled),
    groups,
  };
}

/** Answers spread over the levels in whole percent. */
export function makeDistribution(...percents: [number, number, number, number, number]): Distribution {
  return { n: 40, percents, step: 1 };
}

/** A question that 40 were asked, of which nothing is told but that it exists. */
export function makeItemResult(id: string, change: Partial<ItemResult> = {}): ItemResult {
  return {
    id,
    figure: { status: 'too-few' },
    asked: 40,
    dontKnow: null,
    notApplicable: null,
    distribution: null,
    groupDistributions: [],
    groupsUnsaid: [],
    gap: null,
    ...change,
  };
}

/** A dimension of which nothing is told, with questions of its own. */
export function makeDimensionResult(id: string, change: Partial<DimensionResult> = {}): DimensionResult {
  return {
    id,
    figure: { status: 'too-few' },
    questions: [],
    between: null,
    within: [],
    reliability: null,
    ...change,
  };
}
