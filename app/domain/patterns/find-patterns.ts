import type { FoundNumber } from './found-number';
import type { PlaceFigures } from './place-figures';
import { type PatternId, RULES } from './rules';
import { atLeast, THRESHOLDS } from './thresholds';

/** Whether a place shows a pattern. */
export interface PatternResult {
  readonly id: PatternId;
  /** `not-evaluated`: a question that the rule needs was not asked, or a figure that it needs may not be shown. */
  readonly status: 'found' | 'not-found' | 'not-evaluated';
  /**
   * The figures that it rests on. Where either of two would do, a found pattern names the one that is so, or both. None
   * where it is not evaluated.
   */
  readonly numbers: readonly FoundNumber[];
  /**
   * Of `running-both-systems` where it is found: whether the old processes are required from outside or could be stopped
   * here. Absent where the pressure of double running is not shown.
   */
  readonly oldProcesses?: 'required-outside' | 'could-stop-here';
}

/** Every pattern in the order of its table, as far as the figures of a place tell (analysis.md, "Patterns"). */
export function findPatterns(figures: PlaceFigures): readonly PatternResult[] {
  return (Object.keys(RULES) as PatternId[]).map((id) => {
    const result = evaluate(id, figures);
    return id === 'running-both-systems' && result.status === 'found'
      ? withOldProcesses(result, figures)
      : result;
  });
}

function evaluate(id: PatternId, figures: PlaceFigures): PatternResult {
  const outcomes = RULES[id].map((clause) => clause(figures));
  if (outcomes.some(({ holds }) => holds === null)) return { id, status: 'not-evaluated', numbers: [] };
  const found = outcomes.every(({ holds }) => holds);
  return {
    id,
    status: found ? 'found' : 'not-found',
    numbers: outcomes.flatMap(({ numbers }) => numbers),
  };
}

const DOUBLE_RUNNING = 'barrier.doublerunning';

function withOldProcesses(result: PatternResult, { means }: PlaceFigures): PatternResult {
  const value = means[DOUBLE_RUNNING];
  if (value === undefined) return result;
  const required = atLeast(value, THRESHOLDS.requiredOutside);
  return {
    ...result,
    numbers: [...result.numbers, { id: DOUBLE_RUNNING, value }],
    oldProcesses: required ? 'required-outside' : 'could-stop-here',
  };
}
