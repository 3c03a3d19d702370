// @ts-check
// Runs one of the project's TypeScript programs on Node: bundles it with Vite into a folder of its own below .cache/,
// because the same program may run twice at once, imports the result, and removes the folder at the end.
// usage: node scripts/run.mjs <entry.ts> [arguments of the program]
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'vite';

const [entry, ...args] = process.argv.slice(2);
if (!entry) throw new Error('usage: node scripts/run.mjs <entry.ts> [arguments]');
const programs = resolve('.cache', 'programs');
mkdirSync(programs, { recursive: true });
const outDir = mkdtempSync(join(programs, `${basename(entry, '.ts')}-`));
// Also when the build or the program fails, or the program calls process.exit.
process.on('exit', () => rmSync(outDir, { recursive: true, force: true }));
await build({
  configFile: false,
  logLevel: 'error',
  build: {
    ssr: entry,
    outDir,
    minify: false,
    rolldownOptions: { output: { entryFileNames: 'main.mjs' } },
  },
});
process.argv = [process.argv[0] ?? 'node', entry, ...args];
await import(pathToFileURL(join(outDir, 'main.mjs')).href);
