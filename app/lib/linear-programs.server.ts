import loadHighs, { type Highs } from 'highs';
import type {
  LinearProgram,
  OpenProgram,
  Solver,
  Supposing,
  Terms,
} from '~/domain/disclosure/linear-program';

/**
 * The primal simplex method starts from the last solution, which stays feasible when only the sum that is asked about
 * changes: two to three times as fast here as the dual one.
 */
const PRIMAL = 4;

/** Whole numbers are looked for in so many steps at most, counted so that the same question has the same answer. */
const MOST_NODES = 200;

let loading: Promise<Highs> | undefined;

/** HiGHS (https://highs.dev), loaded once. It solves on the thread that calls it. */
export async function loadSolver(): Promise<Solver> {
  loading ??= loadHighs();
  const highs = await loading;
  return { open: (program) => openProgram(highs, program) };
}

function openProgram(highs: Highs, program: LinearProgram): OpenProgram & { close(): void } {
  const model = highs.createModel({
    numCols: program.columns,
    numRows: program.rows.length,
    colCost: new Float64Array(program.columns),
    colLower: new Float64Array(program.columns),
    colUpper: new Float64Array(program.columns).fill(Infinity),
    rowLower: program.rows.map(({ lower }) => lower),
    rowUpper: program.rows.map(({ upper }) => upper),
    matrix: matrixOf(program),
  });
  model.options.set({
    output_flag: false,
    presolve: 'off',
    simplex_strategy: PRIMAL,
    mip_max_nodes: MOST_NODES,
  });
  const is = highs.constants.modelStatus;

  const solutions: Float64Array[] = [];
  const costs = new Float64Array(program.columns);
  const { continuous, integer } = highs.constants.variableType;
  const whole = Int32Array.from({ length: program.columns }, (_, column) =>
    program.fractional?.has(column) ? continuous : integer,
  );
  const everyColumn = { kind: 'range', from: 0, to: program.columns - 1 } as const;
  const run = (sense: 'minimize' | 'maximize') => {
    model.run();
    const status = model.getModelStatus();
    if (status === is.infeasible) return null;
    if (status === is.unbounded) return sense === 'minimize' ? -Infinity : Infinity;
    if (status === is.solutionLimit || status === is.iterationLimit) return undefined;
    if (status !== is.optimal) throw new Error(`the linear program ended with status ${status}`);
    solutions.push(model.getSolution().colValue);
    return model.getObjectiveValue();
  };
  const runWhole = (sense: 'minimize' | 'maximize') => {
    model.changeColsIntegrality(everyColumn, whole);
    try {
      return run(sense);
    } finally {
      model.clearIntegrality();
    }
  };
  const extreme =
    (sense: 'minimize' | 'maximize') =>
    (terms: Terms, supposing: Supposing = {}): number | null => {
      costs.fill(0);
      for (const [column, weight] of terms) costs[column]! += weight;
      model.changeColsCost(everyColumn, costs);
      model.changeObjectiveSense(highs.constants.objectiveSense[sense]);
      const { fixed } = supposing;
      if (fixed) model.changeRowBounds(fixed.row, fixed.value, fixed.value);
      try {
        const found = supposing.whole ? runWhole(sense) : undefined;
        const answer = found === undefined ? run(sense) : found;
        if (answer === undefined) throw new Error('a linear program does not end at a limit');
        return answer;
      } finally {
        if (fixed) {
          const { lower, upper } = program.rows[fixed.row]!;
          model.changeRowBounds(fixed.row, lower, upper);
        }
      }
    };
  return {
    solutions,
    least: extreme('minimize'),
    most: extreme('maximize'),
    close: () => model.dispose(),
  };
}

/** The rows' weights one after the other, a column at most once in each. */
function matrixOf({ columns, rows }: LinearProgram) {
  const starts = [0];
  const indices: number[] = [];
  const values: number[] = [];
  for (const { terms } of rows) {
    const weights = new Map<number, number>();
    for (const [column, weight] of terms) weights.set(column, (weights.get(column) ?? 0) + weight);
    const inOrder = [...weights].sort(([a], [b]) => a - b);
    indices.push(...inOrder.map(([column]) => column));
    values.push(...inOrder.map(([, weight]) => weight));
    starts.push(indices.length);
  }
  return { format: 'csr', numRows: rows.length, numCols: columns, starts, indices, values } as const;
}
