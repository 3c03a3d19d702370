import { FAULTS } from '../../src/catalogue/faults.ts';
import { expect, MORE, row, test } from './fixtures.ts';
import { messageAt, stopAfter, stops } from './model.ts';
import type { SimulatorPage } from './simulator.page.ts';

/** A stop of the Tab key: which control, and whether one sees that it has the focus. */
interface Stop {
  /** The number that `controls` gave it, or what it is when it got none. */
  readonly control: string;
  readonly visible: boolean;
}

/** Presses Tab until the focus is back where it began, and says where it has been. */
async function tabStops({ page }: SimulatorPage): Promise<Stop[]> {
  const stops: Stop[] = [];
  for (;;) {
    await page.keyboard.press('Tab');
    const stop = await page.evaluate((): Stop | null => {
      const focused = document.activeElement;
      if (!(focused instanceof HTMLElement) || focused === document.body) return null;
      // A hidden radio shows its focus on its label.
      const drawn = [focused, focused.closest('label')].filter((element) => element !== null);
      return {
        control: focused.dataset.control ?? focused.outerHTML.slice(0, 80),
        visible: drawn.some((element) => {
          const { outlineStyle, outlineWidth } = getComputedStyle(element);
          return outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 2;
        }),
      };
    });
    if (!stop || stops.some(({ control }) => control === stop.control)) return stops;
    stops.push(stop);
  }
}

/** Numbers everything on the page that can be used, by what it is; of each radio group the chosen one. */
function controls({ page }: SimulatorPage): Promise<string[]> {
  return page.evaluate(() => {
    const controlSelector =
      'button:enabled, a[href], input:not([type=radio]), input[type=radio]:checked, select, [tabindex="0"]';
    const found = [...document.querySelectorAll<HTMLElement>(controlSelector)].filter((element) =>
      element.checkVisibility({ visibilityProperty: true }),
    );
    return found.map((element, index) => {
      element.dataset.control = `${index} ${element.getAttribute('aria-label') ?? element.textContent}`;
      return element.dataset.control;
    });
  });
}

for (const [name, link, standsForOthers] of [
  ['the page', {}, false],
  ['the inspector', { message: messageAt(10).id, view: 'inspector' }, false],
  ['the options', { view: 'options' }, false],
  ['a component', { view: 'component', component: 'server' }, true],
] as const) {
  // The page is there beside each drawer.
  test(
    `Tab reaches every control of ${name}, and one sees where it is`,
    row(standsForOthers),
    async ({ page, simulator }) => {
      await simulator.open(link);
      await expect(simulator.drawer).toHaveCount('view' in link ? 1 : 0);
      // From the top of the page, wherever the page has put the focus.
      await page.evaluate(() => {
        document.body.tabIndex = -1;
        document.body.focus();
        document.body.removeAttribute('tabindex');
      });
      const expected = await controls(simulator);
      const stops = await tabStops(simulator);
      expect(stops.map(({ control }) => control).sort()).toEqual([...expected].sort());
      expect(stops.filter(({ visible }) => !visible)).toEqual([]);
      expect(expected.length).toBeGreaterThan(20);
    },
  );
}

test('a key on a focused button does what the button does, once', async ({ simulator }) => {
  await simulator.open({ message: messageAt(10).id });
  const next = stopAfter(10);
  await simulator.next.focus();
  await simulator.press(' ');
  await simulator.expectAt(messageAt(next));
  await expect(simulator.play).toBeVisible();
  await simulator.previous.focus();
  await simulator.press('Enter');
  await simulator.expectAt(messageAt(stops().findLast((stop) => stop < next) ?? -1));
  await simulator.play.focus();
  await simulator.press(' ');
  await expect(simulator.pause).toBeVisible();
  await simulator.press(' ');
  await expect(simulator.play).toBeVisible();
});

test('other keys work while a button has the focus', async ({ simulator }) => {
  await simulator.open({ message: messageAt(10).id });
  await simulator.next.focus();
  await simulator.press('.');
  await simulator.expectAt(messageAt(11));
});

test('keys do nothing while one types in a field', async ({ page, simulator }) => {
  await simulator.open({ message: messageAt(10).id, view: 'options' });
  for (const field of [
    page.getByRole('spinbutton', { name: 'Pipeline steps' }),
    page.getByRole('combobox', { name: 'What goes wrong' }),
  ]) {
    await field.focus();
    await simulator.press('.', ',', ']', '[', 'i', 'd', 'k', 'Shift+Digit3', 'Shift+?');
    await expect(field).toBeFocused();
    await simulator.expectAt(messageAt(10));
    await expect(simulator.scenario('saas')).toBeChecked();
    await expect(simulator.drawerTitle).toHaveText('Options of the run');
    await expect(simulator.help).toHaveCount(0);
    await expect(simulator.play).toBeVisible();
  }
});

test('keys with Ctrl, Alt or Meta are left to the browser', MORE, async ({ simulator }) => {
  await simulator.open({ message: messageAt(10).id });
  await simulator.press('Control+.', 'Alt+.', 'Meta+.', 'Control+i');
  await simulator.press('.');
  await simulator.expectAt(messageAt(11));
  await expect(simulator.drawer).toHaveCount(0);
});

test.describe('Escape', () => {
  test('closes a drawer and gives the focus back to what opened it', async ({ simulator }) => {
    await simulator.open();
    const options = simulator.page.getByRole('button', { name: /^Options/ });
    await options.focus();
    await simulator.press('Enter');
    await expect(simulator.drawerTitle).toBeFocused();
    await simulator.press('Escape');
    await expect(simulator.drawer).toHaveCount(0);
    await expect(options).toBeFocused();

    const box = simulator.box('server').getByRole('button');
    await box.focus();
    await simulator.press('Enter');
    await expect(simulator.drawerTitle).toBeFocused();
    await simulator.press('Escape');
    await expect(box).toBeFocused();
  });

  test('closes a drawer from a field inside it', MORE, async ({ page, simulator }) => {
    await simulator.open({ view: 'options' });
    await page.getByRole('spinbutton', { name: 'Pipeline steps' }).focus();
    await simulator.press('Escape');
    await expect(simulator.drawer).toHaveCount(0);
  });

  test('closes the help, and only the help', async ({ simulator }) => {
    await simulator.open();
    await simulator.next.focus();
    await simulator.press('?');
    await expect(simulator.help).toBeVisible();
    await simulator.press('.', ' ');
    await simulator.expectAtStart();
    await simulator.press('Escape');
    await expect(simulator.help).toHaveCount(0);
    await expect(simulator.next).toBeFocused();
  });

  test('closes the drawer first and the notice next', async ({ simulator }) => {
    await simulator.openHash('scenario=mars&view=options');
    // It stays under the pointer.
    await simulator.notice.getByText('"mars"').hover();
    await expect(simulator.drawer).toBeVisible();
    await simulator.press('Escape');
    await expect(simulator.drawer).toHaveCount(0);
    await expect(simulator.notice).toContainText('mars');
    await simulator.press('Escape');
    await expect(simulator.notice).toBeEmpty();
  });
});

test('each layer has a key that opens and closes it', async ({ simulator }) => {
  await simulator.open();
  for (const [key, view] of [
    ['i', 'inspector'],
    ['o', 'options'],
    ['b', 'verdict'],
    ['c', 'compare'],
    ['w', 'choose'],
    ['t', 'sequence'],
  ] as const) {
    await test.step(`${key}: ${view}`, async () => {
      await simulator.press(key);
      await expect(simulator.drawer).toBeVisible();
      await expect(simulator.drawerTitle).toBeFocused();
      await simulator.expectInLink('view', view);
      await simulator.press(key);
      await expect(simulator.drawer).toHaveCount(0);
      await simulator.expectInLink('view', null);
      await expect(simulator.stage).toBeVisible();
    });
  }
});

test('a whole tour needs no mouse', async ({ simulator }) => {
  const [fault] = FAULTS;
  await simulator.open();
  await simulator.press('o');
  await expect(simulator.drawerTitle).toBeFocused();
  const field = simulator.page.getByRole('combobox', { name: 'What goes wrong' });
  await expect(field).toBeVisible();
  const isFocused = () => field.evaluate((element) => element === document.activeElement);
  for (let stop = 0; stop < 6 && !(await isFocused()); stop++) await simulator.press('Tab');
  await expect(field).toBeFocused();
  await simulator.press(...fault.title.slice(0, 3).split(''));
  await expect(field).toHaveValue(fault.id);
  await simulator.press('Escape', 'Shift+Digit2', 'End');
  await expect(simulator.captionTitle).toHaveText(/^The run has failed\. /);
  await expect(simulator.scenario('hybrid')).toBeChecked();
});
