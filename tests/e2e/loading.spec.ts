import type { Page } from '@playwright/test';
import { EXPORTERS } from '../../src/export/index.ts';
import { expect, MORE, row, test } from './fixtures.ts';
import { messageAt, runWith } from './model.ts';
import type { SimulatorPage } from './simulator.page.ts';

// Nothing of the page may be there from a test before.
test.use({ reuseContext: false });

/** Long enough to be simulated in the background. */
const LONG = runWith({ steps: 70 });

/** Fails the requests for some files until the returned function is called. */
async function block(page: Page, files: RegExp): Promise<() => Promise<void>> {
  await page.route(files, (route) => route.abort());
  return () => page.unroute(files);
}

/** The browser reports each file that did not come on the console; a test that blocks files takes only that. */
function forgiveMissing(problems: string[]): void {
  expect(problems.splice(0).filter((problem) => !problem.includes('Failed to load resource'))).toEqual([]);
}

test.afterEach(({ problems }) => forgiveMissing(problems));

const missed = (simulator: SimulatorPage) => simulator.page.getByRole('alert');

test('letters that are typed while the palette is on its way are looked for when it comes', async ({
  page,
  simulator,
}) => {
  let release: () => void = () => undefined;
  const released = new Promise<void>((resolve) => {
    release = resolve;
  });
  await page.route(/\/Find-[^/]*\.js/, async (route) => {
    await released;
    await route.continue();
  });
  await simulator.open();
  await simulator.press('/', 'o', 'u', 't');
  release();
  const field = page.getByRole('combobox', { name: 'Find anything' });
  await expect(field).toHaveValue('out');
  await expect(field).toBeFocused();
  await simulator.press('a', 'g', 'e');
  await expect(field).toHaveValue('outage');
  const found = page.getByRole('listbox', { name: 'What was found' }).getByRole('option');
  await expect(found.first()).toContainText('ZenML cannot be reached');
});

test.describe('a dialog that does not come', () => {
  for (const [key, name, file, standsForOthers] of [
    ['?', 'Keyboard', /\/HelpDialog-[^/]*\.js/, false],
    ['/', 'Find anything', /\/Find-[^/]*\.js/, false],
  ] as const) {
    const title = `says so, closes with Esc and can be tried again: ${name}`;
    test(title, row(standsForOthers), async ({ page, simulator }) => {
      const unblock = await block(page, file);
      await simulator.open();
      await simulator.next.focus();
      await simulator.press(key);
      const dialog = page.getByRole('dialog', { name });
      await expect(dialog.getByRole('alert')).toContainText('This part could not be loaded');
      await simulator.press('Escape');
      // Gone, not only closed: from then on the keys are the page's again.
      await expect(page.locator('dialog')).toHaveCount(0);
      await expect(simulator.next).toBeFocused();
      await simulator.press('Shift+Digit2');
      await expect(simulator.scenario('hybrid')).toBeChecked();

      await simulator.press(key);
      await expect(dialog.getByRole('alert')).toBeVisible();
      await unblock();
      await dialog.getByRole('button', { name: 'Try again' }).click();
      await expect(dialog.getByRole(key === '?' ? 'table' : 'combobox')).toBeVisible();
      await expect(missed(simulator)).toHaveCount(0);
      await simulator.press('Escape');
      await expect(page.locator('dialog')).toHaveCount(0);
      await expect(simulator.next).toBeFocused();
      await simulator.press('Shift+Digit3');
      await expect(simulator.scenario('on-prem')).toBeChecked();
    });
  }

  test('takes the keys and closes with Esc while it is on its way', MORE, async ({ page, simulator }) => {
    let answer: () => void = () => undefined;
    const held = new Promise<void>((resolve) => {
      answer = resolve;
    });
    await page.route(/\/HelpDialog-[^/]*\.js/, async (route) => {
      await held;
      await route.continue();
    });
    await simulator.open();
    await simulator.press('?');
    await expect(simulator.help).toContainText('Loading');
    await simulator.press('.');
    await simulator.expectAtStart();
    await simulator.press('Escape');
    await expect(page.locator('dialog')).toHaveCount(0);
    await simulator.press('.');
    await simulator.expectAt(messageAt(0));
    answer();
    await simulator.press('?');
    await expect(simulator.help.getByRole('table')).toBeVisible();
  });
});

test.describe('a drawer that does not come', () => {
  test('says so, leaves the keys alive and can be tried again', async ({ page, simulator }) => {
    const unblock = await block(page, /\/Options-[^/]*\.js/);
    await simulator.open();
    await simulator.press('o');
    await expect(simulator.drawerTitle).toHaveText('Options of the run');
    await expect(missed(simulator)).toContainText('This part could not be loaded: the server did not send it.');
    await simulator.press('.');
    await simulator.expectAt(messageAt(0));
    await unblock();
    await simulator.button('Try again').click();
    await expect(simulator.drawer.getByRole('spinbutton', { name: /^Pipeline steps/ })).toBeVisible();
  });

  test('comes when it is opened again', row(false), async ({ page, simulator }) => {
    const unblock = await block(page, /\/Inspector-[^/]*\.js/);
    await simulator.open({ message: messageAt(3).id });
    await simulator.press('i');
    await expect(missed(simulator)).toBeVisible();
    await simulator.press('Escape');
    await expect(simulator.drawer).toHaveCount(0);
    await unblock();
    await simulator.press('i');
    await expect(simulator.button('Copy JSON')).toBeVisible();
  });

  test('speaks of a reload only when the server has no such file', MORE, async ({ page, simulator }) => {
    await page.route(/\/Share-[^/]*\.js/, (route) => route.fulfill({ status: 404 }));
    await simulator.open();
    await simulator.press('s');
    await expect(missed(simulator)).toContainText('the server has another version now. Reload the page.');
    await page.unroute(/\/Share-[^/]*\.js/);
    await simulator.button('Reload the page').click();
    await expect(simulator.button('Choose a file')).toBeVisible();
  });

  test('says that the device is offline', async ({ context, page, simulator }) => {
    await block(page, /\/Trace-[^/]*\.js/);
    await simulator.open();
    await context.setOffline(true);
    await simulator.press('t');
    await expect(missed(simulator)).toContainText('This part could not be loaded: this device is offline.');
    await expect(simulator.button('Reload the page')).toHaveCount(0);
  });
});

test('a file whose maker does not come can be tried again', MORE, async ({ page, simulator }) => {
  const unblock = await block(page, /\/stage-svg-[^/]*\.js/);
  await simulator.open({ view: 'share' });
  await simulator.drawer.getByRole('button', { name: /^SVG/ }).click();
  await expect(simulator.notice).toContainText('The part that makes the file could not be loaded');
  await unblock();
  const file = page.waitForEvent('download');
  await simulator.notice.getByRole('button', { name: 'Try again' }).click();
  expect((await file).suggestedFilename()).toBe('zenml-stage-saas.svg');
  await expect(simulator.notice).toBeEmpty();
});

test('a file whose reader does not come can be tried again', MORE, async ({ page, simulator }) => {
  const unblock = await block(page, /(import|background\.worker)-[^/]*\.js/);
  await simulator.open({ view: 'share' });
  await simulator.drawer.getByLabel('Run file').setInputFiles({
    name: 'run.json',
    mimeType: 'application/json',
    buffer: Buffer.from(EXPORTERS.json.serialise(LONG, 'hybrid')),
  });
  await expect(simulator.notice).toContainText('The part that reads the file could not be loaded');
  await unblock();
  await simulator.notice.getByRole('button', { name: 'Try again' }).click();
  await expect(simulator.notice).toContainText(
    `Opened a run of ${LONG.trace.messages.length.toLocaleString('en')} messages.`,
  );
});

/** All that takes a worker. */
async function expectWorkDone(simulator: SimulatorPage): Promise<void> {
  const { page } = simulator;
  await page.goto('/#scenario=saas&steps=70');
  await simulator.expectAtStart(LONG);
  await expect(simulator.notice).toBeEmpty();

  await page.goto('/#scenario=saas&view=claims');
  await simulator.button('Check every pair of options').click();
  const checked = page.getByRole('progressbar', { name: 'Claims checked' });
  await expect.poll(async () => Number(await checked.getAttribute('value'))).toBeGreaterThan(0);
  await simulator.press('Escape');

  await simulator.press('s');
  await simulator.drawer.getByLabel('Run file').setInputFiles({
    name: 'run.json',
    mimeType: 'application/json',
    buffer: Buffer.from(EXPORTERS.json.serialise(LONG, 'hybrid')),
  });
  await expect(simulator.notice).toContainText('Opened a run');
  await simulator.expectAtStart(LONG);
}

// Where there is no network, below, these files do not come either.
test('the work is done without workers when their files do not come', row(false), async ({ page, simulator }) => {
  await block(page, /\.worker-[^/]*\.js/);
  await simulator.open();
  await expectWorkDone(simulator);
});

// And for another reason.
test('the work is done without workers where the browser allows none', row(false), async ({ page, simulator }) => {
  await page.addInitScript(() => {
    window.Worker = class {
      constructor() {
        throw new DOMException('No workers here.', 'SecurityError');
      }
    } as unknown as typeof Worker;
  });
  await simulator.open();
  await expectWorkDone(simulator);
});

test('needs no network any more when it has rested', MORE, async ({ context, page, simulator }) => {
  const built: readonly string[] = JSON.parse(process.env.PAGE_FILES ?? '[]');
  const files = built.filter((path) => /\.(js|css)$/.test(path) && !path.includes('.worker-'));
  expect(files).not.toEqual([]);
  const came = new Set<string>();
  page.on('requestfinished', (request) => came.add(new URL(request.url()).pathname));
  await simulator.open();
  await expect.poll(() => files.filter((path) => !came.has(path))).toEqual([]);
  await context.setOffline(true);

  for (const key of ['i', 'o', 'b', 'c', 'w', 't', 's']) {
    await simulator.press(key);
    await expect(simulator.drawer.locator('.drawer-body')).not.toBeEmpty();
    await expect(missed(simulator)).toHaveCount(0);
  }
  for (const row of [
    /^PNG/,
    /^SVG/,
    /^Stills/,
    /^JSON/,
    /^OTLP/,
    /^Chrome/,
    /^Mermaid/,
    /^CSV/,
    /^Text/,
    /^Sequence/,
  ]) {
    const file = page.waitForEvent('download');
    await simulator.drawer.getByRole('button', { name: row }).click();
    expect((await file).suggestedFilename()).toContain('saas');
  }
  await simulator.press('Escape', '?');
  await expect(simulator.help.getByRole('table')).toBeVisible();
  await simulator.press('Escape');
  await expectWorkDone(simulator);
});
