import { defineConfig } from 'vitest/config';

/** Files of seconds each, about what is rarely touched: `npm run test:more`, which has all unit tests. */
const LONG = ['cli/conformance', 'cli/output', 'export/mermaid'].map((file) => `tests/unit/${file}.test.ts`);

export default defineConfig({
  test: {
    environment: 'node',
    // What is tested are functions without state: a file of tests takes over the modules that the one before it has
    // loaded. Loading them anew for each of more than a hundred files took more time than the tests.
    isolate: false,
    maxWorkers: '100%',
    // Property tests and programs that are started take seconds on a machine that is busy.
    testTimeout: 60_000,
    reporters: ['default', 'json'],
    outputFile: { json: '.cache/results/vitest.json' },
    projects: [
      { extends: true, test: { name: 'unit', include: ['tests/unit/**/*.test.ts'], exclude: LONG } },
      // The same over everything, and properties in all their rounds: `npm run test:more`.
      {
        extends: true,
        test: {
          name: 'more',
          include: ['tests/more/**/*.test.ts', 'tests/unit/**/*.test.ts'],
          env: { ROUNDS: 'all' },
        },
      },
    ],
  },
});
