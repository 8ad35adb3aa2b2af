/** A mean on the 1 to 5 scale, with how many of the things asked stand behind it. */
export interface Scored {
  readonly status: 'scored';
  readonly mean: number;
  readonly answered: number;
  readonly asked: number;
}

/** Too little is known for a mean: `answered` of the things asked, where `needed` would do. */
export interface Insufficient {
  readonly status: 'insufficient';
  readonly answered: number;
  readonly needed: number;
}

/** The form asks too little for a mean, whatever the person says: `asked`, where `needed` would do. */
export interface NotAskedEnough {
  readonly status: 'not-asked-enough';
  readonly asked: number;
  readonly needed: number;
}

export type Score = Scored | Insufficient | NotAskedEnough;

/** The arithmetic mean of a list that is not empty; throws a RangeError for an empty one. */
export function meanOf(values: readonly number[]): number {
  if (values.length === 0) throw new RangeError('there is no mean of nothing');
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

/**
 * The mean of the known values of things that were asked. `known` holds values from 1 to 5 of those that have one;
 * `asked` is how many could have; `needed` (at least 1) how many must.
 */
export function scoreOf(known: readonly number[], asked: number, needed: number): Score {
  if (asked < needed) return { status: 'not-asked-enough', asked, needed };
  if (known.length < needed) return { status: 'insufficient', answered: known.length, needed };
  return { status: 'scored', mean: meanOf(known), answered: known.length, asked };
}
