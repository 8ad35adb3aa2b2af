/**
 * Linear programs as the auditor states them: columns are unknown numbers of 0 or more, rows are sums of them that are
 * known to lie between two bounds. Solving is left to a library (app/lib/linear-programs.server.ts).
 */

/** A weighted sum of columns; a column may be named more than once. */
export type Terms = readonly (readonly [column: number, weight: number])[];

/** A sum of columns and the bounds it is known to lie within, which may be infinite. */
export interface Row {
  readonly terms: Terms;
  readonly lower: number;
  readonly upper: number;
}

export interface LinearProgram {
  /** How many columns there are, numbered from 0. */
  readonly columns: number;
  readonly rows: readonly Row[];
  /** Columns that need not be whole numbers, also where the others are; none where left out. */
  readonly fractional?: ReadonlySet<number>;
}

/** Two ends of what something can be. */
export interface Range {
  readonly low: number;
  readonly high: number;
}

/** A row whose sum is supposed to be just so. */
export interface Fixed {
  readonly row: number;
  readonly value: number;
}

/** What is supposed when a sum is asked for. */
export interface Supposing {
  /** A row's sum is just so. */
  readonly fixed?: Fixed;
  /** All columns but the fractional ones are whole numbers. Where that takes too long to settle, the answer is as if they need not be. */
  readonly whole?: boolean;
}

/** A linear program that is asked about many sums. */
export interface OpenProgram {
  /**
   * The least that a sum can come to; null where no numbers satisfy the rows, infinite where the rows do not bound it.
   * Throws where the solver cannot tell.
   */
  least(terms: Terms, supposing?: Supposing): number | null;
  /** The most, likewise. */
  most(terms: Terms, supposing?: Supposing): number | null;
  /** Numbers that satisfy the rows, by column, as they were met so far: what is so in one of them is possible. */
  readonly solutions: readonly ArrayLike<number>[];
}

export interface Solver {
  /** Opens a program for as long as `use` takes. */
  open(program: LinearProgram): OpenProgram & { close(): void };
}

/** A sum of sums. */
export function plus(...sums: readonly Terms[]): Terms {
  return sums.flat();
}

/** A sum, weighted. */
export function times(weight: number, terms: Terms): Terms {
  return terms.map(([column, own]) => [column, weight * own] as const);
}

/** What a sum comes to in a solution. */
export function valueIn(solution: ArrayLike<number>, terms: Terms): number {
  return terms.reduce((sum, [column, weight]) => sum + weight * (solution[column] ?? 0), 0);
}
