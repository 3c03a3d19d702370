import { TOURS } from '../../src/catalogue/tours/index.ts';
import { expect, MORE, test } from './fixtures.ts';

// What a talk keeps on the device is its own.
test.use({ reuseContext: false });

const SIZES = [
  { width: 1280, height: 720 },
  { width: 960, height: 540 },
];

/** px. The sentence of a stop, as people read it from the back of a room. */
const [SMALLEST, LARGEST] = [28, 36];

/** What the sentence of a view speaks of, in the built-in tours: all of it is on screen, for a clicker scrolls nothing. */
const SPOKEN_OF: Readonly<Record<string, string>> = {
  compare: '.talk[data-away] .outage-phases tr, .talk:not([data-away]) .quick-comparison tr',
  // Down to the code, which comes after the marks.
  holdings: '.scenario-table tbody tr:nth-child(-n + 6)',
  claims: '.claim-row',
  choose: '.choice-lead, .answer',
};

for (const viewport of SIZES) {
  for (const tour of TOURS) {
    const { id, stops } = tour;
    const name = `${id} is played by a clicker at ${viewport.width} × ${viewport.height}`;
    test(name, MORE, async ({ page }) => {
      await page.setViewportSize(viewport);
      await page.emulateMedia({ reducedMotion: 'reduce' });
      await page.goto(`/#tour=${id}&view=present`);
      const told = page.getByRole('region', { name: 'What is told' });
      const sentence = told.getByRole('heading');
      const baselines: number[] = [];
      for (const [index, stop] of stops.entries()) {
        if (index > 0) await page.keyboard.press('PageDown');
        await expect(sentence).toHaveText(stop.sentence ?? '');
        await expect(told.getByRole('img')).toHaveAccessibleName(`Stop ${index + 1} of ${stops.length}`);
        // What the stop shows, and nothing over it.
        const shown =
          stop.view === undefined ? page.locator('.react-flow__node').first() : page.getByRole('complementary');
        await expect(shown).toBeVisible();
        const spokenOf = SPOKEN_OF[stop.view?.view ?? ''];
        if (spokenOf !== undefined) {
          await expect(page.locator(spokenOf).first()).toBeVisible();
          const outside = await page.locator(spokenOf).evaluateAll((elements) => {
            const body = document.querySelector('.drawer-body')?.getBoundingClientRect();
            const places = elements.map((element) => ({ element, place: element.getBoundingClientRect() }));
            return places.flatMap(({ element, place }) =>
              place.height === 0 || (body && place.top >= body.top - 1 && place.bottom <= body.bottom + 1)
                ? []
                : [element.textContent],
            );
          });
          expect(outside, `stop ${index + 1}`).toEqual([]);
        }
        const seen = await page.evaluate(() => {
          const heading = document.querySelector('.present-sentence');
          const room = document.querySelector('.main');
          const below = document.querySelector('.present');
          if (!heading || !room || !below) throw new Error('No talk.');
          const { fontSize, lineHeight } = getComputedStyle(heading);
          const words = document.createRange();
          words.selectNodeContents(heading);
          const text = words.getBoundingClientRect();
          return {
            size: Number.parseFloat(fontSize),
            lines: Math.round(text.height / Number.parseFloat(lineHeight)),
            isCut:
              heading.scrollHeight > heading.clientHeight + 1 || text.right > innerWidth || text.bottom > innerHeight,
            isWide: [...document.querySelectorAll('.main .drawer-body')].some(
              (body) => body.scrollWidth > body.clientWidth + 1,
            ),
            overlap: room.getBoundingClientRect().bottom - below.getBoundingClientRect().top,
            pageScrolls: document.documentElement.scrollHeight > innerHeight,
            baseline: Math.round(text.bottom),
          };
        });
        const where = `stop ${index + 1}`;
        expect(seen, where).toMatchObject({ isCut: false, isWide: false, pageScrolls: false });
        expect(seen.size, where).toBeGreaterThanOrEqual(SMALLEST);
        expect(seen.size, where).toBeLessThanOrEqual(LARGEST);
        expect(seen.lines, where).toBeLessThanOrEqual(2);
        expect(seen.overlap, where).toBeLessThanOrEqual(0);
        baselines.push(seen.baseline);
      }
      // The last line always stands at the same height: the eye finds the next sentence without looking for it.
      expect(Math.max(...baselines) - Math.min(...baselines)).toBeLessThanOrEqual(1);
      // At the end another press tells nothing anew, and the way back leads through the same stops.
      await page.keyboard.press('PageDown');
      await expect(sentence).toHaveText(stops.at(-1)?.sentence ?? '');
      await page.keyboard.press('PageUp');
      await expect(sentence).toHaveText(stops.at(-2)?.sentence ?? '');
      await page.keyboard.press('Escape');
      await expect(page.getByRole('region', { name: 'Tour' })).toContainText(stops.at(-2)?.sentence ?? '');
    });
  }
}
