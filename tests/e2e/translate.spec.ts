import type { Locator, Page } from '@playwright/test';
import { expect, MORE, row, test } from './fixtures.ts';
import { CROSSES_IN_BOTH, DEFAULT_TRACE, messageAt, specIn } from './model.ts';
import { type Link, SimulatorPage } from './simulator.page.ts';
import { countUntranslated, textsHeldByReact, textsOf, translate, WAYS } from './translator.ts';

// A translated page is compared with the page as it is, text by text, while the same happens on both.

interface Step {
  readonly does: (on: SimulatorPage) => Promise<void>;
  /** What is there afterwards, where that is not there at once. */
  readonly shows?: (on: SimulatorPage) => Locator;
}

type Find = (on: SimulatorPage) => Locator;

const press = (...keys: readonly string[]): Step => ({ does: (on) => on.step(...keys) });
const type = (text: string): Step => ({ does: (on) => on.page.keyboard.type(text) });
const click = (find: Find): Step => ({ does: (on) => find(on).click() });
const fill = (find: Find, text: string): Step => ({ does: (on) => find(on).fill(text) });
const check = (find: Find): Step => ({ does: (on) => find(on).check() });
const choose = (label: string, value: string): Step => ({
  does: async (on) => void (await on.drawer.getByRole('combobox', { name: label }).selectOption(value)),
});
const open = (link: Link): Step => ({ does: (on) => on.open(link), shows: (on) => on.drawerTitle });

const button =
  (name: string | RegExp): Find =>
  (on) =>
    on.drawer.getByRole('button', { name, exact: true });
const number =
  (name: string): Find =>
  (on) =>
    on.drawer.getByRole('spinbutton', { name });
const answer =
  (name: RegExp): Find =>
  (on) =>
    on.drawer.getByRole('radio', { name });
const tab = (name: string): Step => click((on) => on.drawer.getByRole('tab', { name, exact: true }));
const search: Find = (on) => on.drawer.getByRole('searchbox');

const HYBRID = press('Shift+Digit2');
const EVERY_SCENARIO = [HYBRID, press('Shift+Digit3'), press('Shift+Digit1')];

const STAGE: readonly Step[] = [
  ...EVERY_SCENARIO,
  press('ArrowRight'),
  press('.', '.', '.'),
  ...EVERY_SCENARIO,
  press('ArrowLeft', ','),
  press(']', ']'),
  press('End'),
  HYBRID,
  press('['),
  press('Home'),
  press('d'),
];

const WALKS: Readonly<Record<string, readonly Step[]>> = {
  'a step of each kind on the stage': [
    HYBRID,
    press('ArrowRight'),
    press('.', '.'),
    press('Shift+Digit1'),
    press(','),
    press(']', ']'),
    press('End'),
    press('Home'),
    press('d'),
  ],
  'the stage': STAGE,
  'the stage of a large run that fails': [
    { does: (on) => on.open({ steps: '9', width: '3', fault: 'workspace-unreachable' }) },
    ...STAGE,
  ],
  'messages, components and options': [
    open({ view: 'inspector', message: CROSSES_IN_BOTH.id }),
    ...EVERY_SCENARIO,
    press('.', '.'),
    click(button('Fail this message')),
    press('.', '.', ','),
    press('Home'),
    open({ view: 'component', component: 'server' }),
    HYBRID,
    press('End'),
    press('Home', 'ArrowRight'),
    open({ view: 'options' }),
    choose('What goes wrong', 'workspace-unreachable'),
    press('Escape', 'End'),
    press('Home', 'o'),
    choose('What goes wrong', ''),
    fill(number('Pipeline steps'), '9'),
    fill(number('Steps side by side'), '2'),
    click(button('Back to the default run')),
    press('Escape'),
  ],
  'ledger, firewall rules and claims': [
    open({ view: 'boundary' }),
    ...EVERY_SCENARIO,
    click(button(/Run metadata, To ZenML: show only these/)),
    choose('Groups', 'channel'),
    click(button('Message')),
    choose('Direction', 'enters'),
    choose('Data class', ''),
    HYBRID,
    press('ArrowRight'),
    tab('Verdict'),
    ...EVERY_SCENARIO,
    tab('Holdings'),
    choose('Items', 'all'),
    choose('Moment', 'now'),
    ...EVERY_SCENARIO,
    tab('If broken into'),
    choose('Part', 'run-token'),
    choose('When', 'after'),
    ...EVERY_SCENARIO,
    click(button('Show on the stage')),
    HYBRID,
    choose('When', 'end'),
    choose('Part', 'secrets-store'),
    ...EVERY_SCENARIO,
    click(button('Back to the review')),
    tab('Report'),
    ...EVERY_SCENARIO,
    tab('Egress'),
    ...EVERY_SCENARIO,
    tab('Claims'),
    {
      does: async (on) => {
        await button('Check every pair of options')(on).click();
        await expect(on.drawer.getByRole('progressbar')).toBeVisible();
        // By keyboard: the button moves while the number before it grows.
        await button('Cancel')(on).press('Enter');
      },
    },
    HYBRID,
    press('Escape', 'End'),
  ],
  'comparison and chooser': [
    open({ view: 'compare', message: messageAt(4).id }),
    press('.'),
    click((on) => button(/list them$/)(on).first()),
    tab('With Hybrid SaaS'),
    HYBRID,
    press('End'),
    tab('All three'),
    open({ view: 'compare', fault: 'workspace-unreachable' }),
    click(button('Show the message')),
    open({ view: 'choose' }),
    check(answer(/^Cloud-hosted is acceptable/)),
    check(answer(/^Strict isolation requirements/)),
    HYBRID,
    click((on) => on.drawer.getByRole('button', { name: 'No answer', disabled: false }).first()),
    press('Escape'),
  ],
  'sequence, timeline, log and files': [
    open({ view: 'sequence', message: messageAt(20).id }),
    HYBRID,
    press('.', '.'),
    click(button('Collapse all')),
    press('.'),
    click(button('Expand all')),
    tab('Timeline'),
    press('.'),
    tab('Log'),
    press('.', '.'),
    choose('Filter by crossing', 'leaves'),
    fill(search, 'token'),
    fill(search, 'no such message'),
    fill(search, ''),
    choose('Filter by crossing', 'all'),
    open({ view: 'share' }),
    press('Escape', 'End'),
  ],
  'dialogs and notices': [
    { does: (on) => on.press('?'), shows: (on) => on.help },
    press('Escape'),
    { does: (on) => on.press('/'), shows: (on) => on.page.getByRole('dialog', { name: 'Find anything' }) },
    type('token'),
    type('x x x'),
    press('Escape'),
    { does: (on) => on.open({ scenario: 'nowhere' }), shows: (on) => on.button('Dismiss') },
    HYBRID,
    click((on) => on.button('Dismiss')),
    press('End'),
  ],
};

const schemeOf = (page: Page): Promise<string | null> => page.locator('html').getAttribute('style');

/** Both pages say the same, and what the translated one says went through the translator. */
async function expectSame(translated: SimulatorPage, plain: SimulatorPage): Promise<void> {
  await expect(async () => {
    expect(await textsOf(translated.page)).toEqual(await textsOf(plain.page));
  }).toPass({ timeout: 30_000 });
  expect(await countUntranslated(translated.page)).toBe(0);
  // Not only the texts: a translator also writes to the element that holds the colour scheme.
  expect(await schemeOf(translated.page)).toBe(await schemeOf(plain.page));
  // On the page as it is: on the other one, those that it held are no longer there.
  expect(await textsHeldByReact(plain.page)).toEqual([]);
}

test('asks translators to leave ids, hosts, keys and code as they are', async ({ page, simulator }) => {
  const code = page.locator('code, pre, kbd, .run-name');
  for (const link of [{ view: 'inspector', message: CROSSES_IN_BOTH.id }, { view: 'firewall' }]) {
    await simulator.open(link);
    await expect(simulator.drawer.locator(code).first()).toBeVisible();
    await expect(code.and(page.locator(':not([translate=no])'))).toHaveCount(0);
  }
  await simulator.press('?');
  await expect(simulator.help.locator('kbd').first()).toHaveAttribute('translate', 'no');
  await expect(code.and(page.locator(':not([translate=no])'))).toHaveCount(0);
});

for (const way of WAYS) {
  test.describe(`a translator that ${way} text`, () => {
    test.beforeEach(async ({ page }) => {
      // Two pages, and all of their texts after each step.
      test.slow();
      await translate(page, way);
    });

    for (const [name, steps] of Object.entries(WALKS)) {
      test(`leaves ${name} true`, MORE, async ({ context, simulator }) => {
        const plain = new SimulatorPage(await context.newPage());
        const both = [plain, simulator];
        for (const on of both) await on.open();
        await expectSame(simulator, plain);
        for (const { does, shows } of steps) {
          for (const on of both) {
            await does(on);
            if (shows) await expect(shows(on)).toBeVisible();
          }
          await expectSame(simulator, plain);
        }
        await expect(simulator.captionTitle).toBeVisible();
      });
    }

    test('lets the run play', row(way === 'wraps'), async ({ page, simulator }) => {
      await simulator.open({ message: messageAt(3).id, track: 'every' });
      await simulator.speed.selectOption('4×');
      await simulator.play.click();
      await expect.poll(async () => Number(await simulator.slider.inputValue())).toBeGreaterThan(10 * 20);
      await simulator.press('Shift+Digit2', 'k');
      await expect(simulator.play).toBeVisible();
      const said = (await simulator.slider.getAttribute('aria-valuetext')) ?? '';
      const sent = Number(/\d+/.exec(said)?.[0]);
      const texts = await textsOf(page);
      expect(texts).toContain(`${sent} / ${DEFAULT_TRACE.messages.length}`);
      expect(texts).toContain(specIn(messageAt(sent - 1)).narration);
    });
  });
}
