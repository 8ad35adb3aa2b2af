/** Something wrong in a question file: where, what, and what to do about it. `file` is relative to the folder. */
export interface Problem {
  readonly file: string;
  readonly line?: number;
  readonly what: string;
  readonly fix: string;
}

/** One line a person can act on: "sets/concord-1.yaml:55: `why` is missing. Add it." */
export function describeProblem({ file, line, what, fix }: Problem): string {
  return `${file}${line === undefined ? '' : `:${line}`}: ${what}. ${fix}.`;
}

/** Thrown when the question files cannot be used; holds every problem found and shows them all, one a line. */
export class QuestionFileError extends Error {
  override readonly name = 'QuestionFileError';

  constructor(readonly problems: readonly Problem[]) {
    super(`The question files cannot be used:\n${problems.map(describeProblem).join('\n')}`);
  }
}
