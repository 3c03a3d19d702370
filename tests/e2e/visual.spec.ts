import { SCENARIO_IDS } from '../../machines/model.ts';
import { expect, row, test } from './fixtures.ts';
import { messageWhere } from './model.ts';

/** Moments that show each part of the stage: the start, lines of every kind, work inside a box, steps, a fault. */
const MARKS = [
  'run-code.call',
  'load-stack.check',
  'load_data.connect-step.register',
  'train.load-inputs.load',
] as const;

// Letters look different in every browser and on every system: pictures are compared where they were made, on the build
// server. Elsewhere the layout's numbers and the sizes of text are held.
if (process.env.CI) {
  for (const scenario of SCENARIO_IDS) {
    for (const mark of MARKS) {
      test(`the stage looks as it did: ${scenario}, ${mark}`, row(false), async ({ page, simulator }) => {
        await page.setViewportSize({ width: 1280, height: 720 });
        await page.emulateMedia({
          reducedMotion: 'reduce',
          colorScheme: mark === 'load-stack.check' ? 'dark' : 'light',
        });
        const message = messageWhere(({ id }) => id === mark);
        await simulator.open({ scenario, message: message.id });
        await simulator.expectAt(message);
        await page.evaluate(() => document.fonts.ready);
        await expect(simulator.stage).toHaveScreenshot(`${scenario}-${mark}.png`, {
          threshold: 0.1,
          maxDiffPixelRatio: 0.01,
        });
      });
    }
  }
}
