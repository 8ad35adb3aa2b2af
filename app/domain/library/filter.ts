import type { CaseStudy } from 'questions/types';

/** Sizes of a place by its population; `not-told` where the report does not give it. */
export const POPULATIONS = ['under-200', '200-to-500', 'over-500', 'not-told'] as const;
export type PopulationBand = (typeof POPULATIONS)[number];

/** Kinds of place; `not-told` where the report does not say. */
export const SETTINGS = ['urban', 'rural', 'mixed', 'not-told'] as const;
export type Setting = (typeof SETTINGS)[number];

/** What to look for in the library; a part that is left out, or names nothing there is, leaves nothing out. */
export interface CaseStudyFilter {
  /** A report's code. */
  readonly report?: string | undefined;
  readonly setting?: string | undefined;
  readonly population?: string | undefined;
  /** Id of a dimension, or "barrier": only case studies with a rating there. */
  readonly dimension?: string | undefined;
}

/** The case studies that a filter lets through, in their order. */
export function filterCaseStudies(
  caseStudies: readonly CaseStudy[],
  { report, setting, population, dimension }: CaseStudyFilter,
): readonly CaseStudy[] {
  const asks = <T extends string>(asked: string | undefined, known: readonly T[]) =>
    known.find((one) => one === asked);
  const [ofReport, ofSetting, ofPopulation] = [
    asks(
      report,
      caseStudies.map((study) => study.report),
    ),
    asks(setting, SETTINGS),
    asks(population, POPULATIONS),
  ];
  const ofDimension = asks(
    dimension,
    caseStudies.flatMap((study) => study.ratings.map(({ question }) => dimensionOf(question))),
  );
  return caseStudies.filter(
    (study) =>
      (!ofReport || study.report === ofReport) &&
      (!ofSetting || (study.context.rurality ?? 'not-told') === ofSetting) &&
      (!ofPopulation || populationBand(study.context.population) === ofPopulation) &&
      (!ofDimension || study.ratings.some(({ question }) => dimensionOf(question) === ofDimension)),
  );
}

/** The band of a number of people. */
export function populationBand(population: number | undefined): PopulationBand {
  if (population === undefined) return 'not-told';
  if (population < 200_000) return 'under-200';
  return population <= 500_000 ? '200-to-500' : 'over-500';
}

/** `money` of `money.shift`, `barrier` of `barrier.finance`. */
const dimensionOf = (question: string) => question.split('.')[0]!;
