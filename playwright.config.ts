import { defineConfig } from '@playwright/test';
import { launchOptions } from './scripts/browser.mjs';

// Set by the global setup for the workers: the port is whichever was free.
const { CI, PAGE_ORIGIN } = process.env;

/** Rows of a matrix beyond those that stand for the others: `npm run test:more`. */
const LONG = /@more/;

export default defineConfig({
  testDir: 'tests/e2e',
  testMatch: '**/*.spec.ts',
  globalSetup: './tests/e2e/global-setup.ts',
  outputDir: '.cache/playwright',
  // The same for every system: only the build server compares.
  snapshotPathTemplate: 'tests/e2e/pictures/{arg}{ext}',
  reporter: [['list'], ['json', { outputFile: '.cache/results/playwright.json' }]],
  forbidOnly: Boolean(CI),
  retries: 0,
  // As many as there are processors, and tests of one file side by side: each has a page of its own.
  workers: '100%',
  fullyParallel: true,
  projects: [
    { name: 'page', grepInvert: LONG },
    { name: 'more', grep: LONG },
  ],
  // Generous: a machine that is busy is slow, not wrong.
  timeout: 90_000,
  expect: { timeout: 15_000 },
  use: {
    ...(PAGE_ORIGIN === undefined ? {} : { baseURL: PAGE_ORIGIN }),
    viewport: { width: 1440, height: 900 },
    locale: 'en-US',
    timezoneId: 'UTC',
    colorScheme: 'light',
    // A new context for each test costs more than most tests: one is emptied and used again while its options fit.
    // Specs about loading the page take new ones.
    reuseContext: true,
    // A picture at the end. A trace costs a fifth of the processor time of all tests, so it is taken when asked for:
    // `npx playwright test --trace retain-on-failure`.
    trace: 'off',
    screenshot: 'only-on-failure',
    // Machines that test have no graphics processor: Chromium would emulate one in software and draw with that.
    launchOptions: { ...launchOptions(), args: ['--disable-gpu'] },
  },
});
