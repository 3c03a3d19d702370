import type { Page } from '@playwright/test';
import { expect, row, test } from './fixtures.ts';
import { CROSSES_IN_BOTH, DEFAULT_RUN, LEAVES_IN_SAAS_ONLY, messageAt } from './model.ts';
import type { SimulatorPage } from './simulator.page.ts';

declare global {
  interface Window {
    /** How often the page has started an animation. */
    animationsStarted: number;
    /** What has moved without being asked to. */
    layoutShifts: { value: number; nodes: string[] }[];
  }
}

async function countAnimations(page: Page): Promise<void> {
  await page.addInitScript(() => {
    window.animationsStarted = 0;
    const { animate } = Element.prototype;
    Element.prototype.animate = function count(...parameters) {
      window.animationsStarted += 1;
      return animate.apply(this, parameters);
    };
    addEventListener('transitionrun', () => {
      window.animationsStarted += 1;
    });
  });
}

const animationsStarted = (page: Page): Promise<number> => page.evaluate(() => window.animationsStarted);

/** The middle of the line that the message travels on, on the screen. */
function middleOfChannel({ stage }: SimulatorPage): Promise<{ readonly x: number; readonly y: number }> {
  return stage.locator('path.channel[data-activity="active"]').evaluate((path) => {
    if (!(path instanceof SVGGeometryElement)) throw new Error('The channel is not a line.');
    const matrix = path.getScreenCTM();
    if (!matrix) throw new Error('The channel is not on the screen.');
    const { x, y } = path.getPointAtLength(path.getTotalLength() / 2).matrixTransform(matrix);
    return { x, y };
  });
}

test('the boundary glides when the scenario changes', async ({ page, simulator }) => {
  await countAnimations(page);
  await simulator.open({ message: LEAVES_IN_SAAS_ONLY.id });
  const before = await animationsStarted(page);
  await simulator.press('Shift+Digit2');
  await expect(simulator.scenario('hybrid')).toBeChecked();
  await expect.poll(() => animationsStarted(page)).toBeGreaterThan(before);
  await expect.poll(() => page.evaluate(() => document.getAnimations().length)).toBe(0);
});

test.describe('with reduced motion', () => {
  test.use({ contextOptions: { reducedMotion: 'reduce' } });

  test('nothing is animated, whatever one does', async ({ page, simulator }) => {
    await countAnimations(page);
    await simulator.stopTime();
    await simulator.open({ message: LEAVES_IN_SAAS_ONLY.id });
    await simulator.press('Shift+Digit2', 'Shift+Digit3', 'ArrowRight', 'o', 'Escape', 'Shift+Digit1');
    await simulator.press(' ');
    await expect(simulator.pause).toBeVisible();
    const at = await simulator.position();
    await simulator.passTime(1000);
    expect(await simulator.position()).toBeGreaterThan(at);
    expect(await animationsStarted(page)).toBe(0);
  });

  test('the pill stands at the middle of its channel', async ({ page, simulator }) => {
    await simulator.open({ message: CROSSES_IN_BOTH.id });
    const middle = await middleOfChannel(simulator);
    const expectInTheMiddle = async () => {
      const pill = await simulator.pillFront();
      expect(Math.hypot(pill.x - middle.x, pill.y - middle.y)).toBeLessThan(2);
    };
    await expectInTheMiddle();
    const step = Number(await simulator.slider.inputValue());
    for (const away of [-8, 8]) {
      await simulator.slider.fill(String(step + away));
      await simulator.expectAt(CROSSES_IN_BOTH);
      await expectInTheMiddle();
    }
    await expect(page.locator('.pill')).toHaveCount(1);
  });
});

test.describe('the layout', () => {
  /** The parts of the page whatever they show, and each of the six phases. */
  const frame = async ({ page, stage, caption, phases, slider }: SimulatorPage) => {
    const phaseButtons = await phases.locator('.phase').all();
    expect(phaseButtons).toHaveLength(6);
    const parts = [page.getByRole('banner'), stage, caption, phases, slider, ...phaseButtons];
    return Promise.all(parts.map((part) => part.boundingBox()));
  };

  for (const [name, viewport] of [
    ['a laptop', { width: 1440, height: 900 }],
    ['a phone', { width: 360, height: 740 }],
  ] as const) {
    const title = `stands still on load, on steps and on changes of the scenario, on ${name}`;
    // A phone has the least room.
    test(title, row(name === 'a phone'), async ({ page, simulator }) => {
      await page.setViewportSize(viewport);
      await collectShifts(page);
      await simulator.open({ message: messageAt(10).id });
      await page.evaluate(() => document.fonts.ready);
      const before = await frame(simulator);
      for (const key of ['.', '.', 'ArrowRight', ']', 'Shift+Digit2', 'Shift+Digit3', 'Shift+Digit1', 'End', 'Home']) {
        await simulator.press(key);
        await simulator.frames(2);
        expect(await frame(simulator), key).toEqual(before);
      }
      expect(await page.evaluate(() => window.layoutShifts)).toEqual([]);
    });

    test(
      `has new words in the place of others and moves none, on ${name}`,
      row(name === 'a phone'),
      async ({ page, simulator }) => {
        await page.setViewportSize(viewport);
        await page.emulateMedia({ reducedMotion: 'reduce' });
        await collectShifts(page, 'also on input');
        await simulator.open({ message: messageAt(0).id });
        await page.evaluate(() => document.fonts.ready);
        await page.evaluate(() => {
          window.layoutShifts = [];
        });
        const { messages } = DEFAULT_RUN.trace;
        for (const [index] of messages.entries()) {
          await simulator.press(index < messages.length / 3 ? '.' : 'ArrowRight');
          await simulator.frames(1);
        }
        await simulator.expectAtEnd();
        expect(await page.evaluate(() => window.layoutShifts)).toEqual([]);
      },
    );
  }
});

/**
 * Collects what moves, as Core Web Vitals count it.
 * @param when what moves right after a key is pressed counts only where that is asked for
 */
async function collectShifts(page: Page, when: 'without input' | 'also on input' = 'without input'): Promise<void> {
  await page.addInitScript((withInput) => {
    window.layoutShifts = [];
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) {
        // The types of the DOM do not know these entries.
        const { value, hadRecentInput, sources } = entry as PerformanceEntry & {
          readonly value: number;
          readonly hadRecentInput: boolean;
          readonly sources: readonly { readonly node: Node | null }[];
        };
        if (hadRecentInput && !withInput) continue;
        const nodes = sources.map(({ node }) => (node instanceof Element ? node.outerHTML.slice(0, 80) : 'text'));
        window.layoutShifts.push({ value, nodes });
      }
    }).observe({ type: 'layout-shift', buffered: true });
  }, when === 'also on input');
}
