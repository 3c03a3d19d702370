import { test as base, expect } from '@playwright/test';
import { SimulatorPage } from './simulator.page.ts';

interface Fixtures {
  readonly simulator: SimulatorPage;
  /**
   * What went wrong on the page so far: errors and warnings on the console, uncaught errors, requests to other hosts.
   * A test fails when there is anything left at its end.
   */
  readonly problems: string[];
}

/** Test whose page has to stay quiet and has to stay on its host. */
export const test = base.extend<Fixtures>({
  problems: [
    async ({ page, baseURL }, use) => {
      const problems: string[] = [];
      page.on('console', (message) => {
        if (message.type() === 'error' || message.type() === 'warning') {
          problems.push(`console ${message.type()}: ${message.text()}`);
        }
      });
      page.on('pageerror', ({ message, stack = '' }) => {
        // What the browser driver puts into the page to stop its clock has no address; all of the page has one.
        const isOfDriver = stack.includes(' at ') && !stack.includes('://');
        if (!isOfDriver) problems.push(`uncaught: ${message}`);
      });
      page.on('request', (request) => {
        const { protocol, origin } = new URL(request.url());
        if (protocol !== 'data:' && protocol !== 'blob:' && origin !== baseURL) {
          problems.push(`request: ${request.url()}`);
        }
      });
      await use(problems);
      expect(problems).toEqual([]);
    },
    { auto: true },
  ],
  simulator: async ({ page }, use) => {
    await use(new SimulatorPage(page));
  },
});

/**
 * Of a matrix of tests, some rows stand for the others: these are in `npm test`, and all others in `npm run test:more`.
 * @returns what makes a test, or a group of them, one or the other
 */
export const row = (standsForOthers: boolean): { readonly tag?: string } => (standsForOthers ? {} : { tag: '@more' });

/** What colours decide. Everything else that axe looks at is the same in both themes. */
export const RULES_OF_COLOURS = ['color-contrast', 'link-in-text-block'];

/** A test of what is rarely touched, or that takes long beside what it tells: `npm run test:more`. */
export const MORE: { readonly tag: string } = { tag: '@more' };

/** Options of axe: it describes each element that breaks a rule, and none of the many that break none, which takes as long again. */
export const ONLY_VIOLATIONS: { resultTypes: 'violations'[] } = { resultTypes: ['violations'] };

export { expect };
