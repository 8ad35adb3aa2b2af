import path from 'node:path';

/** Where the programs of Concord begin, in the project's folder. */
export const SOURCES = { server: 'server.ts', concord: 'app/cli/concord.ts' };

/**
 * What to give to Node so that it runs a program of Concord: in a test the one that is compiled once for all, else, or
 * where asked for, its source as tsx compiles it, which takes two seconds more.
 */
export async function programOf(
  name: keyof typeof SOURCES,
  { fromSource = !process.env.VITEST_WORKER_ID } = {},
): Promise<string[]> {
  if (fromSource) return ['--import', 'tsx', SOURCES[name]];
  // Only in a test: these belong to its run.
  const [{ inject }, { askDesk }] = await Promise.all([import('vitest'), import('./desk')]);
  return [path.join(await askDesk<string>(inject('programsDesk')), `${name}.js`)];
}
