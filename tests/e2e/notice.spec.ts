import type { Locator } from '@playwright/test';
import { expect, MORE, row, test } from './fixtures.ts';
import type { Place, SimulatorPage } from './simulator.page.ts';

/** Says something that the page does not understand, by a link that is followed while the page is open. */
async function follow(simulator: SimulatorPage, hash: string): Promise<void> {
  await simulator.page.evaluate((value) => {
    location.hash = value;
  }, hash);
}

const textOf = (simulator: SimulatorPage): Locator => simulator.notice.locator('.notice-text');

test.describe('leaves by itself', () => {
  test.beforeEach(async ({ page, simulator }) => {
    await page.clock.install({ time: 0 });
    await simulator.open();
    await page.clock.pauseAt(60_000);
  });

  test('after six seconds', async ({ page, simulator }) => {
    await follow(simulator, 'scenario=mars');
    await expect(simulator.notice).toContainText('"mars"');
    await page.clock.runFor(5900);
    await expect(simulator.notice).toContainText('"mars"');
    await page.clock.runFor(200);
    await expect(simulator.notice).toBeEmpty();
  });

  test('after a second for three words when it has more than eighteen', MORE, async ({ page, simulator }) => {
    await follow(simulator, 'planet=mars');
    await expect(simulator.notice).toContainText('"planet"');
    const words = (await textOf(simulator).innerText()).split(/\s+/).length;
    expect(words).toBeGreaterThan(20);
    await page.clock.runFor((words / 3) * 1000 - 100);
    await expect(simulator.notice).toContainText('"planet"');
    await page.clock.runFor(200);
    await expect(simulator.notice).toBeEmpty();
  });

  test('not from under the pointer', MORE, async ({ page, simulator }) => {
    await follow(simulator, 'scenario=mars');
    await textOf(simulator).hover();
    await page.clock.runFor(60_000);
    await expect(simulator.notice).toContainText('"mars"');
    await simulator.stage.hover();
    await page.clock.runFor(6100);
    await expect(simulator.notice).toBeEmpty();
  });

  test('not while it has the focus', MORE, async ({ page, simulator }) => {
    await follow(simulator, 'scenario=mars');
    await simulator.button('Dismiss').focus();
    await page.clock.runFor(60_000);
    await expect(simulator.notice).toContainText('"mars"');
    await simulator.next.focus();
    await page.clock.runFor(6100);
    await expect(simulator.notice).toBeEmpty();
  });

  test('not in a tab that cannot be seen', MORE, async ({ page, simulator }) => {
    await page.evaluate(() => {
      Object.defineProperty(document, 'visibilityState', { configurable: true, value: 'hidden' });
      document.dispatchEvent(new Event('visibilitychange'));
    });
    await follow(simulator, 'scenario=mars');
    await expect(simulator.notice).toContainText('"mars"');
    await page.clock.runFor(60_000);
    await expect(simulator.notice).toContainText('"mars"');
    await page.evaluate(() => {
      Object.defineProperty(document, 'visibilityState', { configurable: true, value: 'visible' });
      document.dispatchEvent(new Event('visibilitychange'));
    });
    await page.clock.runFor(6100);
    await expect(simulator.notice).toBeEmpty();
  });
});

/** Whether two places share more than an edge. Null for what is not shown. */
const overlap = (a: Place | null, b: Place | null): boolean =>
  a !== null &&
  b !== null &&
  Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x) > 1 &&
  Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y) > 1;

const LONG_TEXTS = [
  ['letters', 'x'.repeat(5000)],
  ['a million letters', 'x'.repeat(1_000_000)],
  ['a million words', '%20word'.repeat(140_000)],
  ['turned round', `%E2%80%AE${'abc'.repeat(40)}`],
  ['marks on one letter', `a${'%CC%81'.repeat(300)}`],
] as const;

for (const [width, height] of [
  [1280, 720],
  [390, 844],
] as const) {
  // A phone has the least room.
  test.describe(`at ${width} x ${height}`, row(width === 390), () => {
    test.use({ viewport: { width, height } });

    test('has at most three lines, with the sentence whole around what is foreign', MORE, async ({ simulator }) => {
      await simulator.open();
      for (const [name, text] of LONG_TEXTS) {
        await follow(simulator, `message=${text}`);
        await expect(textOf(simulator), name).toHaveText(
          / is not in this run\. It opens at the start\.$|too many for one of this page\.$/,
        );
        const { lines, cut, inView } = await textOf(simulator).evaluate((element) => {
          const { top, bottom, left, right } = element.getBoundingClientRect();
          return {
            lines: (bottom - top) / Number.parseFloat(getComputedStyle(element).lineHeight),
            cut: element.scrollHeight > element.clientHeight,
            inView: top >= 0 && left >= 0 && bottom <= innerHeight && right <= innerWidth,
          };
        });
        expect(lines, name).toBeLessThanOrEqual(3);
        expect({ cut, inView }, name).toEqual({ cut: false, inView: true });
        await simulator.button('Dismiss').click();
        await expect(simulator.notice).toBeEmpty();
      }
    });

    for (const [title, views, standsForOthers] of [
      // No drawer, one beside the stage on a large screen, and one in its place.
      ['lies over nothing', ['', 'inspector', 'compare'], true],
      ['lies over nothing, whatever the drawer', ['share', 'boundary', 'log', 'choose'], false],
    ] as const) {
      test(title, row(standsForOthers), async ({ page, simulator }) => {
        await simulator.open();
        for (const view of views) {
          await follow(simulator, `scenario=mars${view === '' ? '' : `&view=${view}`}`);
          // Under the pointer it stays.
          await textOf(simulator).hover();
          if (view !== '') await expect(simulator.drawer.locator('.drawer-body')).not.toBeEmpty();
          const place = await simulator.notice.boundingBox();
          const parts = await page.locator('.header, .phases, .stage, .drawer, .caption, .playback').all();
          const boxes = await Promise.all(parts.map((part) => part.boundingBox()));
          expect(boxes.filter((box) => overlap(box, place))).toEqual([]);
          await simulator.press('Escape', 'Escape');
          await expect(simulator.notice).toBeEmpty();
        }
      });
    }
  });
}

test('keeps names from a link as they are written', MORE, async ({ simulator }) => {
  for (const name of ['amp;view', 'utm_source', '/scenario']) {
    await simulator.openHash(`${encodeURIComponent(name)}=saas`);
    await expect(textOf(simulator)).toContainText(`"${name}" in the link`);
    expect(
      await textOf(simulator).evaluate((element) => getComputedStyle(element, '::first-letter').textTransform),
    ).toBe('none');
  }
});

test('is told by a live region that stands there before it', async ({ simulator }) => {
  await simulator.open();
  await expect(simulator.notice).toHaveRole('status');
  await expect(simulator.notice).toBeEmpty();
  await follow(simulator, 'scenario=mars');
  await expect(simulator.notice).toContainText('"mars"');
});
