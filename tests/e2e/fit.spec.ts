import AxeBuilder from '@axe-core/playwright';
import type { Locator } from '@playwright/test';
import { expect, MORE, row, test } from './fixtures.ts';
import { CROSSES_IN_BOTH, messageAt, stops } from './model.ts';
import type { SimulatorPage } from './simulator.page.ts';

const fitButton = ({ page }: SimulatorPage): Locator => page.getByRole('button', { name: 'Fit diagram', exact: true });

/** What the stage shows, as a transform. */
const view = ({ stage }: SimulatorPage): Promise<string> =>
  stage.locator('.react-flow__viewport').evaluate((element) => getComputedStyle(element).transform);

/** Waits until what the stage shows stands still, and says what that is. */
async function viewAtRest(simulator: SimulatorPage): Promise<string> {
  let before = '';
  await expect
    .poll(async () => {
      const now = await view(simulator);
      const stands = now === before;
      before = now;
      await simulator.frames(2);
      return stands;
    })
    .toBe(true);
  return before;
}

async function zoomIn(simulator: SimulatorPage): Promise<void> {
  await simulator.stage.hover({ position: { x: 20, y: 20 } });
  await simulator.page.mouse.wheel(0, -600);
  await expect(fitButton(simulator)).toBeVisible();
}

for (const [way, act, standsForOthers] of [
  // The button is pressed by keyboard below.
  ['0', (simulator: SimulatorPage) => simulator.press('0'), false],
  ['a click on its button', (simulator: SimulatorPage) => fitButton(simulator).click(), false],
] as const) {
  test(`a stage that was zoomed fits again by ${way}`, row(standsForOthers), async ({ simulator }) => {
    await simulator.open({ message: messageAt(0).id });
    await expect(fitButton(simulator)).toHaveCount(0);
    const fitted = await viewAtRest(simulator);
    await zoomIn(simulator);
    expect(await view(simulator)).not.toBe(fitted);
    await act(simulator);
    await expect(fitButton(simulator)).toHaveCount(0);
    await expect.poll(() => view(simulator)).toBe(fitted);
    for (const stop of stops().slice(0, 3)) {
      await simulator.step('ArrowRight');
      await simulator.expectAt(messageAt(stop));
      await expect(simulator.pill.locator('.pill-label')).toBeInViewport({ ratio: 0.999 });
    }
  });
}

test('a stage that was moved fits again by keyboard, and the focus is not lost', MORE, async ({ page, simulator }) => {
  await simulator.open({ message: CROSSES_IN_BOTH.id });
  const fitted = await viewAtRest(simulator);
  const box = await simulator.stage.boundingBox();
  if (!box) throw new Error('[e2e] The stage is not on the page.');
  await page.mouse.move(box.x + 10, box.y + 10);
  await page.mouse.down();
  await page.mouse.up();
  await simulator.frames(2);
  // A click is no move.
  await expect(fitButton(simulator)).toHaveCount(0);
  await page.mouse.down();
  await page.mouse.move(box.x + 90, box.y + 60, { steps: 4 });
  await page.mouse.up();
  const button = fitButton(simulator);
  await expect(button).toBeVisible();
  const isFocused = () => button.evaluate((element) => element === document.activeElement);
  while (!(await isFocused())) await simulator.press('Tab');
  await simulator.press('Enter');
  await expect(button).toHaveCount(0);
  await expect.poll(() => view(simulator)).toBe(fitted);
  await expect(simulator.stage).toBeFocused();
});

test('the button can be read in light and in dark colours', MORE, async ({ page, simulator }) => {
  await simulator.open({ message: CROSSES_IN_BOTH.id });
  await zoomIn(simulator);
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    const { violations, passes } = await new AxeBuilder({ page })
      .setLegacyMode()
      .include('.fit-button')
      .withRules(['color-contrast', 'target-size'])
      .analyze();
    expect(violations).toEqual([]);
    expect(passes.map(({ id }) => id)).toContain('color-contrast');
  }
});

test.describe('on a phone', () => {
  test.use({ viewport: { width: 360, height: 740 }, hasTouch: true });

  test('a tap brings back the whole diagram', MORE, async ({ page, simulator }) => {
    await page.emulateMedia({ reducedMotion: 'reduce' });
    await simulator.open({ message: CROSSES_IN_BOTH.id });
    const fitted = await viewAtRest(simulator);
    await zoomIn(simulator);
    await fitButton(simulator).tap();
    await expect.poll(() => view(simulator)).toBe(fitted);
    await expect(simulator.pill.locator('.pill-label')).toBeInViewport({ ratio: 0.999 });
  });
});
