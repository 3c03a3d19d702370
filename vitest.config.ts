import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    environment: 'node',
    // Property tests and programs that are started take seconds on a machine that is busy.
    testTimeout: 60_000,
    include: ['tests/unit/**/*.test.ts'],
    reporters: ['default', 'json'],
    outputFile: { json: '.cache/results/vitest.json' },
  },
});
