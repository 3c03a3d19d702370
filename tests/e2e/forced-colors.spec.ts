import type { Locator, Page } from '@playwright/test';
import { FAULTS } from '../../src/catalogue/faults.ts';
import { expect, MORE, row, test } from './fixtures.ts';
import { CROSSES_IN_BOTH, runWith } from './model.ts';

const MOMENT = { message: CROSSES_IN_BOTH.id };
const [REFUSED] = FAULTS;
const FAILED_RUN = runWith({ fault: { message: REFUSED.message, times: REFUSED.times } });

/** What of an element can be seen where the system decides the colours; its background apart. */
interface Look {
  readonly background: string;
  /** Text, border, outline and size. */
  readonly form: string;
}

/**
 * How an element looks that stands on the page. A list may lay out its rows anew between the moment one is found and
 * the moment it is asked, and what has left the page has no look: then it is found once more.
 * @param pseudo `::before` or `::after`, for what an element draws by it
 */
async function look(element: Locator, pseudo?: '::before' | '::after'): Promise<Look> {
  const found = await lookNow(element, pseudo);
  return found ?? look(element, pseudo);
}

/** @returns undefined for an element that has just left the page */
function lookNow(element: Locator, pseudo?: '::before' | '::after'): Promise<Look | undefined> {
  return element.first().evaluate((found, part) => {
    if (!found.isConnected) return;
    const style = getComputedStyle(found, part);
    const { color, borderTopColor, borderTopStyle, borderTopWidth, borderTopLeftRadius } = style;
    const { outlineColor, outlineStyle, outlineWidth, strokeWidth, strokeDasharray } = style;
    return {
      background: style.backgroundColor,
      form: [
        color,
        borderTopWidth === '0px' ? '' : `${borderTopColor} ${borderTopStyle} ${borderTopWidth}`,
        borderTopLeftRadius,
        outlineStyle === 'none' ? '' : `${outlineColor} ${outlineStyle} ${outlineWidth}`,
        strokeWidth,
        strokeDasharray,
        part ? style.width : '',
      ].join(', '),
    };
  }, pseudo);
}

/** The colours of the system, as the browser gives them back. */
function systemColours(page: Page): Promise<Readonly<Record<'Canvas' | 'Highlight', string>>> {
  return page.evaluate(() => {
    const probe = document.createElement('i');
    document.body.append(probe);
    const [canvas = '', highlight = ''] = ['Canvas', 'Highlight'].map((name) => {
      probe.style.color = name;
      return getComputedStyle(probe).color;
    });
    probe.remove();
    return { Canvas: canvas, Highlight: highlight };
  });
}

/** Two states can be told apart, and not by their background only. */
async function expectApart(one: Promise<Look>, other: Promise<Look>): Promise<void> {
  expect((await one).form).not.toBe((await other).form);
}

for (const colorScheme of ['light', 'dark'] as const) {
  test.describe(`in forced colours, ${colorScheme}`, row(colorScheme === 'light'), () => {
    test.use({ colorScheme, contextOptions: { forcedColors: 'active' } });

    test('one sees what is chosen, open and current', MORE, async ({ page, simulator }) => {
      await simulator.open({ scenario: 'hybrid', view: 'options', track: 'every', ...MOMENT });
      await expect(simulator.drawer).toBeVisible();
      const scenario = (name: string) => page.locator('.scenario', { hasText: name });
      await expectApart(look(scenario('Hybrid SaaS')), look(scenario('Full On-Prem')));
      const actions = page.getByRole('banner');
      await expectApart(
        look(actions.locator('button[aria-expanded=true]')),
        look(actions.locator('button[aria-expanded=false]')),
      );
      await expectApart(
        look(page.locator('.option-value:has(:checked) span')),
        look(page.locator('.option-value:not(:has(:checked)) span')),
      );
      await expectApart(look(page.locator('.beat[aria-current]')), look(page.locator('.beat:not([aria-current])')));
      await simulator.press('b');
      await expect(simulator.drawerTitle).toHaveText('Review');
      await expectApart(
        look(page.getByRole('tab', { selected: true })),
        look(page.getByRole('tab', { selected: false })),
      );
      const figures = page.locator('.matrix button');
      await figures.first().click();
      await expectApart(look(figures.first()), look(figures.last()));
      await simulator.press('t');
      for (const [tab, row] of [
        ['Sequence', '.sequence-row'],
        ['Log', '.log-row'],
      ] as const) {
        await page.getByRole('tab', { name: tab }).click();
        const rows = (current: boolean) => page.locator(`${row}[data-current=${current}]`);
        await expectApart(look(rows(true), '::before'), look(rows(false), '::before'));
      }
      await simulator.press('/', 't', 'o', 'k');
      await expectApart(
        look(page.locator('.find-option[aria-selected=true]')),
        look(page.locator('.find-option[aria-selected=false]')),
      );
    });

    test('one sees how far the run is, and what failed', MORE, async ({ page, simulator }) => {
      await simulator.open({ fault: REFUSED.id });
      await simulator.step(']', ']');
      const { Canvas, Highlight } = await systemColours(page);
      const playhead = await look(page.locator('.scrubber-thumb'), '::before');
      expect(playhead.background).toBe(Highlight);
      const tick = (state: string) => look(page.locator(`.tick${state}`), '::before');
      await expectApart(tick('[data-sent=true]'), tick('[data-sent=false]'));
      expect((await tick('[data-sent=true]')).background).not.toBe(Canvas);
      await simulator.press('End');
      await simulator.expectAtEnd(FAILED_RUN);
      await expectApart(tick('[data-sent=true][data-failed=true]'), tick('[data-sent=true][data-failed=false]'));
      const phase = (state: string) => look(page.locator(`.phase[data-state=${state}] .phase-number`));
      await expectApart(phase('done'), phase('failed'));
      await simulator.press('Home');
      await simulator.step(']', ']');
      await expectApart(phase('done'), phase('current'));
      await expectApart(phase('done'), phase('next'));
      await expectApart(phase('current'), phase('next'));
    });

    test('one sees on the stage what is sent, from where and to where', async ({ page, simulator }) => {
      await simulator.open(MOMENT);
      const { Canvas } = await systemColours(page);
      const box = (activity: string) => look(page.locator(`.box[data-activity=${activity}][data-idle=false]`));
      await expectApart(box('active'), box('idle'));
      await expectApart(
        look(page.locator('.channel[data-activity=active]')),
        look(page.locator('.channel:not([data-activity])')),
      );
      const label = simulator.pill.locator('.pill-label');
      const pill = await look(label);
      expect(pill.background).not.toBe(Canvas);
      await expect(label).not.toBeEmpty();
      await expectApart(look(page.locator('.tag[data-crossing]')), look(page.locator('.tag[data-class]')));
    });

    test('the timeline is drawn in the colours of the system', async ({ page, simulator }) => {
      await simulator.open({ view: 'timeline', ...MOMENT });
      const coloursOf = () =>
        page.locator('.timeline canvas').evaluate((canvas) => {
          if (!(canvas instanceof HTMLCanvasElement)) return 0;
          const { data } = canvas.getContext('2d')?.getImageData(0, 0, canvas.width, canvas.height) ?? { data: [] };
          const colours = new Set<number>();
          for (let at = 0; at < data.length; at += 4) colours.add(Number(data[at]));
          return colours.size;
        });
      await expect.poll(coloursOf).toBeGreaterThan(8);
      const { Canvas } = await systemColours(page);
      expect((await look(page.locator('.timeline-cursor'), '::before')).background).not.toBe(Canvas);
      expect((await look(page.locator('.minimap-cursor'))).background).not.toBe(Canvas);
    });
  });
}

test.describe('in forced colours', () => {
  test.use({ contextOptions: { forcedColors: 'active' } });

  test('no text hides on its own ground', MORE, async ({ page, simulator }) => {
    const views = [
      'inspector',
      'options',
      'boundary',
      'holdings',
      'breach',
      'claims',
      'compare',
      'choose',
      'sequence',
      'log',
      'share',
    ];
    for (const view of views) {
      await simulator.open({ view, answers: 'cloud-hosted', ...MOMENT });
      await expect(simulator.drawer).toBeVisible();
      // Text in the colour of a ground gets a plate of that ground, unless the element keeps its own colours.
      const hidden = await page.evaluate(() => {
        const probe = document.createElement('i');
        document.body.append(probe);
        const grounds = ['Canvas', 'HighlightText'].map((name) => {
          probe.style.color = name;
          return getComputedStyle(probe).color;
        });
        probe.remove();
        const hasText = (element: Element) =>
          [...element.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.textContent?.trim());
        return [...document.body.querySelectorAll('*')]
          .filter((element) => element.checkVisibility() && hasText(element))
          .filter((element) => {
            const { color, forcedColorAdjust } = getComputedStyle(element);
            return forcedColorAdjust === 'auto' && grounds.includes(color);
          })
          .map((element) => `${element.className}: ${element.textContent}`);
      });
      expect({ view, hidden }).toEqual({ view, hidden: [] });
    }
  });
});
