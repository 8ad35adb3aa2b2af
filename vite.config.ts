import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { vitePlugin as remix } from '@remix-run/dev';
import type { Plugin } from 'vite';
import { defineConfig } from 'vitest/config';
import remixOptions from './remix.config.js';

const folder = (name: string) => fileURLToPath(new URL(`./${name}`, import.meta.url));

/** Fails the browser build when a module of `db/` or a `.server` file would be shipped to the browser. */
const keepServerCodeOutOfTheBrowser: Plugin = {
  name: 'keep-server-code-out-of-the-browser',
  apply: 'build',
  enforce: 'post',
  generateBundle(_options, bundle) {
    if (this.environment.name !== 'client') return;
    for (const chunk of Object.values(bundle)) {
      if (chunk.type !== 'chunk') continue;
      const leaked = Object.entries(chunk.modules).find(
        ([id, code]) =>
          code.renderedLength > 0 && (id.startsWith(folder('db')) || /\.server\.tsx?$/.test(id)),
      );
      if (leaked) this.error(`${leaked[0]} would be shipped to the browser in ${chunk.fileName}`);
    }
  },
};

const everyTest = {
  // Not above the projects, where it would run once more for none of them.
  globalSetup: ['tests/setup/temporary-files.ts', 'tests/setup/postgres.ts', 'tests/setup/compiled.ts'],
  testTimeout: 90_000,
  hookTimeout: 60_000,
};

/** Writes each built text file a second time, compressed as far as it goes, for the server to send as it is. */
const compressOnce: Plugin = {
  name: 'compress-once',
  apply: 'build',
  enforce: 'post',
  // After the server's build, during which the list of routes is written for the browser.
  writeBundle() {
    if (this.environment.name !== 'ssr') return;
    for (const file of readdirSync('build/client', { recursive: true, encoding: 'utf8' })) {
      if (!/\.(js|css|svg|json)$/.test(file) || file.startsWith('.vite')) continue;
      const path = join('build/client', file);
      const source = readFileSync(path);
      if (source.length < 512) continue;
      writeFileSync(`${path}.br`, brotliCompressSync(source));
      writeFileSync(`${path}.gz`, gzipSync(source, { level: 9 }));
    }
  },
};

export default defineConfig({
  // Remix's plugin drives its own dev server and builds; under vitest it only gets in the way.
  plugins: [process.env.VITEST ? [] : remix(remixOptions), keepServerCodeOutOfTheBrowser, compressOnce],
  resolve: {
    alias: [
      { find: /^~\//, replacement: `${folder('app')}/` },
      { find: /^db\//, replacement: `${folder('db')}/` },
      { find: /^questions\//, replacement: `${folder('questions')}/` },
    ],
  },
  css: {
    preprocessorOptions: { scss: { loadPaths: ['node_modules'], quietDeps: true } },
  },
  // The participant's script is a bundle of its own, asked for as `?worker&url`, and runs as a module of the page.
  worker: { format: 'es' },
  build: { target: 'es2022', cssMinify: true, sourcemap: false, assetsInlineLimit: 0 },
  test: {
    projects: [
      {
        extends: true,
        resolve: {
          alias: [
            { find: /^\.\/password-cost\.server$/, replacement: folder('tests/setup/password-cost.ts') },
          ],
        },
        test: {
          ...everyTest,
          name: 'unit',
          // By itself vitest leaves one processor free, of two; many tests wait for a server to start or a disk to write.
          maxWorkers: Math.max(2, availableParallelism() - 1),
          // Starting a process for each file, and loading all anew, would take a minute and a half.
          isolate: false,
          include: ['{app,db,questions,tests}/**/*.test.{ts,tsx}'],
          exclude: ['tests/e2e/**'],
        },
      },
      // Journeys through the built product, two at a time: more would be slow, and so late, beside each other.
      {
        extends: true,
        test: {
          ...everyTest,
          name: 'e2e',
          include: ['tests/e2e/**/*.test.ts'],
          maxWorkers: 2,
          // So that files share a browser, and most of them an app.
          isolate: false,
          sequence: { groupOrder: 1 },
        },
      },
    ],
  },
});
