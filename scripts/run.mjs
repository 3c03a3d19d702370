// @ts-check
// Runs one of the project's TypeScript programs on Node: bundles it with Vite into .cache/ and imports the result.
// usage: node scripts/run.mjs <entry.ts> [arguments of the program]
import { basename, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'vite';

const [entry, ...args] = process.argv.slice(2);
if (!entry) throw new Error('usage: node scripts/run.mjs <entry.ts> [arguments]');
const outDir = join('.cache', 'programs', basename(entry, '.ts'));
await build({
  configFile: false,
  logLevel: 'error',
  build: {
    ssr: entry,
    outDir,
    emptyOutDir: true,
    minify: false,
    rolldownOptions: { output: { entryFileNames: 'main.mjs' } },
  },
});
process.argv = [process.argv[0] ?? 'node', entry, ...args];
await import(pathToFileURL(join(process.cwd(), outDir, 'main.mjs')).href);
