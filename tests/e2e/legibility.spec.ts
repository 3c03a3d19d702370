import { SCENARIO_IDS } from '../../machines/model.ts';
import { expect, MORE, row, test } from './fixtures.ts';
import { CROSSES_IN_BOTH, DEFAULT_RUN, MODEL, messageAt, specIn } from './model.ts';
import type { SimulatorPage } from './simulator.page.ts';

test.use({ viewport: { width: 1280, height: 720 } });

/** Every text has the size that it had. The title of a zone may go, where a drawer leaves no room for it. */
function expectSameSizes(after: readonly Text[], before: readonly Text[]): void {
  const zones = Object.values(MODEL.zones).map(({ label }) => label);
  const sizesOf = (texts: readonly Text[]) =>
    texts.filter(({ text }) => !zones.includes(text)).map(({ text, px }) => [text, px]);
  expect(sizesOf(after)).toEqual(sizesOf(before));
  const sizeOf = new Map(before.map(({ text, px }) => [text, px]));
  for (const { text, px } of after) expect(px, text).toBe(sizeOf.get(text));
}

interface Text {
  readonly text: string;
  readonly px: number;
  readonly isTitle: boolean;
}

/** Every text on the stage with the size it has on the screen, in px. */
const textSizes = ({ stage }: SimulatorPage): Promise<Text[]> =>
  stage.evaluate((element) => {
    const texts = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
    const found: { text: string; px: number; isTitle: boolean }[] = [];
    while (texts.nextNode()) {
      const parent = texts.currentNode.parentElement;
      const text = texts.currentNode.textContent?.trim() ?? '';
      if (!parent?.checkVisibility() || text === '' || parent.closest('.visually-hidden')) continue;
      const viewport = parent.closest<HTMLElement>('.react-flow__viewport');
      const zoom = viewport ? new DOMMatrix(getComputedStyle(viewport).transform).a : 1;
      found.push({
        text,
        px: Math.round(Number.parseFloat(getComputedStyle(parent).fontSize) * zoom * 10) / 10,
        isTitle: parent.matches('.box:not([data-component="step-runtime"], [data-narrow="true"]) .box-label'),
      });
    }
    return found;
  });

for (const scenario of SCENARIO_IDS) {
  test(`${scenario}: no text on the stage is under 12 px, and no title of a box under 14`, async ({ simulator }) => {
    await simulator.open({ scenario, message: CROSSES_IN_BOTH.id });
    const texts = await textSizes(simulator);
    expect(texts.length).toBeGreaterThan(30);
    expect(texts.filter(({ px, isTitle }) => px < (isTitle ? 14 : 12))).toEqual([]);
  });
}

test('the stage takes at least 60 % of the screen', async ({ simulator }) => {
  await simulator.open();
  const box = await simulator.stage.boundingBox();
  expect(((box?.width ?? 0) * (box?.height ?? 0)) / (1280 * 720)).toBeGreaterThan(0.6);
});

test('the text of the stage grows with the screen', MORE, async ({ page, simulator }) => {
  await page.setViewportSize({ width: 1920, height: 1080 });
  await simulator.open();
  const texts = await textSizes(simulator);
  expect(Math.min(...texts.map(({ px }) => px))).toBeGreaterThan(17);
});

test(
  'what stands around the stage grows with the screen, and a drawer beside it leaves the scale alone',
  MORE,
  async ({ page, simulator }) => {
    const parts = ['.phase', '.caption-facts', '.tag', '.readout', '.scenario'];
    const heights = () =>
      page.evaluate(
        (selectors) => selectors.map((one) => document.querySelector(one)?.getBoundingClientRect().height ?? 0),
        parts,
      );
    await page.setViewportSize({ width: 1440, height: 900 });
    await simulator.open({ message: CROSSES_IN_BOTH.id });
    const before = await heights();
    await page.setViewportSize({ width: 1920, height: 1080 });
    await expect.poll(heights).not.toEqual(before);
    const after = await heights();
    for (const [order, part] of parts.entries()) {
      expect((after[order] ?? 0) / (before[order] ?? 0), part).toBeGreaterThan(1.15);
    }
    const texts = await textSizes(simulator);
    await simulator.open({ message: CROSSES_IN_BOTH.id, view: 'inspector' });
    await expect(simulator.drawer).toBeVisible();
    expectSameSizes(await textSizes(simulator), texts);
  },
);

test('the sentence, the facts and the tags stand where they stood, whatever they say', async ({ simulator }) => {
  const longest = DEFAULT_RUN.trace.messages.reduce((found, message) =>
    specIn(message).narration.length > specIn(found).narration.length ? message : found,
  );
  const places = new Set<string>();
  for (const message of [messageAt(0), longest, CROSSES_IN_BOTH, messageAt(60), messageAt(-1)]) {
    await simulator.open({ message: message.id });
    await simulator.expectAt(message);
    const tops = await simulator.caption.evaluate((caption) =>
      ['.caption-title', '.caption-facts', '.caption-tags', '.caption-tools'].map((part) => {
        const { top } = caption.querySelector(part)?.getBoundingClientRect() ?? { top: Number.NaN };
        return Math.round(top);
      }),
    );
    places.add(tops.join(' '));
    const { scroll, client } = await simulator.captionTitle.evaluate((title) => ({
      scroll: title.scrollHeight,
      client: title.clientHeight,
    }));
    expect(scroll, message.id).toBeLessThanOrEqual(client + 1);
  }
  expect(places.size).toBe(1);
});

for (const view of ['inspector', 'options', 'share', 'sequence', 'timeline', 'log']) {
  test(
    `${view} beside or below the stage changes no size of its text and cuts no title`,
    row(['inspector', 'sequence'].includes(view)),
    async ({ simulator }) => {
      await simulator.open({ scenario: 'hybrid', message: CROSSES_IN_BOTH.id });
      const before = await textSizes(simulator);
      await simulator.open({ scenario: 'hybrid', message: CROSSES_IN_BOTH.id, view });
      await expect(simulator.drawer).toBeVisible();
      const after = await textSizes(simulator);
      expectSameSizes(after, before);
      const cut = await simulator.stage.evaluate((stage) => {
        const edge = stage.getBoundingClientRect();
        // An upright title is as high as many rows of boxes: a strip of the stage cannot always hold all of it.
        const titles = '.box:not([data-narrow="true"]) .box-label, .zone-title';
        return [...stage.querySelectorAll(titles)].flatMap((title) => {
          const { left, right, top, bottom } = title.getBoundingClientRect();
          const isPartly = (start: number, end: number, at: number) => start < at - 1 && end > at + 1;
          const isCut =
            isPartly(left, right, edge.left) ||
            isPartly(left, right, edge.right) ||
            isPartly(top, bottom, edge.top) ||
            isPartly(top, bottom, edge.bottom);
          return isCut ? [title.textContent] : [];
        });
      });
      expect(cut).toEqual([]);
    },
  );
}

for (const [view, part] of [
  ['sequence', '.sequence-row'],
  ['log', '.log-row'],
  ['compare', '.drawer-body tbody tr, .drawer-body li'],
  ['inspector', '.drawer-body dd, .drawer-body li'],
  ['options', '.drawer-body :is(.option-label, .option-hint)'],
] as const) {
  test(`${view} shows four rows or more on a small laptop`, row(view === 'log'), async ({ simulator }) => {
    await simulator.open({ scenario: 'hybrid', message: messageAt(120).id, view });
    await expect(simulator.drawer).toBeVisible();
    const seen = () =>
      simulator.drawer.evaluate((drawer, selector) => {
        const { top, bottom } = drawer.getBoundingClientRect();
        return [...drawer.querySelectorAll(selector)].filter((element) => {
          const rect = element.getBoundingClientRect();
          return rect.height > 0 && rect.top >= top && rect.bottom <= bottom;
        }).length;
      }, part);
    await expect.poll(seen).toBeGreaterThanOrEqual(4);
  });
}
