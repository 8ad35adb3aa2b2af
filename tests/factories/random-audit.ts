import type { FormId } from 'questions/types';
import type { Finding } from '~/domain/disclosure/attack';
import type { Block } from '~/domain/disclosure/attacked-edition';
import { blocksOf } from '~/domain/disclosure/attacked-edition';
import { findingsIn } from '~/domain/disclosure/audited-edition';
import type { Solver } from '~/domain/disclosure/linear-program';
import type { EarlierEdition } from '~/domain/edition/shown';
import { tallyResponses } from '~/domain/edition/tally';
import type { Answer, Answers } from '~/domain/response/answer';
import { itemsIn } from '~/domain/response/form-items';
import { set } from './random-place';

/** Runs a generator of work to its end. */
export function finish<T>(work: Generator<void, T>): T {
  for (;;) {
    const step = work.next();
    if (step.done) return step.value;
  }
}

/** What an attack finds. */
export function foundAmong<T>(attack: Iterable<T | null>): readonly T[] {
  return [...attack].filter((found) => found !== null);
}

/** One of each kind of figures, which is as much as many random places have time for. */
export const FEW_BLOCKS = blocksOf(set).filter(({ id }) => ['overall', 'a', 'i', 'barrier.a'].includes(id));

/** What an edition of the made-up question set gives away. */
export function foundIn(
  edition: EarlierEdition,
  threshold: number,
  solver: Solver,
  earlier: readonly EarlierEdition[] = [],
  blocks: readonly Block[] = blocksOf(set),
): readonly Finding[] {
  const source = { set, threshold, protected: edition.protected };
  return foundAmong(findingsIn(edition.shown, source, earlier, solver, blocks));
}

/** People of a sector who answer everything alike, one for each level given, but for what is changed. */
export function countPeople(
  sectors: Readonly<Record<string, readonly Answer[]>>,
  change: (answers: Answers, sector: string, index: number) => Answers = (answers) => answers,
) {
  const form: FormId = 'full';
  return tallyResponses(
    set,
    Object.entries(sectors).flatMap(([sector, levels]) =>
      levels.map((level, index) => ({
        form,
        sector,
        tier: 'frontline',
        changed: true,
        answers: change(Object.fromEntries(itemsIn(form, set).map(({ id }) => [id, level])), sector, index),
      })),
    ),
  );
}
