import { DETAILS } from '../edition/detail';
import type { ShownEdition } from '../edition/edition';
import type { EditionSource, EarlierEdition } from '../edition/shown';
import { showEdition } from '../edition/shown';
import type { Finding } from './attack';
import { attack } from './attack';
import type { Attacked, Block } from './attacked-edition';
import { attackedEdition, blocksOf } from './attacked-edition';
import { attackTiers } from './attack-tiers';
import type { Solver } from './linear-program';

/**
 * The shown part of an edition that withstands the auditor: attacked block by block, alone and beside each earlier
 * edition of the assessment; where a set of people below the threshold is pinned, the whole block is told in less
 * detail (`DETAILS`), and attacked again. Tables by tier are told or not as a whole. Yields between two attacks on a set
 * of people, so that other work can go on.
 *
 * @param earlier all earlier editions of the assessment, the last of which is `source.previous`
 * @param blocks those to attack: all of the question set
 */
export function* auditedEdition(
  source: EditionSource,
  earlier: readonly EarlierEdition[],
  solver: Solver,
  blocks: readonly Block[] = blocksOf(source.set),
): Generator<void, ShownEdition> {
  const details: Record<string, number> = {};
  const inFull = showEdition(source);
  for (const block of blocks) {
    for (let level = 0; level < DETAILS.length - 1; level++) {
      const shown = level === 0 ? inFull : showEdition(source, { [block.id]: level });
      if (!(yield* isAnyIn(findingsIn(shown, source, earlier, solver, [block])))) break;
      details[block.id] = level + 1;
    }
  }
  const shown = showEdition(source, details);
  const byTier = attackTiers(
    attackedEdition(source.set, shown, source.protected),
    Object.keys(source.protected.tiers),
    source.threshold,
    solver,
  );
  return (yield* isAnyIn(byTier)) ? showEdition(source, details, false) : shown;
}

/** Whether anything is found; looks no further than the first. */
function* isAnyIn(findings: Iterable<object | null>): Generator<void, boolean> {
  for (const found of findings) {
    if (found) return true;
    yield;
  }
  return false;
}

/** What an edition as shown gives away, alone and beside each of the earlier ones; null for what withstands. */
export function* findingsIn(
  shown: ShownEdition,
  source: Pick<EditionSource, 'set' | 'threshold' | 'protected'>,
  earlier: readonly EarlierEdition[],
  solver: Solver,
  blocks: readonly Block[] = blocksOf(source.set),
): Generator<Finding | null, void> {
  const { set, threshold } = source;
  const now = attackedEdition(set, shown, source.protected);
  const alone: Attacked = { set, threshold, now };
  const pairs = earlier.map((one): Attacked => ({
    ...alone,
    before: attackedEdition(set, one.shown, one.protected),
  }));
  for (const block of blocks) {
    for (const attacked of [alone, ...pairs]) yield* attack(attacked, block, solver);
  }
}
