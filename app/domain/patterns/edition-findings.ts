import { dimensionAgreement } from '../agreement/agreement-of-distribution';
import type { ShownEdition } from '../edition/edition';
import { findPatterns, type PatternResult } from './find-patterns';
import { placeFiguresOf } from './place-figures';
import { type WhereToStart, whereToStart } from './where-to-start';

/** What an edition's figures amount to. */
export interface EditionFindings {
  readonly patterns: readonly PatternResult[];
  readonly start: WhereToStart;
  /** The means that they rest on, by id. */
  readonly means: Readonly<Record<string, number>>;
}

/**
 * The patterns in an edition and where its place could start, from its shown part alone, so that they tell nothing new.
 * A dimension of which no distribution is told has no agreement, and so is not weighed as open to change.
 *
 * @param relatedBarriers the barriers that bear on each dimension most (`Instrument.relatedBarriers`)
 */
export function editionFindings(
  shown: ShownEdition,
  relatedBarriers: Readonly<Record<string, readonly string[]>>,
): EditionFindings {
  const figures = placeFiguresOf(shown);
  const agreement = Object.fromEntries(
    shown.dimensions.flatMap(({ id, questions }) => {
      const known = dimensionAgreement(questions);
      return known === null ? [] : [[id, known] as const];
    }),
  );
  return {
    patterns: findPatterns(figures),
    start: whereToStart({ means: figures.means, agreement, relatedBarriers }),
    means: figures.means,
  };
}
