import { readFile } from 'node:fs/promises';
import { gunzipSync } from 'node:zlib';
import type { Download, Page } from '@playwright/test';
import { unzipSync } from 'fflate';
import type { ScenarioId } from '../../machines/model.ts';
import { EXPORTERS, type ExportFormat } from '../../src/export/index.ts';
import { stageSvg } from '../../src/export/stage-svg.ts';
import { importRun } from '../../src/import/index.ts';
import type { Run } from '../../src/simulation/run.ts';
import { storyOf } from '../../src/simulation/story.ts';
import { markOf, TRACE_VERSION } from '../../src/simulation/trace.ts';
import { fileProblemText } from '../../src/views/problems.ts';
import { scoreOf } from '../../src/views/score.ts';
import { openedWords } from '../../src/views/words.ts';
import { expect, MORE, row, test } from './fixtures.ts';
import { DEFAULT_RUN, MODEL, messageAt, runWith } from './model.ts';
import type { PageFile, SimulatorPage } from './simulator.page.ts';

const MESSAGE = messageAt(20);

/** A run that fails early: other messages, another length and another end than the default run. */
const FAILED = runWith({ fault: { message: 'load-stack.ask', times: 9 } });

const fileOf = (format: ExportFormat, run: Run, scenario: ScenarioId): PageFile => ({
  name: `run.${format}.json`,
  content: EXPORTERS[format].serialise(run, scenario),
});

const JSON_FILE = fileOf('json', FAILED, 'hybrid');

/** Clicks one row of the share drawer and waits for its file. */
async function download(page: Page, row: RegExp): Promise<Download> {
  const started = page.waitForEvent('download');
  await page.getByRole('complementary').getByRole('button', { name: row }).click();
  return started;
}

async function contentOf(file: Download): Promise<Buffer> {
  return readFile(await file.path());
}

async function choose(page: Page, { name, content }: PageFile): Promise<void> {
  const chooser = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: 'Choose a file', exact: true }).click();
  await (await chooser).setFiles({ name, mimeType: 'application/json', buffer: Buffer.from(content) });
}

/** Puts a text into the clipboard and pastes it with the keys. */
async function paste(page: Page, { content }: PageFile): Promise<void> {
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.evaluate((text) => navigator.clipboard.writeText(text), content);
  await page.keyboard.press('ControlOrMeta+V');
}

/** The imported run stands at its start, and the notice says so. */
async function expectOpened(simulator: SimulatorPage, run: Run, scenario: ScenarioId): Promise<void> {
  await expect(simulator.notice).toHaveText(openedWords(run));
  await expect(simulator.scenario(scenario)).toBeChecked();
  await simulator.expectAtStart(run);
}

test.describe('downloads', () => {
  test('the run in each format, as the command line writes it', async ({ page, simulator }) => {
    await simulator.open({ scenario: 'hybrid', view: 'share', message: MESSAGE.id });
    for (const [row, format, name] of [
      [/^JSON /, 'json', 'zenml-run-hybrid.json'],
      [/^OTLP traces /, 'otlp', 'zenml-run-hybrid.otlp.json'],
      [/^Chrome trace /, 'chrome', 'zenml-run-hybrid.trace.json'],
      [/^Mermaid /, 'mermaid', 'zenml-run-hybrid.mmd'],
      [/^CSV /, 'csv', 'zenml-run-hybrid.csv'],
      [/^Text /, 'text', 'zenml-run-hybrid.txt'],
      [/^Sequence SVG /, 'svg', 'zenml-run-hybrid.svg'],
    ] as const) {
      await test.step(format, async () => {
        const file = await download(page, row);
        expect(file.suggestedFilename()).toBe(name);
        const text = (await contentOf(file)).toString();
        expect(text).toBe(EXPORTERS[format].serialise(DEFAULT_RUN, 'hybrid'));
        if (name.endsWith('json')) expect(() => JSON.parse(text)).not.toThrow();
        await expect(simulator.notice).toBeEmpty();
        await simulator.expectAt(MESSAGE);
      });
    }
  });

  const STAGE = stageSvg(DEFAULT_RUN, 'hybrid', markOf(MESSAGE), 'light');
  const pxOf = (name: string): number => Number(new RegExp(`<svg [^>]* ${name}="(\\d+)"`).exec(STAGE)?.[1]);

  // The pictures of all beats below are such files, too.
  test('the moment on stage as SVG', row(false), async ({ page, simulator }) => {
    await simulator.open({ scenario: 'hybrid', view: 'share', message: MESSAGE.id });
    const file = await download(page, /^SVG /);
    expect(file.suggestedFilename()).toBe('zenml-stage-hybrid.svg');
    expect((await contentOf(file)).toString()).toBe(STAGE);
  });

  test('the moment on stage as PNG, two pixels for each of the drawing', MORE, async ({ page, simulator }) => {
    await simulator.open({ scenario: 'hybrid', view: 'share', message: MESSAGE.id });
    const file = await download(page, /^PNG /);
    expect(file.suggestedFilename()).toBe('zenml-stage-hybrid.png');
    const png = await contentOf(file);
    expect(png.subarray(0, 8).toString('latin1')).toBe('\u0089PNG\r\n\u001a\n');
    expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([2 * pxOf('width'), 2 * pxOf('height')]);
    // An empty picture of this size would be much smaller.
    expect(png.length).toBeGreaterThan(50_000);
  });

  test('a numbered still of each beat', MORE, async ({ page, simulator }) => {
    await simulator.open({ scenario: 'hybrid', view: 'share' });
    const file = await download(page, /^Stills /);
    expect(file.suggestedFilename()).toBe('zenml-stills-hybrid.zip');
    const stills = unzipSync(await contentOf(file));
    const beats = storyOf(DEFAULT_RUN).flatMap((chapter) => chapter.beats);
    const starts = beats.map(({ id, messages: [first = -1] }) => ({ id, first })).toSorted((a, b) => a.first - b.first);
    expect(Object.keys(stills)).toEqual(
      starts.map(({ id }, index) => `${String(index + 1).padStart(3, '0')}-${id}.svg`),
    );
    const drawings = Object.values(stills).map((still) => Buffer.from(still).toString());
    expect(drawings).toEqual(
      starts.map(({ first }) => stageSvg(DEFAULT_RUN, 'hybrid', markOf(messageAt(first)), 'light')),
    );
  });
});

test.describe('the link', () => {
  test('is copied, and opens this moment in this scenario', async ({ page, simulator }) => {
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    await simulator.open({ scenario: 'hybrid', view: 'share', message: MESSAGE.id });
    await simulator.button('Copy').click();
    await expect(simulator.notice).toHaveText('Link copied. It opens this moment, paused, in this scenario.');
    const link = await page.evaluate(() => navigator.clipboard.readText());
    await expect(page.getByLabel('Link to this moment')).toHaveValue(link);
    await page.goto('about:blank');
    await page.goto(link);
    await simulator.expectAt(MESSAGE);
    await expect(simulator.scenario('hybrid')).toBeChecked();
    await expect(simulator.drawer).toHaveCount(0);
  });

  test('is selected where copying is not allowed', MORE, async ({ page, simulator }) => {
    await page.addInitScript(() => {
      Object.defineProperty(navigator, 'clipboard', { value: { writeText: () => Promise.reject(new Error('no')) } });
    });
    await simulator.open({ view: 'share' });
    await simulator.button('Copy').click();
    await expect(simulator.notice).toContainText('The link is selected');
    const field = page.getByLabel('Link to this moment');
    expect(await field.evaluate((input: HTMLInputElement) => input.value.slice(input.selectionStart ?? 0))).toBe(
      await field.inputValue(),
    );
    await expect(field).toBeFocused();
  });
});

test.describe('a run from a file', () => {
  for (const format of ['json', 'otlp'] as const) {
    // The other one is pasted below.
    test(`opens from the file picker, as ${format}`, row(format === 'json'), async ({ page, simulator }) => {
      await simulator.open({ view: 'share', message: MESSAGE.id });
      await choose(page, fileOf(format, FAILED, 'hybrid'));
      await expectOpened(simulator, FAILED, 'hybrid');
    });
  }

  test('opens when it is dropped anywhere', async ({ page, simulator }) => {
    await simulator.open({ message: MESSAGE.id });
    const zone = page.getByText('Drop the file to open its run');
    const dataTransfer = await simulator.dragOf(JSON_FILE);
    await page.locator('body').dispatchEvent('dragover', { dataTransfer });
    await expect(zone).toBeVisible();
    await page.locator('body').dispatchEvent('dragleave', { dataTransfer });
    await expect(zone).toHaveCount(0);
    await simulator.expectAt(MESSAGE);
    await simulator.drop(JSON_FILE);
    await expect(zone).toHaveCount(0);
    await expectOpened(simulator, FAILED, 'hybrid');
  });

  for (const [name, scenario, config, standsForOthers] of [
    ['run-v1.json', 'saas', { steps: 1 }, true],
    [
      'run-v1.otlp.json',
      'hybrid',
      { fault: { message: 'load_data.pull-image.image', times: 1, id: 'image-pull-back-off' } },
      false,
    ],
  ] as const) {
    const title = `opens when it was written in the first version of the format: ${name}`;
    test(title, row(standsForOthers), async ({ simulator }) => {
      const fixture = new URL(`../fixtures/${name}.gz`, import.meta.url);
      const content = gunzipSync(await readFile(fixture)).toString();
      const { run } = importRun(MODEL, content);
      if (!run) throw new Error('[e2e] The file cannot be read.');
      expect(run.origin.config).toEqual(runWith(config).origin.config);
      await simulator.open({ message: MESSAGE.id });
      await simulator.drop({ name, content });
      await expectOpened(simulator, run, scenario);
    });
  }

  for (const [what, change, sentence] of [
    [
      'format',
      { version: TRACE_VERSION + 1 },
      `The file has trace version ${TRACE_VERSION + 1} and needs a newer page: this one reads version ${TRACE_VERSION}.`,
    ],
    [
      'model',
      { modelVersion: MODEL.version + 1 },
      `The file was made with version ${MODEL.version + 1} of the model and needs a newer page: this one has version ${MODEL.version}.`,
    ],
  ] as const) {
    const title = `is refused in one sentence when its ${what} is newer, and nothing changes`;
    test(title, row(what === 'format'), async ({ simulator }) => {
      await simulator.open({ scenario: 'on-prem', message: MESSAGE.id });
      // What is on the stage: a notice takes a little of its height.
      const onStage = simulator.stage.locator('.react-flow__viewport');
      const before = await onStage.innerHTML();
      await simulator.drop({ ...JSON_FILE, content: JSON.stringify({ ...JSON.parse(JSON_FILE.content), ...change }) });
      await expect(simulator.notice).toHaveText(sentence);
      await expect(simulator.scenario('on-prem')).toBeChecked();
      await simulator.expectAt(MESSAGE);
      await simulator.expectInLink('message', MESSAGE.id);
      expect(await onStage.innerHTML()).toBe(before);
    });
  }

  test('is text and nothing else, where people see a failure', async ({ page, simulator }) => {
    const markup = '<img src="x" onerror="document.title = String(1)"><b>failed</b>';
    const file = JSON.parse(JSON_FILE.content);
    const content = JSON.stringify({ ...file, outcome: { ...file.outcome, reason: markup } });
    await simulator.open({ message: MESSAGE.id });
    await simulator.drop({ name: `${markup}.json`, content });
    // A run of this model has to fail as it is simulated; one of an older model fails as its file tells it.
    const { run, problem } = importRun(MODEL, content);
    await expect(simulator.notice).toHaveText(run ? openedWords(run) : fileProblemText(problem));
    await simulator.press('End');
    await expect(simulator.caption).toContainText(run ? markup : 'The run is completed');
    await expect(page.locator('img, b')).toHaveCount(0);
    await expect(page).not.toHaveTitle('1');
  });

  test('opens when its text is pasted, wherever the focus is', MORE, async ({ page, simulator }) => {
    await simulator.open({ view: 'share', message: MESSAGE.id });
    await paste(page, JSON_FILE);
    await expectOpened(simulator, FAILED, 'hybrid');
    await simulator.clickScenario('saas');
    await paste(page, fileOf('otlp', DEFAULT_RUN, 'on-prem'));
    await expectOpened(simulator, DEFAULT_RUN, 'on-prem');
    await simulator.slider.focus();
    await paste(page, JSON_FILE);
    await expectOpened(simulator, FAILED, 'hybrid');
  });

  test('does not open from what is pasted into a field or is no object', MORE, async ({ page, simulator }) => {
    let filesRead = 0;
    page.on('worker', () => filesRead++);
    await simulator.open({ message: MESSAGE.id });
    await paste(page, { name: '', content: 'a sentence from an e-mail' });
    await simulator.press('/');
    const field = page.getByRole('combobox', { name: /find/i });
    await expect(field).toBeFocused();
    await paste(page, { name: '', content: '{"version": 1}' });
    await expect(field).toHaveValue('{"version": 1}');
    await simulator.press('Escape');
    await expect(field).toHaveCount(0);
    await simulator.expectAt(MESSAGE);
    await expect(simulator.notice).toBeEmpty();
    // The next paste is read, so the ones before it would have been read by now.
    await paste(page, JSON_FILE);
    await expectOpened(simulator, FAILED, 'hybrid');
    expect(filesRead).toBe(1);
  });

  test('opens twice in a row from the same file', MORE, async ({ page, simulator }) => {
    await simulator.open({ view: 'share' });
    await choose(page, JSON_FILE);
    await expectOpened(simulator, FAILED, 'hybrid');
    await simulator.press('End');
    await simulator.expectAtEnd(FAILED);
    await choose(page, JSON_FILE);
    await expectOpened(simulator, FAILED, 'hybrid');
  });

  test('plays like any run, in every scenario', MORE, async ({ simulator }) => {
    await simulator.stopTime();
    await simulator.open({ message: MESSAGE.id, track: 'every' });
    await simulator.drop(JSON_FILE);
    await expectOpened(simulator, FAILED, 'hybrid');
    await simulator.press('.', '.', '.');
    await simulator.expectAt(messageAt(1, FAILED), FAILED);
    await simulator.clickScenario('saas');
    await simulator.expectAt(messageAt(1, FAILED), FAILED);
    await simulator.play.click();
    await expect(simulator.pause).toBeVisible();
    const standsMs = scoreOf(FAILED, 'saas')
      .parts.slice(1, 4)
      .reduce((sum, { standMs }) => sum + standMs, 0);
    await simulator.passTime(standsMs + 200);
    await simulator.expectAt(messageAt(4, FAILED), FAILED);
    await simulator.press('End');
    await expect(simulator.caption).toContainText(
      FAILED.trace.outcome.status === 'failed' ? FAILED.trace.outcome.reason : '',
    );
  });

  test('is refused when it is not the run that its options give', async ({ simulator }) => {
    const { trace } = DEFAULT_RUN;
    const cut = { ...DEFAULT_RUN, trace: { ...trace, messages: trace.messages.slice(0, 30) } };
    await simulator.open({ message: MESSAGE.id });
    await simulator.drop(fileOf('json', cut, 'hybrid'));
    await expect(simulator.notice).toContainText('The file is not the run that its options give: its end was changed');
    await simulator.expectAt(MESSAGE);
    await expect(simulator.scenario('saas')).toBeChecked();
  });

  test('is in no link: neither in the address nor in the drawer', MORE, async ({ page, simulator }) => {
    await simulator.open({ view: 'share', message: MESSAGE.id, steps: '6' });
    await choose(page, JSON_FILE);
    await expectOpened(simulator, FAILED, 'hybrid');
    await expect(page.getByLabel('Link to this moment')).toHaveCount(0);
    await expect(simulator.drawer).toContainText('This run came from a file, and a link cannot hold it.');
    await simulator.step('.', '.');
    await simulator.expectAt(messageAt(1, FAILED), FAILED);
    await simulator.expectInLink('scenario', 'hybrid');
    for (const name of ['message', 'steps', 'fault']) await simulator.expectInLink(name, null);
    await page.reload();
    await simulator.expectAtStart();
    await expect(simulator.scenario('hybrid')).toBeChecked();
  });

  test('gives way to a link that is typed, even to one with its own options', async ({ page, simulator }) => {
    await simulator.open();
    await simulator.drop(fileOf('json', DEFAULT_RUN, 'saas'));
    await expectOpened(simulator, DEFAULT_RUN, 'saas');
    await page.goto(`/#scenario=saas&message=${messageAt(40).id}`);
    await simulator.expectAt(messageAt(40));
  });

  test('can be taken away again', MORE, async ({ page, simulator }) => {
    await simulator.open({ view: 'share' });
    await choose(page, JSON_FILE);
    await expectOpened(simulator, FAILED, 'hybrid');
    expect((await contentOf(await download(page, /^JSON /))).toString()).toBe(JSON_FILE.content);
  });
});
