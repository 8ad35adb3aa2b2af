import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'vite';
import type { Plugin } from 'vite';
import type { TestProject } from 'vitest/node';
import { openDesk } from './desk';
import { SOURCES } from './programs';

declare module 'vitest' {
  interface ProvidedContext {
    /** Where a test asks for the folder of the compiled programs. */
    programsDesk: string;
  }
}

const project = fileURLToPath(new URL('../..', import.meta.url));

/** Lets a module find what lies beside its source, as it does uncompiled. */
const whereTheSourceIs: Plugin = {
  name: 'where-the-source-is',
  transform(code, id) {
    if (!id.startsWith(project)) return null;
    return code.replaceAll('import.meta.url', JSON.stringify(pathToFileURL(id).href));
  },
};

/**
 * Once in a run of the tests: compiles the server and the command line when the first test starts one of them, because
 * compiling them anew at each start, as tsx does, takes longer than all else at a start.
 */
export default async function setup({ vite, provide }: TestProject): Promise<() => Promise<void>> {
  const { alias } = vite.config.resolve;
  let folder: string | undefined;
  const remove = () => folder && rmSync(folder, { recursive: true, force: true });
  process.once('exit', remove);
  const desk = await openDesk(async () => {
    // Within the project, from where the packages are found.
    mkdirSync(path.join(project, 'build'), { recursive: true });
    folder = mkdtempSync(path.join(project, 'build/programs-'));
    await build({
      configFile: false,
      root: project,
      publicDir: false,
      logLevel: 'error',
      resolve: { alias: alias.filter(({ replacement }) => replacement.endsWith('/')) },
      plugins: [whereTheSourceIs],
      // It runs in production, where React has no other.
      esbuild: { jsxDev: false },
      build: {
        ssr: true,
        target: 'es2022',
        minify: false,
        outDir: folder,
        rollupOptions: { input: SOURCES, output: { entryFileNames: '[name].js' } },
      },
    });
    return folder;
  });
  provide('programsDesk', desk.url);
  return async () => {
    desk.close();
    await desk.made();
    remove();
  };
}
