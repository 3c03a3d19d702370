import type { ComponentId } from '../../machines/model.ts';
import { expect, row, test } from './fixtures.ts';
import { beatStarts, CROSSES_IN_BOTH, DEFAULT_RUN, messageAt, specIn } from './model.ts';
import type { SimulatorPage } from './simulator.page.ts';

/** The step runtime is drawn inside the orchestrator. */
const boxOf = (component: ComponentId): ComponentId => (component === 'step-runtime' ? 'orchestrator' : component);

async function expectNoSidewaysScroll({ page }: SimulatorPage): Promise<void> {
  const { scroll, client } = await page.evaluate(() => ({
    scroll: document.documentElement.scrollWidth,
    client: document.documentElement.clientWidth,
  }));
  expect(scroll).toBeLessThanOrEqual(client);
}

/** Every control of the page can be clicked: it is on the screen, or can be scrolled to, and nothing lies over it. */
async function expectControlsReachable(simulator: SimulatorPage): Promise<void> {
  const { page } = simulator;
  const controls = [
    ...(await page.getByRole('banner').getByRole('button').all()),
    ...(await page.getByRole('radiogroup', { name: 'Deployment scenario' }).locator('label').all()),
    ...(await simulator.phases.getByRole('button').all()),
    ...(await page.getByRole('region', { name: 'Playback' }).getByRole('button').all()),
    simulator.speed,
    simulator.slider,
    ...(await simulator.caption.getByRole('button').all()),
  ];
  expect(controls.length).toBeGreaterThan(15);
  for (const control of controls) await control.click({ trial: true });
}

test.describe('on a phone of 360 × 740', () => {
  test.use({ viewport: { width: 360, height: 740 } });

  test('fits its width and leaves every control in reach', async ({ simulator }) => {
    await simulator.open({ message: CROSSES_IN_BOTH.id });
    await expectNoSidewaysScroll(simulator);
    await expectControlsReachable(simulator);
  });

  test('shows both boxes of every beat, however far apart they are', async ({ page, simulator }) => {
    await page.emulateMedia({ reducedMotion: 'reduce' });
    await simulator.open({ message: messageAt(0).id });
    const narrow: string[] = [];
    for (const start of beatStarts()) {
      const message = messageAt(start);
      await simulator.expectAt(message);
      const { from, to } = specIn(message);
      const stage = await simulator.stage.boundingBox();
      const nodes = await simulator.nodePlaces();
      for (const component of new Set([boxOf(from), boxOf(to)])) {
        const box = nodes.get(component);
        if (!stage || !box) throw new Error('[e2e] The diagram is not on the page.');
        const inside =
          box.x >= stage.x - 1 &&
          box.y >= stage.y - 1 &&
          box.x + box.width <= stage.x + stage.width + 1 &&
          box.y + box.height <= stage.y + stage.height + 1;
        if (!inside) narrow.push(`${message.id}: ${component}`);
      }
      await simulator.press('ArrowRight');
    }
    expect(narrow).toEqual([]);
  });

  test('follows the message from box to box', async ({ simulator }) => {
    await simulator.open({ message: messageAt(0).id });
    await simulator.press('End', ',');
    const { from, to } = specIn(messageAt(-1));
    for (const component of [from, to]) await expect(simulator.box(boxOf(component))).toBeInViewport({ ratio: 0.95 });
    await expect(simulator.pill).toBeInViewport();
  });

  test('gives a drawer the place of the diagram and keeps the caption', async ({ simulator }) => {
    await simulator.open({ message: messageAt(10).id });
    await simulator.press('i');
    await expect(simulator.drawer).toBeInViewport({ ratio: 0.95 });
    await expect(simulator.captionTitle).toBeInViewport({ ratio: 0.95 });
    await expectNoSidewaysScroll(simulator);
    await simulator.drawer.getByRole('button', { name: 'Close' }).click();
    await expect(simulator.stage).toBeVisible();
  });

  test('has room for the longest caption of the run', async ({ page, simulator }) => {
    await page.emulateMedia({ reducedMotion: 'reduce' });
    const longest = DEFAULT_RUN.trace.messages.reduce((found, message) =>
      specIn(message).narration.length > specIn(found).narration.length ? message : found,
    );
    await simulator.open({ message: longest.id });
    await simulator.expectAt(longest);
    await expect(simulator.captionTitle).toBeInViewport({ ratio: 0.99 });
    for (const control of await simulator.caption.getByRole('button').all())
      await expect(control).toBeInViewport({ ratio: 0.99 });
  });
});

for (const viewport of [
  { width: 1440, height: 900 },
  { width: 1920, height: 1080 },
  { width: 1024, height: 768 },
]) {
  // The narrowest one that is no phone stands for the others.
  test.describe(`on ${viewport.width} × ${viewport.height}`, row(viewport.width === 1024), () => {
    test.use({ viewport });

    test('shows the whole diagram and every control', async ({ simulator }) => {
      await simulator.open({ message: CROSSES_IN_BOTH.id });
      await expectNoSidewaysScroll(simulator);
      await expectControlsReachable(simulator);
      for (const component of await simulator.boxes())
        await expect(simulator.box(component)).toBeInViewport({ ratio: 0.99 });
    });
  });
}
