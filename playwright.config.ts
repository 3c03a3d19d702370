import { defineConfig } from '@playwright/test';
import { launchOptions } from './scripts/browser.mjs';

// Set by the global setup for the workers: the port is whichever was free.
const { CI, PAGE_ORIGIN } = process.env;

export default defineConfig({
  testDir: 'tests/e2e',
  testMatch: '**/*.spec.ts',
  globalSetup: './tests/e2e/global-setup.ts',
  outputDir: '.cache/playwright',
  reporter: [['list'], ['json', { outputFile: '.cache/results/playwright.json' }]],
  forbidOnly: Boolean(CI),
  retries: 0,
  workers: 2,
  // Generous: a machine that is busy is slow, not wrong.
  timeout: 90_000,
  expect: { timeout: 15_000 },
  use: {
    ...(PAGE_ORIGIN === undefined ? {} : { baseURL: PAGE_ORIGIN }),
    viewport: { width: 1440, height: 900 },
    locale: 'en-US',
    timezoneId: 'UTC',
    colorScheme: 'light',
    trace: 'retain-on-failure',
    launchOptions: launchOptions(),
  },
});
