import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import { afterAll, beforeAll } from 'vitest';

const ROOT = fileURLToPath(new URL('../../../', import.meta.url));

/** How a program ended, with all that it wrote. */
export interface Ended {
  readonly status: number | null;
  readonly out: string;
  readonly err: string;
}

/**
 * A program of the command line, bundled once for all tests of a file as scripts/run.mjs does it for each start: most of
 * the time of a start is the bundling.
 * @param entry from the root of the repository, as `src/cli/trace.ts`
 * @returns runs it with these arguments
 */
export function programOf(entry: string): (...args: readonly string[]) => Ended {
  let folder = '';
  beforeAll(async () => {
    // Inside the checkout, so that packages are found.
    const programs = join(ROOT, '.cache', 'programs');
    mkdirSync(programs, { recursive: true });
    folder = mkdtempSync(join(programs, 'tested-'));
    await build({
      configFile: false,
      root: ROOT,
      logLevel: 'error',
      build: {
        ssr: entry,
        outDir: folder,
        minify: false,
        rolldownOptions: { output: { entryFileNames: 'main.mjs' } },
      },
    });
  }, 60_000);
  afterAll(() => rmSync(folder, { recursive: true }));
  return (...args) => {
    const { status, stdout, stderr } = spawnSync(process.execPath, [join(folder, 'main.mjs'), ...args], {
      cwd: ROOT,
      encoding: 'utf8',
      maxBuffer: 64_000_000,
    });
    return { status, out: stdout, err: stderr };
  };
}
