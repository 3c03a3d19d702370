import { GLOSSARY } from '../../src/catalogue/glossary.ts';
import { PHASES } from '../../src/catalogue/phases.ts';
import { QUICK_COMPARISON } from '../../src/catalogue/quick-comparison.ts';
import { NEXT_STEPS, SCENARIO_FACTS, SHARED_FACTS } from '../../src/catalogue/scenario-facts.ts';
import type { TraceMessage } from '../../src/simulation/trace.ts';
import { termsOfMessage } from '../../src/views/glossary.ts';
import { expect, MORE, test } from './fixtures.ts';
import { DEFAULT_RUN, messageWhere, specIn } from './model.ts';

const { clientSdk, dashboardRuns, undecided, intro, differences } = SHARED_FACTS;

test.describe('the words of the deployment page', () => {
  test('introduce the chooser, with its six steps and its links', MORE, async ({ page, simulator }) => {
    await simulator.open({ view: 'choose' });
    for (const text of [intro.text, differences.text, ...PHASES.map(({ summary }) => summary)])
      await expect(simulator.drawer).toContainText(text);
    const places = Object.values(SCENARIO_FACTS).flatMap(({ runsWhere, learnMore }) => [
      ...runsWhere.flatMap(({ link }) => link ?? []),
      learnMore,
    ]);
    const links = [
      ...undecided.links,
      ...places,
      ...clientSdk.links,
      ...dashboardRuns.links,
      dashboardRuns.learnMore,
      ...NEXT_STEPS.map(({ action }) => action),
    ];
    const anchors = simulator.drawer.getByRole('link');
    await expect(anchors).toHaveText(links.map(({ text }) => text));
    for (const [index, { href }] of links.entries()) {
      await expect(anchors.nth(index)).toHaveAttribute('href', href);
      await expect(anchors.nth(index)).toHaveAttribute('target', '_blank');
      await expect(anchors.nth(index)).toHaveAttribute('rel', 'noreferrer');
    }
    await page.getByRole('radio', { name: /^Minimal/ }).check();
    await expect(simulator.drawer).toContainText(undecided.text);
  });

  test('lead to another tab, and the page stays', MORE, async ({ page, baseURL, simulator }) => {
    await simulator.open({ view: 'choose' });
    const address = page.url();
    const link = simulator.drawer.getByRole('link', { name: undecided.links[0].text });
    // Another host is none of the test's business: what opens is what counts.
    await link.evaluate((anchor, href) => anchor.setAttribute('href', href), `${baseURL}/`);
    const opened = page.waitForEvent('popup');
    await link.click();
    await (await opened).close();
    expect(page.url()).toEqual(address);
  });

  test('head the quick comparison and link the stacks', MORE, async ({ simulator }) => {
    await simulator.open({ view: 'compare' });
    await expect(simulator.drawer.getByRole('columnheader', { name: 'Deployment Aspect' })).toBeVisible();
    const links = simulator.drawer.getByRole('link', { name: 'stacks' });
    await expect(links).toHaveCount(3);
    for (const link of await links.all())
      await expect(link).toHaveAttribute('href', QUICK_COMPARISON['compute-and-data'].link?.href ?? 'none');
  });

  test(
    'tell each phase where it opens, and where there is no room as its description',
    MORE,
    async ({ page, simulator }) => {
      for (const [index, { id, summary }] of PHASES.entries()) {
        const message = DEFAULT_RUN.trace.messages.find(({ phase }) => phase === id);
        await page.setViewportSize({ width: 1440, height: 900 });
        await simulator.open({ message: message?.id ?? 'none' });
        await expect(simulator.phases.getByText(summary)).toBeVisible();
        const rail = () =>
          simulator.phases
            .locator('.phases-scroll')
            .evaluate(({ scrollHeight, clientHeight }) => scrollHeight - clientHeight);
        expect(await rail()).toBe(0);
        await page.setViewportSize({ width: 1280, height: 720 });
        await expect(simulator.phases.getByText(summary)).toBeHidden();
        await expect(simulator.phases.locator('.phase').nth(index)).toHaveAccessibleDescription(summary);
        await simulator.press('i');
        await expect(simulator.drawer).toContainText(summary);
      }
    },
  );
});

test.describe('the words of a message', () => {
  const isWordy = (message: TraceMessage): boolean => termsOfMessage(GLOSSARY, specIn(message)).length > 1;

  test('are explained in the inspector, which the caption opens', async ({ simulator }) => {
    const message = messageWhere(isWordy);
    await simulator.open({ message: message.id });
    const words = simulator.caption.getByRole('button', { name: 'Words' });
    await words.click();
    await expect(words).toHaveAttribute('aria-expanded', 'true');
    await expect(simulator.drawer.getByRole('heading', { name: 'Words' })).toBeInViewport();
    for (const { term, gloss } of termsOfMessage(GLOSSARY, specIn(message))) {
      await expect(simulator.drawer.getByRole('term').filter({ hasText: new RegExp(`^${term}$`) })).toBeVisible();
      await expect(simulator.drawer.getByText(gloss)).toBeVisible();
    }
    await words.click();
    await expect(simulator.drawer).toHaveCount(0);
  });

  test('are offered only where there are any, and nothing moves', MORE, async ({ simulator }) => {
    const plain = messageWhere((message) => termsOfMessage(GLOSSARY, specIn(message)).length === 0);
    const slots = () =>
      Promise.all(
        [simulator.caption, simulator.caption.getByRole('button', { name: 'Inspect the message' })].map((part) =>
          part.boundingBox(),
        ),
      );
    await simulator.open({ message: messageWhere(isWordy).id });
    await expect(simulator.caption.getByRole('button', { name: 'Words' })).toBeVisible();
    const before = await slots();
    await simulator.open({ message: plain.id });
    await expect(simulator.captionTitle).toHaveText(specIn(plain).narration);
    await expect(simulator.caption.getByRole('button', { name: 'Words' })).toHaveCount(0);
    expect(await slots()).toEqual(before);
  });
});
