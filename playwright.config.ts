import { defineConfig } from '@playwright/test';
import { launchOptions } from './scripts/browser.mjs';

const isCI = Boolean(process.env.CI);
const url = 'http://127.0.0.1:4173';

export default defineConfig({
  testDir: 'tests/e2e',
  testMatch: '**/*.spec.ts',
  outputDir: '.cache/playwright',
  reporter: [['list'], ['json', { outputFile: '.cache/results/playwright.json' }]],
  forbidOnly: isCI,
  retries: 0,
  workers: 2,
  // Generous: a machine that is busy is slow, not wrong.
  timeout: 90_000,
  expect: { timeout: 15_000 },
  use: {
    baseURL: url,
    viewport: { width: 1440, height: 900 },
    locale: 'en-US',
    timezoneId: 'UTC',
    colorScheme: 'light',
    trace: 'retain-on-failure',
    launchOptions: launchOptions(),
  },
  // Serves dist/ as `vite build` left it. By address: "localhost" does not resolve everywhere.
  webServer: {
    command: 'node node_modules/vite/bin/vite.js preview --host 127.0.0.1 --port 4173 --strictPort',
    url,
    reuseExistingServer: !isCI,
    gracefulShutdown: { signal: 'SIGTERM', timeout: 2000 },
  },
});
