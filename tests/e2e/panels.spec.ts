import { SCENARIO_IDS } from '../../machines/model.ts';
import { COMPONENTS } from '../../src/catalogue/components.ts';
import { FAULTS } from '../../src/catalogue/faults.ts';
import { SCENARIOS } from '../../src/catalogue/scenarios.ts';
import { applies, defaultConfig, optionGroupsOf, valuesOf } from '../../src/model/options.ts';
import { zoneIn } from '../../src/simulation/describe.ts';
import type { TraceMessage } from '../../src/simulation/trace.ts';
import { SHORTCUTS } from '../../src/state/keymap.ts';
import { TALK_SHORTCUTS } from '../../src/state/talk-keys.ts';
import { trayAt } from '../../src/views/tray.ts';
import { bringerWords } from '../../src/views/words.ts';
import { expect, MORE, row, test } from './fixtures.ts';
import { DEFAULT_RUN, MODEL, messageAt, messageWhere, runWith, specIn } from './model.ts';

/** What came to ZenML last until a message of the default run has arrived in SaaS, and the message that brought it first. */
function newestAt(message: TraceMessage) {
  const last = DEFAULT_RUN.trace.messages.indexOf(message) - 1;
  const [tray] = trayAt(DEFAULT_RUN, 'saas', 'zenml', last).toSorted((a, b) => b.first - a.first);
  if (!tray) throw new Error('nothing has come');
  return { tray, first: messageAt(tray.first) };
}

test('the help lists every key and no other', async ({ page, simulator }) => {
  await simulator.open();
  await simulator.chooseFromMenu(/^Help/);
  await expect(simulator.help).toBeVisible();
  // All but the title of a group.
  const rows = await simulator.help
    .getByRole('row')
    .filter({ has: page.getByRole('cell') })
    .all();
  const listed = await Promise.all(
    rows.map(async (row) => ({
      keyNames: await row.locator('kbd').allInnerTexts(),
      label: await row.getByRole('cell').innerText(),
    })),
  );
  const shown = [...SHORTCUTS, ...TALK_SHORTCUTS].filter(({ keyNames }) => keyNames.length > 0);
  expect(listed).toEqual(shown.map(({ keyNames, label }) => ({ keyNames: [...keyNames], label })));
});

test.describe('the card of a component', () => {
  test('opens on a click on its box and says where it stands', MORE, async ({ simulator }) => {
    await simulator.open({ scenario: 'hybrid' });
    await simulator.box('server').getByRole('button').click();
    await expect(simulator.drawerTitle).toHaveText(COMPONENTS.server.label);
    for (const id of SCENARIO_IDS) {
      const place = simulator.drawer
        .getByText(SCENARIOS[id].label, { exact: true })
        .locator('xpath=following-sibling::dd[1]');
      const mark = id === 'hybrid' ? ' (shown)' : '';
      await expect(place).toHaveText(`${zoneIn(DEFAULT_RUN, id, 'server').label}${mark}`);
    }
    await expect(simulator.drawer).toContainText(COMPONENTS.server.source);
    await expect(simulator.drawer).toContainText('Nothing yet.');
  });

  test('counts what it has received', MORE, async ({ simulator }) => {
    const received = DEFAULT_RUN.trace.messages.filter((message) => specIn(message).to === 'secrets-store').length;
    await simulator.open({ view: 'component', component: 'secrets-store' });
    await expect(simulator.drawer).toContainText('Nothing yet.');
    await simulator.press('End');
    const counts = await simulator.drawer.getByRole('listitem').allInnerTexts();
    const sum = counts.reduce((total, text) => total + Number(/(\d+) messages?$/.exec(text)?.[1]), 0);
    expect(sum).toEqual(received);
  });

  test('says which messages brought a thing, and so does a line of the tray', async ({ page, simulator }) => {
    const message = messageWhere(({ id }) => id === 'create-run.create');
    await simulator.open({ message: message.id });
    const { tray, first } = newestAt(message);
    await simulator.stage.getByRole('button', { name: tray.text }).click();
    const origin = page.getByRole('region', { name: 'Where it came from' });
    await expect(origin).toContainText(bringerWords(DEFAULT_RUN, tray.first));
    await simulator.press('Escape');
    await expect(origin).toBeHidden();
    await simulator.stage.getByRole('button', { name: tray.text }).click();
    await origin.getByRole('button', { name: bringerWords(DEFAULT_RUN, tray.first) }).click();
    await expect(origin).toBeHidden();
    await simulator.expectAt(first);
    await simulator.box(specIn(first).to).getByRole('button').click();
    await simulator.drawer.getByText(/different things?$/).click();
    await simulator.drawer.locator('.things details').first().locator('summary').click();
    await expect(simulator.drawer.locator('.bringers button').first()).toBeVisible();
  });

  test('gives way to the card of another box', MORE, async ({ simulator }) => {
    await simulator.open();
    await simulator.box('server').getByRole('button').click();
    await simulator.box('client').getByRole('button').click();
    await expect(simulator.drawer).toHaveCount(1);
    await expect(simulator.drawerTitle).toHaveText(COMPONENTS.client.label);
  });
});

test.describe('the inspector', () => {
  test('follows the cursor', async ({ simulator }) => {
    await simulator.open({ message: messageAt(10).id });
    await simulator.caption.getByRole('button', { name: 'Inspect the message' }).click();
    for (const index of [10, 11, 12]) {
      const message = messageAt(index);
      const { label, endpoint, source, items } = specIn(message);
      await expect(simulator.drawerTitle).toHaveText(label);
      for (const text of [message.id, endpoint, source, ...items.map(({ text }) => text)])
        await expect(simulator.drawer).toContainText(text);
      await simulator.step('.');
    }
    await simulator.press('Home');
    await expect(simulator.drawer).toContainText('No message has been sent yet.');
  });

  test('tells a failure', async ({ simulator }) => {
    const [fault] = FAULTS;
    const trace = runWith({ fault: { message: fault.message, times: fault.times } });
    const failed = messageWhere(({ status }) => status === 'failed', trace);
    await simulator.open({ fault: fault.id, message: failed.id, view: 'inspector' });
    await expect(simulator.drawer).toContainText('Fails: ');
  });
});

test.describe('the options', () => {
  test('are all of the model, in its groups, with what each means', async ({ simulator }) => {
    await simulator.open({ trigger: 'dashboard', view: 'options' });
    const config = { ...defaultConfig(MODEL), trigger: 'dashboard' } as const;
    const groups = optionGroupsOf(MODEL, config);
    const options = groups.flatMap(({ options }) => options);
    await expect(simulator.drawer.getByRole('heading', { level: 3 })).toHaveText(
      groups.flatMap(({ label }) => label ?? []),
    );
    await expect(simulator.drawer.locator('.option-label')).toHaveText(options.map(({ label }) => label));
    await expect(simulator.drawer.locator('.option-hint')).toContainText(
      options.map((option) =>
        option.kind !== 'choice'
          ? option.hint
          : applies(MODEL, option, config)
            ? (valuesOf(option).find(({ value }) => value === config[option.key])?.hint ?? 'no such value')
            : (option.otherwise ?? 'no reason'),
      ),
    );
    // Nothing is built in such a run.
    await expect(simulator.page.getByRole('combobox', { name: 'Image build' })).toBeDisabled();
    await expect(simulator.page.getByRole('radio', { name: 'mirrors of your own' })).toBeDisabled();
    await expect(simulator.page.getByRole('combobox', { name: 'Started from' })).toBeEnabled();
  });

  test('change the run and keep the message', async ({ simulator }) => {
    const message = messageAt(8);
    await simulator.open({ message: message.id, view: 'options' });
    for (const { id, title, message: failing, times } of FAULTS.slice(0, 2)) {
      const trace = runWith({ fault: { message: failing, times } });
      await simulator.page.getByRole('combobox', { name: 'What goes wrong' }).selectOption(title);
      await simulator.expectAt(message, trace);
      await simulator.expectInLink('fault', id);
    }
    await simulator.button('Back to the default run').click();
    await simulator.expectAt(message);
    await simulator.expectInLink('fault', null);
  });

  test('change the pipeline', async ({ simulator }) => {
    await simulator.open({ view: 'options' });
    const steps = simulator.page.getByRole('spinbutton', { name: 'Pipeline steps' });
    const width = simulator.page.getByRole('spinbutton', { name: 'Steps side by side' });
    await steps.fill('5');
    await simulator.expectAtStart(runWith({ steps: 5 }));
    await width.fill('3');
    await simulator.expectAtStart(runWith({ steps: 5, width: 3 }));
    await expect(simulator.box('orchestrator').locator('.chip')).toHaveCount(5);
    await steps.fill('2');
    await expect(width).toHaveValue('2');
    await simulator.expectAtStart(runWith({ steps: 2, width: 2 }));
  });

  test('refuse a number that makes no sense', MORE, async ({ simulator }) => {
    await simulator.open({ view: 'options' });
    const steps = simulator.page.getByRole('spinbutton', { name: 'Pipeline steps' });
    for (const value of ['0', '-1', '2.5', '']) {
      await steps.fill(value);
      await simulator.expectAtStart();
    }
    await steps.blur();
    await expect(steps).toHaveValue('3');
  });

  test('go back to an earlier message when the run has the current one no longer', MORE, async ({ simulator }) => {
    const [fault] = FAULTS;
    const trace = runWith({ fault: { message: fault.message, times: fault.times } });
    await simulator.open({ message: messageAt(-1).id, view: 'options' });
    await simulator.page.getByRole('combobox', { name: 'What goes wrong' }).selectOption(fault.title);
    await simulator.expectAt(messageAt(-1, trace), trace);
  });
});

test.describe('the theme', () => {
  test('goes from system to light to dark and is remembered', async ({ page, simulator }) => {
    await simulator.open();
    const canvas = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
    const light = await canvas();
    await simulator.expectColours('light dark');
    await simulator.chooseFromMenu('Colours: system');
    await simulator.expectColours('light');
    await simulator.press('Escape');
    await simulator.press('d');
    await simulator.expectColours('dark');
    expect(await canvas()).not.toEqual(light);
    await page.reload();
    await simulator.expectColours('dark');
  });
});

test.describe('sharing', () => {
  test.use({ permissions: ['clipboard-read', 'clipboard-write'] });

  // The link that is copied is opened in share.spec.ts.
  test('copies the link of the moment', row(false), async ({ page, simulator }) => {
    await simulator.open({ scenario: 'hybrid', message: messageAt(30).id });
    const url = page.url();
    await simulator.chooseFromMenu(/^Share/);
    await simulator.button('Copy').click();
    await expect(simulator.notice).toContainText('Link copied.');
    expect(await page.evaluate(() => navigator.clipboard.readText())).toEqual(url);
    expect(url).toContain(`#scenario=hybrid&message=${messageAt(30).id}`);
  });
});

test('the button of a drawer is expanded whichever of its tabs is open', MORE, async ({ simulator }) => {
  await simulator.open();
  for (const [button, view, tab] of [
    [/^Trace/, 'sequence', 'Log'],
    [/^Review/, 'boundary', 'Egress'],
  ] as const) {
    await expect(simulator.button(button)).toHaveAttribute('aria-expanded', 'false');
    await simulator.open({ view });
    await expect(simulator.button(button)).toHaveAttribute('aria-expanded', 'true');
    await simulator.drawer.getByRole('tab', { name: tab }).click();
    await expect(simulator.button(button)).toHaveAttribute('aria-expanded', 'true');
    await simulator.button(button).click();
    await expect(simulator.drawer).toHaveCount(0);
    await expect(simulator.button(button)).toHaveAttribute('aria-expanded', 'false');
  }
});
