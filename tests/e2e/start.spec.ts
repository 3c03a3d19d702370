import type { Page } from '@playwright/test';
import { expect, MORE, row, test } from './fixtures.ts';

// Nothing of the page may be there from a test before.
test.use({ reuseContext: false });

const sentence = (page: Page) => page.getByText('The simulator has not started.');

/** The program that starts the page; what else it imports are its parts. */
const START = /\/assets\/index-[^/]*\.js/;

test('says so when a file of the program is missing', MORE, async ({ page, problems }) => {
  await page.route(START, (route) => route.fulfill({ status: 404 }));
  await page.goto('/');
  await expect(sentence(page)).toBeHidden();
  // It waits a few seconds, because a slow network is no failure.
  await page.evaluate(() => {
    for (const animation of document.getAnimations()) animation.finish();
  });
  await expect(sentence(page)).toBeVisible();
  await expect(sentence(page)).toBeInViewport({ ratio: 1 });
  expect(problems.splice(0).filter((problem) => !problem.includes('Failed to load resource'))).toEqual([]);
});

test('says nothing of the kind when it starts', async ({ page, simulator }) => {
  let start: () => void = () => undefined;
  const held = new Promise<void>((resolve) => {
    start = resolve;
  });
  await page.route(START, async (route) => {
    await held;
    await route.continue();
  });
  await page.goto('/', { waitUntil: 'commit' });
  await expect(sentence(page)).toBeAttached();
  await expect(sentence(page)).toBeHidden();
  start();
  await simulator.expectAtStart();
  await expect(sentence(page)).toHaveCount(0);
});

test('says what it needs in a sandboxed frame, where no program may start', MORE, async ({ page, problems }) => {
  await page.route('**/host.html', (route) =>
    route.fulfill({
      contentType: 'text/html',
      body: '<!doctype html><iframe sandbox="allow-scripts" src="/"></iframe>',
    }),
  );
  await page.goto('/host.html');
  await expect(page.frameLocator('iframe').getByText('in a sandboxed frame it cannot start')).toBeVisible();
  expect(problems.splice(0).filter((problem) => !/CORS|Failed to load resource/.test(problem))).toEqual([]);
});

for (const viewport of [
  { width: 1280, height: 720 },
  { width: 390, height: 844 },
]) {
  test.describe(`without JavaScript, ${viewport.width} px wide`, row(viewport.width === 390), () => {
    test.use({ javaScriptEnabled: false, viewport });

    test('says that it needs it', async ({ page }) => {
      await page.goto('/');
      const words = page.locator('noscript > p');
      await expect(words).toHaveText(/needs JavaScript/);
      await expect(words).toBeInViewport({ ratio: 1 });
      await expect(sentence(page)).toBeHidden();
    });
  });
}
