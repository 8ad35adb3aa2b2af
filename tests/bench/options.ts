import { parseArgs } from 'node:util';
import { fileURLToPath } from 'node:url';
import path from 'node:path';

export interface Options {
  engine: 'sqlite' | 'postgres';
  /** Where the rows are kept as JSON; undefined: nowhere. */
  json: string | undefined;
  /** The group of rows to measure; undefined: all. */
  only: string | undefined;
  /** Fewer and shorter samples. */
  quick: boolean;
  /** The folder whose build is measured, with its `server.ts` and `node_modules`. */
  root: string;
}

/**
 * Reads the command line.
 * @param groups the names `--only` may have
 * @throws Error that says what may be written
 */
export function readOptions(words: string[], groups: readonly string[]): Options {
  const { values } = parseArgs({
    args: words,
    options: {
      engine: { type: 'string', default: 'sqlite' },
      json: { type: 'string' },
      only: { type: 'string' },
      quick: { type: 'boolean', default: false },
      root: { type: 'string', default: fileURLToPath(new URL('../..', import.meta.url)) },
    },
  });
  const { engine, json, only, quick, root } = values;
  if (engine !== 'sqlite' && engine !== 'postgres') throw new Error('--engine is sqlite or postgres');
  if (only !== undefined && !groups.includes(only)) throw new Error(`--only is one of ${groups.join(', ')}`);
  return { engine, json, only, quick, root: path.resolve(root) };
}
