import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isMap, isNode, isScalar, isSeq, LineCounter, parseDocument } from 'yaml';
import type { z } from 'zod';
import { type CamelKeys, camelKeys } from './camel-keys';
import { describeIssue } from './describe-issue';
import type { Problem } from './problem';

/** The way to a value in a file, by the keys as they stand there (`resident_help`) and places in lists from 0. */
export type Path = readonly PropertyKey[];

/** A question file whose shape is right. */
export interface QuestionFile<T> {
  /** Its path within the question folder, with forward slashes. */
  readonly file: string;
  /** The text as it stands on disk. */
  readonly source: string;
  readonly value: T;
  /** A problem with the value at a path, on its line (or that of the nearest value around it that there is). */
  problemAt(path: Path, what: string, fix: string): Problem;
}

/** A file that can be used, or the problems that stand in the way. */
export type Reading<T> = { readonly file: QuestionFile<T> } | { readonly problems: readonly Problem[] };

/** Reads one YAML file of the question folder and holds it against a schema; its keys come back in camelCase. */
export function readYamlFile<S extends z.ZodType>(
  folder: string,
  file: string,
  schema: S,
): Reading<CamelKeys<z.output<S>>> {
  let source: string;
  try {
    source = readFileSync(join(folder, file), 'utf8');
  } catch {
    return { problems: [{ file, what: 'the file is missing or cannot be read', fix: 'Put it there' }] };
  }
  const lines = new LineCounter();
  const document = parseDocument(source, { lineCounter: lines });
  const unreadable = [...document.errors, ...document.warnings].map((error) => ({
    file,
    line: lines.linePos(error.pos[0]).line,
    what: `this is not valid YAML: ${error.message.split('\n')[0]?.replace(/ at line .*/, '')}`,
    fix: 'Correct the indentation or quotes near this line',
  }));
  if (unreadable.length > 0) return { problems: unreadable };

  const problemAt = (path: Path, what: string, fix: string): Problem => ({
    file,
    line: lines.linePos(startOf(document.contents, path)).line,
    what,
    fix,
  });
  const result = schema.safeParse(document.toJS(), { reportInput: true });
  if (result.success) return { file: { file, source, value: camelKeys(result.data), problemAt } };
  return {
    problems: result.error.issues.map((issue) => {
      const { path, what, fix } = describeIssue(issue);
      return problemAt(path, what, fix);
    }),
  };
}

/** Where in the text a value starts: at its key in a map, so that the line found is the one that names it. */
function startOf(root: unknown, path: Path): number {
  let node = root;
  let start = offsetOf(root) ?? 0;
  for (const step of path) {
    const pair = isMap(node) ? node.items.find(({ key }) => isScalar(key) && key.value === step) : undefined;
    const entry = isSeq(node) ? node.items[Number(step)] : undefined;
    start = offsetOf(pair?.key ?? entry) ?? start;
    node = pair?.value ?? entry;
  }
  return start;
}

function offsetOf(node: unknown): number | undefined {
  return isNode(node) ? node.range?.[0] : undefined;
}
