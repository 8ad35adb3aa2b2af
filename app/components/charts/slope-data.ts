import { oneDecimal } from '~/domain/scoring/messages';

/** One line of a slope chart: a dimension in two rounds. */
export type SlopeRow = {
  id: string;
  label: string;
  /** Scores, 1 to 5; null where not shown or not to be compared. */
  before: number | null;
  now: number | null;
  /** What became of it ("up 0.4, likely a real change"), or why it is not compared. */
  words: string;
  /** Likely a real change: a thick line and a bold name. */
  emphasis?: boolean | undefined;
};

/** A label at one end of the lines; `repeats`: the one above it has the same number. */
export type SlopeLabel = {
  id: string;
  label: string;
  value: number;
  text: string;
  repeats: boolean;
  emphasis: boolean;
};

/** The labels of one round, from the highest score to the lowest, equal ones as in the rows; a null score has none. */
export function slopeLabels(rows: readonly SlopeRow[], round: 'before' | 'now'): SlopeLabel[] {
  const sorted = rows
    .flatMap(({ id, label, emphasis = false, [round]: value }) =>
      value === null ? [] : [{ id, label, value, text: oneDecimal(value), emphasis }],
    )
    .sort((one, other) => other.value - one.value);
  return sorted.map((label, index) => ({ ...label, repeats: sorted[index - 1]?.text === label.text }));
}

/**
 * Tops for labels in one column, none over another, and together as near to their wanted middles as can be (least
 * squares: pool adjacent violators). Takes the wanted middles in ascending order with the labels' heights, and the ends
 * of the column, all in one unit; where there is no room for all they run over the lower end.
 */
export function spreadLabels(
  labels: readonly { middle: number; height: number }[],
  column: { from: number; to: number },
): number[] {
  // Less the heights of those above, "none over another" is "in ascending order".
  const above: number[] = [];
  let total = 0;
  for (const { height } of labels) {
    above.push(total);
    total += height;
  }
  const blocks: { mean: number; size: number }[] = [];
  labels.forEach(({ middle, height }, index) => {
    let block = { mean: middle - height / 2 - (above[index] ?? 0), size: 1 };
    for (let last = blocks.at(-1); last && last.mean > block.mean; last = blocks.at(-1)) {
      blocks.pop();
      const size = last.size + block.size;
      block = { mean: (last.mean * last.size + block.mean * block.size) / size, size };
    }
    blocks.push(block);
  });
  const lowest = Math.max(column.from, column.to - total);
  return blocks
    .flatMap(({ mean, size }) => Array<number>(size).fill(Math.min(Math.max(mean, column.from), lowest)))
    .map((top, index) => top + (above[index] ?? 0));
}
