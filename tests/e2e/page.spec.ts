import { expect, test } from './fixtures.ts';
import { DEFAULT_RUN } from './model.ts';

// Nothing of the page may be there from a test before.
test.use({ reuseContext: false });

test('opens at the start of the default run, paused, in SaaS', async ({ page, simulator }) => {
  await simulator.open();
  await expect(page).toHaveTitle('Data flow – ZenML Pro deployment scenarios');
  await expect(simulator.scenario('saas')).toBeChecked();
  await expect(simulator.play).toBeVisible();
  await simulator.expectAtStart();
  await expect(simulator.captionTitle).toHaveText('A pipeline run, message by message');
  await expect(simulator.pill).toHaveCount(0);
  await expect(simulator.notice).toBeEmpty();
  await expect(simulator.narration).toHaveText('SaaS. Start of the run.');
});

test('lists the six phases with as many messages as the run has', async ({ simulator }) => {
  await simulator.open({ scenario: 'on-prem' });
  const counts = await simulator.phases.locator('.phase-count').allInnerTexts();
  const sum = counts.reduce((total, text) => total + Number.parseInt(text, 10), 0);
  expect({ phases: counts.length, messages: sum }).toEqual({ phases: 6, messages: DEFAULT_RUN.trace.messages.length });
});

test('allows only what lies beside the page', async ({ page, simulator }) => {
  await simulator.open();
  const policy = await page.locator('meta[http-equiv="Content-Security-Policy"]').getAttribute('content');
  const directives = (policy ?? '').split('; ');
  expect(directives).toEqual(expect.arrayContaining(["default-src 'none'", "script-src 'self'", "style-src 'self'"]));
  const sources = directives.flatMap((directive) => directive.split(' ').slice(1));
  expect(sources.filter((source) => !["'self'", "'none'", 'data:'].includes(source))).toEqual([]);
  await expect(page.locator('script:not([src]), style, [onload], [onclick]')).toHaveCount(0);
});

test('refuses inline scripts, inline styles and other hosts', async ({ page, problems, simulator }) => {
  await simulator.open();
  await page.evaluate(() => {
    document.addEventListener('securitypolicyviolation', ({ effectiveDirective }) => {
      document.documentElement.dataset.refused = `${document.documentElement.dataset.refused ?? ''} ${effectiveDirective}`;
    });
    const script = document.createElement('script');
    script.textContent = 'document.title = "injected";';
    document.head.append(script);
    document.body.insertAdjacentHTML('beforeend', '<p style="color: red">text</p>');
    // Never answered: the browser must refuse before it asks anybody.
    fetch('https://zenml.invalid/').catch(() => undefined);
  });
  await expect
    .poll(async () => (await page.locator('html').getAttribute('data-refused'))?.trim().split(' ').sort())
    .toEqual(['connect-src', 'script-src-elem', 'style-src-attr']);
  await expect(page).toHaveTitle('Data flow – ZenML Pro deployment scenarios');
  // The browser reports what it refused on the console, and only that.
  await expect.poll(() => problems.length).toBeGreaterThanOrEqual(4);
  expect(problems.splice(0).filter((problem) => !/Content Security Policy|zenml\.invalid/.test(problem))).toEqual([]);
});

test('loads nothing twice and nothing that is missing', async ({ page, simulator }) => {
  const answers: { url: string; status: number }[] = [];
  page.on('response', (response) => answers.push({ url: response.url(), status: response.status() }));
  await simulator.open();
  await page.evaluate(() => document.fonts.ready);
  const urls = answers.map(({ url }) => url);
  expect(urls.filter((url, index) => urls.indexOf(url) !== index)).toEqual([]);
  expect(answers.filter(({ status, url }) => status !== 200 && !url.startsWith('data:'))).toEqual([]);
  expect(urls.filter((url) => url.endsWith('.js')).length).toBeGreaterThan(0);
});
