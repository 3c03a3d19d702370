import type { UserConfig } from 'vite';
import page from './vite.config.ts';

/**
 * What the browser tests look at beside the page: the parts of the page one by one, and the page once more with the
 * names of its functions, so that a test can count which of them ran. Never part of the page itself.
 */
export default {
  ...page,
  build: {
    ...page.build,
    minify: false,
    chunkSizeWarningLimit: 2000,
    rolldownOptions: {
      input: { page: 'index.html', fixtures: 'fixtures.html' },
      // Parts that the page fetches later stand on the page of fixtures at once.
      checks: { ineffectiveDynamicImport: false },
    },
  },
} satisfies UserConfig;
