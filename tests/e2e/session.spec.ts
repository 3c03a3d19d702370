import { EXPORTERS } from '../../src/export/index.ts';
import type { Run } from '../../src/simulation/run.ts';
import { expect, MORE, row, test } from './fixtures.ts';
import { DEFAULT_RUN, messageAt, runWith } from './model.ts';
import { BACKGROUND_WORKER, type PageFile, type SimulatorPage } from './simulator.page.ts';

// The history of a test is its own.
test.use({ reuseContext: false });

/** Long enough to be simulated in the background. */
const LONG_STEPS = 70;
const LONG = runWith({ steps: LONG_STEPS });
const LONG_MESSAGE = messageAt(200, LONG);
const LONG_LINK = { scenario: 'hybrid', steps: String(LONG_STEPS), message: LONG_MESSAGE.id };

/** Fails early, so that its length is its own. */
const FAILED = runWith({ fault: { message: 'load-stack.ask', times: 9 } });

const fileOf = (name: string, run: Run): PageFile => ({ name, content: EXPORTERS.json.serialise(run, 'hybrid') });

const hashOf = (link: Readonly<Record<string, string>>): string => `#${new URLSearchParams(link)}`;

/** Follows a link while the page is open. */
const follow = (simulator: SimulatorPage, link: Readonly<Record<string, string>>) =>
  simulator.page.goto(`/${hashOf(link)}`);

test.describe('a link to a long run', () => {
  test('keeps its address while another run stands in and is stepped, and over a reload', async ({
    page,
    simulator,
  }) => {
    await simulator.stopTime();
    const release = await simulator.holdBackground();
    await simulator.open({ ...LONG_LINK, view: 'log' });
    await expect(simulator.notice).toContainText(`Simulating ${LONG_STEPS} pipeline steps`);
    await simulator.press('.');
    await simulator.expectAt(messageAt(0));
    // Longer than the address waits before it follows the cursor.
    await simulator.passTime(1000);
    expect(page.url()).toContain(hashOf({ ...LONG_LINK, view: 'log' }));
    await page.reload();
    await expect(simulator.notice).toContainText('Simulating');
    await release();
    await simulator.passTime(1000);
    await simulator.expectAt(LONG_MESSAGE, LONG);
    await expect(simulator.notice).toBeEmpty();
    await expect(simulator.drawerTitle).toHaveText('Trace');
    await expect(simulator.scenario('hybrid')).toBeChecked();
  });

  test('leaves the scenario and the drawer that were chosen meanwhile', MORE, async ({ simulator }) => {
    await simulator.open();
    const release = await simulator.holdBackground();
    await follow(simulator, { scenario: 'saas', steps: String(LONG_STEPS) });
    await expect(simulator.notice).toContainText('Simulating');
    await simulator.press('Shift+Digit2', 'b');
    await expect(simulator.scenario('hybrid')).toBeChecked();
    await simulator.expectInLink('steps', String(LONG_STEPS));
    await release();
    await simulator.expectAtStart(LONG);
    await expect(simulator.scenario('hybrid')).toBeChecked();
    await expect(simulator.drawerTitle).toHaveText('Review');
    await simulator.expectInLink('scenario', 'hybrid');
    await simulator.expectInLink('view', 'verdict');
    await simulator.expectInLink('steps', String(LONG_STEPS));
  });

  test('gives way to the next link', MORE, async ({ simulator }) => {
    await simulator.open();
    const release = await simulator.holdBackground();
    await follow(simulator, LONG_LINK);
    await expect(simulator.notice).toContainText('Simulating');
    await follow(simulator, { scenario: 'on-prem', message: messageAt(5).id });
    await simulator.expectAt(messageAt(5));
    await release();
    await simulator.expectNoBackground();
    await expect(simulator.notice).toBeEmpty();
    await simulator.expectAt(messageAt(5));
  });

  test('can be stopped, and then the address is that of the run on screen', MORE, async ({ simulator }) => {
    await simulator.open({ message: messageAt(5).id });
    const release = await simulator.holdBackground();
    await follow(simulator, LONG_LINK);
    await simulator.notice.getByRole('button', { name: 'Stop' }).click();
    await expect(simulator.notice).toBeEmpty();
    await simulator.expectNoBackground();
    await release();
    await simulator.expectAt(messageAt(5));
    await simulator.expectInLink('steps', null);
    await simulator.expectInLink('message', messageAt(5).id);
  });
});

test('Back to a long run keeps its address while the run before it plays, and so does Forward', async ({
  page,
  simulator,
}) => {
  await simulator.stopTime();
  await simulator.open(LONG_LINK);
  await simulator.expectAt(LONG_MESSAGE, LONG);
  await follow(simulator, { scenario: 'saas', message: messageAt(3).id });
  await simulator.expectAt(messageAt(3));
  const release = await simulator.holdBackground();
  await page.goBack();
  await expect(simulator.notice).toContainText('Simulating');
  await simulator.play.click();
  await simulator.passTime(2000);
  expect(page.url()).toContain(hashOf(LONG_LINK));
  await page.goForward();
  await expect(simulator.notice).toBeEmpty();
  await simulator.expectInLink('steps', null);
  await page.goBack();
  await expect(simulator.notice).toContainText('Simulating');
  await release();
  await simulator.passTime(1000);
  await simulator.expectAt(LONG_MESSAGE, LONG);
  await expect(simulator.scenario('hybrid')).toBeChecked();
});

test('goes on where the browser refuses to write the address', MORE, async ({ page, simulator }) => {
  await page.addInitScript(() => {
    const refuse = () => {
      throw new DOMException('Too many writes.', 'SecurityError');
    };
    history.pushState = refuse;
    history.replaceState = refuse;
  });
  await simulator.stopTime();
  await simulator.open();
  await simulator.press('.', 'Shift+Digit2', 'b');
  await simulator.passTime(1000);
  await simulator.expectAt(messageAt(0));
  await expect(simulator.scenario('hybrid')).toBeChecked();
  await expect(simulator.drawerTitle).toHaveText('Review');
});

test.describe('a worker that dies', () => {
  test.afterEach(({ problems }) => {
    expect(problems.splice(0).filter((problem) => !/out of order|worker met an error/i.test(problem))).toEqual([]);
  });

  test('leaves the page as it is, and the run can be asked for again', async ({ page, simulator }) => {
    await page.route(BACKGROUND_WORKER, (route) =>
      route.fulfill({ contentType: 'text/javascript', body: 'throw new Error("out of order");' }),
    );
    await simulator.open(LONG_LINK);
    await expect(simulator.notice).toContainText('The simulation met an error. Fewer pipeline steps may help.');
    await simulator.press('.');
    await simulator.expectAt(messageAt(0));
    await page.unroute(BACKGROUND_WORKER);
    await simulator.notice.getByRole('button', { name: 'Try again' }).click();
    await simulator.expectAt(LONG_MESSAGE, LONG);
    await simulator.expectInLink('steps', String(LONG_STEPS));
  });

  test('refuses the file that it was to read', row(false), async ({ page, simulator }) => {
    await page.route(BACKGROUND_WORKER, (route) =>
      route.fulfill({ contentType: 'text/javascript', body: 'throw new Error("out of order");' }),
    );
    await simulator.open({ message: messageAt(5).id });
    await simulator.drop(fileOf('run.json', FAILED));
    await expect(simulator.notice).toContainText('The file could not be read.');
    await simulator.expectAt(messageAt(5));
  });
});

// A file is left, and gives way to the next file or to a link, as a long run does above.
test.describe('a file', () => {
  test('is said to be read, and can be left', row(false), async ({ simulator }) => {
    await simulator.open({ message: messageAt(5).id });
    const release = await simulator.holdBackground();
    await simulator.drop(fileOf('large.json', LONG));
    await expect(simulator.notice).toContainText('Reading "large.json"');
    await expect(simulator.notice.getByRole('progressbar', { name: 'Reading' })).toBeVisible();
    await simulator.notice.getByRole('button', { name: 'Stop' }).click();
    await expect(simulator.notice).toBeEmpty();
    await simulator.expectNoBackground();
    await release();
    await simulator.expectAt(messageAt(5));
  });

  test('gives way to the next one', row(false), async ({ simulator }) => {
    await simulator.open();
    const release = await simulator.holdBackground();
    await simulator.drop(fileOf('large.json', LONG));
    await expect(simulator.notice).toContainText('Reading "large.json"');
    await simulator.drop(fileOf('small.json', FAILED));
    await expect(simulator.notice).toContainText('Reading "small.json"');
    await release();
    await simulator.expectAtStart(FAILED);
    await simulator.expectNoBackground();
    await simulator.expectAtStart(FAILED);
  });

  test('gives way to a link', row(false), async ({ simulator }) => {
    const run = runWith({ steps: 2 });
    await simulator.open();
    const release = await simulator.holdBackground();
    await simulator.drop(fileOf('large.json', LONG));
    await expect(simulator.notice).toContainText('Reading');
    await follow(simulator, { scenario: 'hybrid', steps: '2' });
    await release();
    await simulator.expectAtStart(run);
    await simulator.expectNoBackground();
    await simulator.expectAtStart(run);
    await expect(simulator.notice).toBeEmpty();
  });

  test(
    'is an entry of its own: Back leads to the run before it, Forward to the file',
    MORE,
    async ({ page, simulator }) => {
      const run = runWith({ steps: 4 });
      await simulator.open({ scenario: 'saas', steps: '4', message: messageAt(9, run).id });
      await simulator.drop(fileOf('run.json', FAILED));
      await simulator.expectAtStart(FAILED);
      await simulator.press('Shift+Digit3');
      await page.goBack();
      await expect(simulator.scenario('hybrid')).toBeChecked();
      await simulator.expectAtStart(FAILED);
      await page.goBack();
      await simulator.expectAt(messageAt(9, run), run);
      await expect(simulator.scenario('saas')).toBeChecked();
      await page.goForward();
      // A file has no message in its address, so the moment stays.
      await simulator.expectAt(messageAt(9, FAILED), FAILED);
      await page.reload();
      await simulator.expectAtStart(DEFAULT_RUN);
      await expect(simulator.notice).toContainText('This run came from a file that is no longer open here.');
    },
  );

  test('of an entry that was left by a reload is said to be gone', row(false), async ({ page, simulator }) => {
    await simulator.open({ scenario: 'saas', steps: '4' });
    await simulator.drop(fileOf('run.json', FAILED));
    await simulator.expectAtStart(FAILED);
    await page.goBack();
    await simulator.expectAtStart(runWith({ steps: 4 }));
    await page.reload();
    // A file again, which must not be taken for the one of before.
    await simulator.expectAtStart(runWith({ steps: 4 }));
    await page.goForward();
    await expect(simulator.notice).toContainText('This run came from a file that is no longer open here.');
    await simulator.expectAtStart(DEFAULT_RUN);
  });
});
