import { expect, MORE, row, test } from './fixtures.ts';
import { CROSSES_IN_BOTH, DEFAULT_RUN, messageAt, specIn, stops } from './model.ts';
import type { SimulatorPage } from './simulator.page.ts';

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

  test('shows every box at one size, wherever the run is', async ({ page, simulator }) => {
    await page.emulateMedia({ reducedMotion: 'reduce' });
    const zooms = new Set<string>();
    for (const message of [messageAt(0), CROSSES_IN_BOTH, messageAt(-1)]) {
      await simulator.open({ message: message.id });
      await simulator.expectAt(message);
      for (const component of await simulator.boxes())
        await expect(simulator.box(component)).toBeInViewport({ ratio: 0.99 });
      zooms.add(await simulator.stage.locator('.react-flow__viewport').evaluate((element) => element.style.transform));
    }
    expect(zooms.size).toBe(1);
  });

  test('gives a drawer the whole screen above playback, and the diagram back', MORE, async ({ page, simulator }) => {
    await simulator.open({ message: messageAt(10).id });
    await simulator.press('i');
    await expect(simulator.drawer).toBeInViewport({ ratio: 0.95 });
    const bar = await page.getByRole('region', { name: 'Playback' }).boundingBox();
    // While its part arrives, another drawer stands in for it.
    await expect
      .poll(() => simulator.drawer.boundingBox())
      .toEqual({ x: 0, y: 0, width: 360, height: bar?.y ?? Number.NaN });
    await expectNoSidewaysScroll(simulator);
    await simulator.drawer.getByRole('button', { name: 'Close' }).click();
    await expect(simulator.stage).toBeInViewport({ ratio: 0.95 });
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

for (const viewport of [
  { width: 320, height: 256 },
  { width: 640, height: 360 },
  { width: 740, height: 360 },
]) {
  // The smallest one, 400 % of 1280 × 1024, stands for the others.
  test.describe(`on ${viewport.width} × ${viewport.height}`, row(viewport.width === 320), () => {
    test.use({ viewport });

    test('shows a sentence and a diagram of a size that can be read, and scrolls', async ({ page, simulator }) => {
      await simulator.open({ message: CROSSES_IN_BOTH.id });
      await expectNoSidewaysScroll(simulator);
      await expect(simulator.captionTitle).toBeInViewport({ ratio: 0.9 });
      for (const component of ['client', 'control-plane'] as const) {
        await simulator.box(component).scrollIntoViewIfNeeded();
        await expect(simulator.box(component)).toBeInViewport({ ratio: 0.9 });
      }
      expect(await page.evaluate(() => document.documentElement.scrollHeight)).toBeGreaterThan(viewport.height);
    });
  });
}

test.describe('with a finger', () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });

  test('hits what is drawn smaller than a finger 20 px above and below its middle', async ({ page, simulator }) => {
    await simulator.open({ message: CROSSES_IN_BOTH.id });
    const missed = await page.evaluate(() =>
      [...document.querySelectorAll('.phase, .caption-line button')].flatMap((control) => {
        const { left, right, top, bottom } = control.getBoundingClientRect();
        const hits = [-20, 20].map((dy) =>
          document.elementFromPoint((left + right) / 2, (top + bottom) / 2 + dy)?.closest('button'),
        );
        return hits.every((hit) => hit === control) ? [] : [control.textContent];
      }),
    );
    expect(missed).toEqual([]);
  });

  for (const [over, place] of [
    ['the diagram', (simulator: SimulatorPage) => simulator.stage],
    ['the sentence', (simulator: SimulatorPage) => simulator.caption],
  ] as const) {
    test(
      `a swipe over ${over} goes to the next stop, and back`,
      row(over === 'the diagram'),
      async ({ page, simulator }) => {
        await page.emulateMedia({ reducedMotion: 'reduce' });
        const [, second = 0, third = 0] = stops();
        await simulator.open({ message: messageAt(second).id });
        const box = await place(simulator).boundingBox();
        if (!box) throw new Error('[e2e] Nothing to swipe over.');
        const cdp = await page.context().newCDPSession(page);
        const swipe = async (fromX: number, toX: number) => {
          const y = box.y + box.height / 2;
          await cdp.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: [{ x: fromX, y }] });
          await cdp.send('Input.dispatchTouchEvent', { type: 'touchMove', touchPoints: [{ x: toX, y }] });
          await cdp.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
        };
        await swipe(300, 120);
        await simulator.expectAt(messageAt(third));
        await swipe(120, 300);
        await simulator.expectAt(messageAt(second));
      },
    );
  }
});
