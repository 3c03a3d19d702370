import type { Locator, Page } from '@playwright/test';
import { expect, MORE, row, test } from './fixtures.ts';
import { messageAt, stopAfter } from './model.ts';
import type { SimulatorPage } from './simulator.page.ts';

const INDEX = 40;
const MESSAGE = messageAt(INDEX).id;

/** What is chosen on the page, apart from the moment: a key that went to a control would change it. */
function choices(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => [
    ...[...document.querySelectorAll<HTMLInputElement>('input[type=radio]')].map(({ checked }) => String(checked)),
    ...[...document.querySelectorAll('select')].map(({ value }) => value),
    ...[...document.querySelectorAll('[aria-selected=true][role=tab], [aria-pressed=true], .drawer h2')].map(
      (element) => element.textContent ?? '',
    ),
    new URLSearchParams(location.hash.slice(1)).get('view') ?? 'no view',
  ]);
}

/** Space, letters and arrows act on the player, and on nothing else. */
async function expectKeysOfPlayer(simulator: SimulatorPage): Promise<void> {
  const { page, slider } = simulator;
  const before = await choices(page);
  const position = async () => Number(await slider.inputValue());
  const last = Number(await slider.getAttribute('max'));
  await simulator.press('End', 'ArrowLeft');
  await expect.poll(position).toBeLessThan(last);
  await simulator.press('ArrowRight');
  await expect.poll(position).toBe(last);
  await simulator.press('Home', ' ');
  await expect(simulator.pause).toBeVisible();
  await simulator.press('k');
  await expect(simulator.play).toBeVisible();
  // These mean nothing to the player, and must not change a value behind its back.
  if ((await page.locator('[role=tree]:focus, [role=grid]:focus').count()) === 0) {
    const at = await position();
    await simulator.press('ArrowDown', 'ArrowUp', 'ArrowUp', '4', 'x');
    expect(await position()).toBe(at);
  }
  expect(await choices(page)).toEqual(before);
}

/** How one clicks a control, by its name. */
type Clicks = Readonly<Record<string, (simulator: SimulatorPage) => Promise<void>>>;

const first =
  (selector: string) =>
  ({ page }: SimulatorPage): Promise<void> =>
    page.locator(selector).first().click();

/** Every kind of control, by the view in which it is. */
const CONTROLS: Readonly<Record<string, Clicks>> = {
  'no view': {
    'a scenario': (simulator) => simulator.clickScenario('hybrid'),
    'a phase': first('.phase'),
    'a beat': first('.beat'),
    Next: ({ next }) => next.click(),
    Previous: ({ previous }) => previous.click(),
    'Play, twice': async ({ play, pause }) => {
      await play.click();
      await pause.click();
    },
    'the scrubber': ({ slider }) => slider.click(),
    'a speed': async (simulator) => {
      await simulator.speed.click();
      await simulator.press('ArrowDown', 'Enter');
      await expect(simulator.speed).toHaveValue('1.5');
    },
    'the theme': async (simulator) => {
      await simulator.chooseFromMenu(/^Colours/);
      await simulator.press('Escape');
    },
    'the stage': ({ stage }) => stage.click({ position: { x: 5, y: 5 } }),
    'a button whose drawer Escape closes': async (simulator) => {
      await simulator.button(/^Options/).click();
      await expect(simulator.drawerTitle).toBeFocused();
      await simulator.press('Escape');
      await expect(simulator.drawer).toHaveCount(0);
      await expect(simulator.button(/^Options/)).toBeFocused();
    },
    'a button whose drawer a click closes': async (simulator) => {
      await simulator.button(/^Options/).click();
      await simulator.drawer.getByRole('button', { name: 'Close' }).click();
      await expect(simulator.drawer).toHaveCount(0);
    },
    'the help, which Escape closes': async (simulator) => {
      await simulator.chooseFromMenu(/^Help/);
      await expect(simulator.help).toBeVisible();
      await simulator.press('Escape');
      await expect(simulator.help).toHaveCount(0);
    },
    'the help, which a click closes': async (simulator) => {
      await simulator.chooseFromMenu(/^Help/);
      await simulator.help.getByRole('button', { name: 'Close' }).click();
      await expect(simulator.help).toHaveCount(0);
    },
    'a box': async (simulator) => {
      await simulator.box('server').click();
      await expect(simulator.drawer).toBeVisible();
    },
    'a button that opens a drawer': async (simulator) => {
      await simulator.button(/^Options/).click();
      await expect(simulator.drawerTitle).toHaveText('Options of the run');
    },
  },
  options: {
    'one of two values': first('.option-value:not(:has(:checked))'),
    'a list, closed by Escape': async (simulator) => {
      await simulator.page.getByRole('combobox', { name: 'What goes wrong' }).click();
      await simulator.press('Escape');
    },
  },
  boundary: {
    'a figure of the matrix': first('.matrix button'),
    'a group': first('.group-button'),
    'a row': async ({ page }) => {
      const member = page.locator('.group-member .row-button').first();
      if ((await member.count()) === 0) await page.locator('.group-button').first().click();
      await member.click();
    },
    'the head of a column': async ({ page }) => {
      await page.getByRole('combobox', { name: 'Groups' }).selectOption('none');
      await page.locator('.ledger thead button').first().click();
    },
    'a tab': first('[role=tab][aria-selected=false]'),
  },
  choose: { 'an answer': first('.answer') },
  sequence: {
    'a tool': (simulator) => simulator.button('Expand all').click(),
    'the grip of the drawer': first('.drawer-handle'),
    'a row': first('.sequence-row[data-kind=message]'),
  },
  timeline: {
    'a switch': ({ page }) => page.getByText('By pipeline step', { exact: true }).click(),
    'its cursor': first('.timeline-cursor'),
    'the minimap': first('.minimap'),
  },
  log: { 'a row': first('.log-row'), 'a list': first('.log-select') },
};

/**
 * Of each kind of control, the one that stands for the others: a radio, a button, a
 * list, a slider, a part that takes no focus, what closes by Escape, a row.
 */
const OF_EACH_KIND: Readonly<Record<string, readonly string[]>> = {
  'no view': ['Next', 'the scrubber', 'a speed', 'a button whose drawer Escape closes'],
  boundary: ['a row'],
};

for (const [view, clicks] of Object.entries(CONTROLS)) {
  for (const standsForOthers of [true, false]) {
    const chosen = Object.entries(clicks).filter(
      ([name]) => (OF_EACH_KIND[view]?.includes(name) ?? false) === standsForOthers,
    );
    if (chosen.length === 0) continue;
    test(
      `after a click, keys are the player's, whatever was clicked: ${view}${standsForOthers ? '' : ', the others'}`,
      row(standsForOthers),
      async ({ simulator }) => {
        await simulator.open(view === 'no view' ? { message: MESSAGE } : { message: MESSAGE, view });
        for (const [name, click] of chosen) {
          await test.step(name, async () => {
            await click(simulator);
            // A list that a click has opened.
            if (await simulator.page.locator('select:focus').count()) await simulator.press('Escape');
            await expectKeysOfPlayer(simulator);
          });
        }
      },
    );
  }
}

test.describe('with a finger', () => {
  test.use({ hasTouch: true });

  test("after a tap on a scenario, keys are the player's", MORE, async ({ page, simulator }) => {
    await simulator.open({ message: MESSAGE });
    await page.getByText('Hybrid SaaS', { exact: true }).first().tap();
    await expect(simulator.scenario('hybrid')).toBeChecked();
    await expectKeysOfPlayer(simulator);
  });
});

test('a control that Tab reaches after a click has its keys again', async ({ simulator }) => {
  await simulator.open({ message: MESSAGE });
  await simulator.clickScenario('hybrid');
  await simulator.press('Tab', 'Shift+Tab');
  await expect(simulator.scenario('hybrid')).toBeFocused();
  await simulator.press('ArrowRight');
  await expect(simulator.scenario('on-prem')).toBeChecked();
  await simulator.expectAt(messageAt(INDEX));

  await simulator.next.click();
  // In the scenario that the radio button has chosen.
  const after = stopAfter(INDEX, 'on-prem');
  await simulator.expectAt(messageAt(after));
  await simulator.expectAtRest();
  await simulator.press('Shift+Tab', 'Tab', ' ');
  await expect(simulator.next).toBeFocused();
  await simulator.expectAt(messageAt(stopAfter(after, 'on-prem')));
  await expect(simulator.play).toBeVisible();
});

test('a field keeps its keys however it was reached', MORE, async ({ page, simulator }) => {
  await simulator.open({ message: MESSAGE, view: 'log' });
  const search = page.getByRole('searchbox', { name: 'Filter by text' });
  await search.click();
  await simulator.press('b', ' ', 'k', 'ArrowLeft', '.');
  await expect(search).toHaveValue('b .k');
  await simulator.expectAt(messageAt(INDEX));
  await expect(simulator.play).toBeVisible();
  await simulator.press('Escape');
  await expect(simulator.drawer).toHaveCount(0);
});

test('a part that scrolls keeps its page keys when Tab has reached it', MORE, async ({ page, simulator }) => {
  await simulator.open({ message: MESSAGE, view: 'boundary' });
  await expect(simulator.drawerTitle).toBeFocused();
  const part = page.locator('.drawer-body');
  const scrolled = () => part.evaluate((element) => element.scrollTop);
  while (!(await part.evaluate((element) => element === document.activeElement))) await simulator.press('Tab');
  await simulator.press('PageDown');
  await expect.poll(scrolled).toBeGreaterThan(0);
  await simulator.press('Home');
  await expect.poll(scrolled).toBe(0);
  await simulator.expectAt(messageAt(INDEX));

  await part.click({ position: { x: 4, y: 4 } });
  await simulator.press('PageDown');
  await simulator.expectAt(messageAt(stopAfter(INDEX)));
});

test('one sees whose the keys are', MORE, async ({ page, simulator }) => {
  const options = simulator.button(/^Options/);
  const ring = (of: Locator) => of.evaluate((element) => getComputedStyle(element).outlineColor);
  const hidden = 'rgba(0, 0, 0, 0)';
  await simulator.open();
  await options.click();
  await expect(simulator.drawerTitle).toBeFocused();
  await simulator.press('Escape');
  await expect(options).toBeFocused();
  expect(await ring(options)).toBe(hidden);
  await simulator.press('Tab', 'Shift+Tab');
  await expect(options).toBeFocused();
  expect(await ring(options)).not.toBe(hidden);
  await simulator.press('Enter');
  const steps = page.getByRole('spinbutton', { name: 'Pipeline steps' });
  await steps.click();
  expect(await ring(steps)).not.toBe(hidden);
});

test.describe('views with keys of their own', () => {
  test('the sequence leaves Space and the keys of the player, and keeps the others', async ({ page, simulator }) => {
    await simulator.open({ message: MESSAGE, view: 'sequence' });
    const row = page.getByRole('treeitem', { name: new RegExp(`^${INDEX + 1}\\. `) });
    await row.click();
    await simulator.press('ArrowDown', 'Enter');
    await simulator.expectAt(messageAt(INDEX + 1));
    await simulator.press('ArrowRight');
    await simulator.expectAt(messageAt(stopAfter(INDEX + 1)));
  });

  test(
    'the timeline names its letters while Tab has brought the focus there, and only then are they its own',
    MORE,
    async ({ page, simulator }) => {
      await simulator.open({ message: MESSAGE, view: 'timeline' });
      const hint = page.getByText('W S zoom · A D move · F message · 0 all');
      const timeline = page.getByRole('region', { name: 'Timeline of the run' });
      const range = async () =>
        Number(await timeline.getAttribute('data-to')) - Number(await timeline.getAttribute('data-from'));
      await expect(timeline).toBeVisible();
      await expect(hint).toBeHidden();
      while (!(await timeline.evaluate((element) => element === document.activeElement))) await simulator.press('Tab');
      await expect(hint).toBeVisible();
      const before = await range();
      await simulator.press('w');
      await expect.poll(range).toBeLessThan(before);
      await expect(simulator.drawerTitle).toHaveText('Trace');

      await timeline.click({ position: { x: 400, y: 60 } });
      await expect(timeline).toBeFocused();
      await expect(hint).toBeHidden();
      const zoomed = await range();
      await simulator.expectColours('light dark');
      // A means nothing to the player, and nothing to a view that was clicked either.
      await simulator.press('a', 'd');
      await simulator.expectColours('light');
      expect(await range()).toBe(zoomed);
      await simulator.press('w');
      await expect(simulator.drawerTitle).not.toHaveText('Trace');
    },
  );
});
