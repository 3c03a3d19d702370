// Prints how fast and how large the built page and the simulation are: one `name: value unit` line a figure on stdout,
// progress on stderr. It judges no figure; it fails only when something does not work at all.
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type Browser, chromium } from '@playwright/test';
import type { RunConfig } from '../../machines/model.ts';
import { type ServedPage, serveOwnBuild } from '../page-server.ts';
import { LARGE_VIEWS, largeFigures, openLarge } from './large.ts';
import { fileTimings, firstSimulateMs, keptBytesPerMessage, timeSimulate } from './model.ts';
import { paces } from './pace.ts';
import {
  cycle,
  heldBy,
  layoutShiftOf,
  type OpenPage,
  open,
  panFrames,
  playingFrames,
  restlessness,
  reviewOpenings,
  stepLatencies,
  stepScripts,
  toggleFrames,
  toggleLatencies,
  toggleScripts,
} from './page.ts';
import type { LoadRecord } from './probe.ts';
import { frameStats, median, quantile } from './stats.ts';

/** It takes about three minutes where nothing else runs. Longer than this, and something hangs. */
const LIMIT_MS = 420_000;

const LOADS = 5;
const LATENCIES = 30;
const OPENINGS = 9;
const TOGGLES = 9;
const SCRIPTS = 12;
const CYCLES = { warmUp: 20, measured: 200 };

/** How long frames are watched, in ms. */
const PLAYING_MS = 5000;
const PLAYING_SLOWLY_MS = 3000;
const PANNING_MS = 2000;
const PAUSED_MS = 2000;

type Unit = 'ms' | 'KiB' | 'MiB' | 'B' | '%' | 'fps' | 'words/s' | '';

const DIGITS: Readonly<Record<Unit, number>> = { ms: 1, KiB: 1, MiB: 2, B: 0, '%': 1, fps: 1, 'words/s': 2, '': 0 };

function print(name: string, value: number, unit: Unit): void {
  console.log(`${name}: ${value.toFixed(DIGITS[unit])}${unit === '' ? '' : ` ${unit}`}`);
}

const progress = (doing: string): void => console.error(`bench: ${doing}`);

function printFrames(name: string, gapsMs: readonly number[]): void {
  const { medianMs, p95Ms, perSecond, dropped } = frameStats(gapsMs);
  print(`${name}, frame median of ${gapsMs.length}`, medianMs, 'ms');
  print(`${name}, frame p95`, p95Ms, 'ms');
  print(`${name}, frames`, perSecond, 'fps');
  print(`${name}, frames dropped`, dropped * 100, '%');
}

function printLatencies(name: string, latenciesMs: readonly number[]): void {
  print(`${name}, key to paint, median of ${latenciesMs.length}`, median(latenciesMs), 'ms');
  print(`${name}, key to paint, p95`, quantile(latenciesMs, 0.95), 'ms');
  print(`${name}, key to paint, worst`, Math.max(...latenciesMs), 'ms');
}

function printSimulate(name: string, options: Partial<RunConfig>, atMost: number): void {
  const { medianMs, times } = timeSimulate(options, atMost);
  print(`simulate, ${name}, median of ${times}`, medianMs, 'ms');
}

function simulation(): void {
  progress('simulation');
  // First of all figures: it is about code that has not run yet.
  print('simulate, default run, cold', firstSimulateMs(), 'ms');
  printSimulate('default run', {}, 50);
  printSimulate('1,000 steps, width 1', { steps: 1000 }, 5);
  printSimulate('1,000 steps, width 50', { steps: 1000, width: 50 }, 5);
  printSimulate('10,000 steps, width 1', { steps: 10_000 }, 3);
  print('trace, kept per message', keptBytesPerMessage(), 'B');
  const { exportMs, importMs } = fileTimings();
  for (const [format, ms] of exportMs) print(`export of 1,000 steps as ${format}`, ms, 'ms');
  for (const [format, ms] of importMs) print(`import of 1,000 steps from ${format}`, ms, 'ms');
}

/** Bytes as sent, brotli quality 11, of what had arrived when the first picture was complete. */
function printBytes(record: LoadRecord, site: ServedPage): void {
  const arrived = record.resources.filter((resource) => resource.endMs <= record.readyMs);
  const kibibytes = (...endings: readonly string[]): number =>
    arrived
      .filter(({ path }) => endings.some((ending) => path.endsWith(ending)))
      .reduce((sum, { bytes }) => sum + bytes, 0) / 1024;
  print('html to ready, brotli', kibibytes('.html'), 'KiB');
  print('js to ready, brotli', kibibytes('.js'), 'KiB');
  print('css to ready, brotli', kibibytes('.css'), 'KiB');
  print('html, js and css to ready, brotli', kibibytes('.html', '.js', '.css'), 'KiB');
  print('js of the whole build, brotli', site.allScriptBytes / 1024, 'KiB');
  const fonts = record.resources.filter(({ path }) => path.endsWith('.woff2'));
  print('font, beside these', fonts.reduce((sum, { bytes }) => sum + bytes, 0) / 1024, 'KiB');
}

/** The browser's score times 1,000: a shift of the whole page by its own height is 1,000. */
const printShift = (name: string, score: number): void => print(`layout shift, ${name}, × 1,000`, score * 1000, '');

function printLoads(suffix: string, loads: readonly OpenPage[]): void {
  const of = (read: (record: LoadRecord) => number): number => median(loads.map(({ record }) => read(record)));
  const name = (figure: string): string => `${figure}${suffix}, median of ${loads.length}`;
  const firstPaint = of((record) => record.firstContentfulPaintMs);
  print(name('first contentful paint'), firstPaint, 'ms');
  // All boxes, zones and channels at rest and the boundary's chip are painted.
  const ready = of((record) => record.readyMs);
  print(name('first usable diagram'), ready, 'ms');
  // The part over 50 ms of each long task, from the navigation to one second after the diagram is usable.
  const blocking = of(({ longTasks }) => longTasks.reduce((sum, [, durationMs]) => sum + durationMs - 50, 0));
  print(name('total blocking time'), blocking, 'ms');
  const late = of(({ longTasks, readyMs }) => longTasks.filter(([startMs]) => startMs > readyMs).length);
  print(name('long tasks after the diagram is usable'), late, '');
  printShift(`load${suffix}, worst of ${loads.length}`, Math.max(...loads.map(({ layoutShift }) => layoutShift)));
}

async function loading(browser: Browser, site: ServedPage): Promise<void> {
  // The first load also starts services of the browser and does not count.
  await (await open(browser, site.url)).close();
  for (const slowdown of [1, 4]) {
    progress(`loading, CPU ${slowdown}× slower`);
    const loads: OpenPage[] = [];
    for (let turn = 0; turn < LOADS; turn++) {
      const opened = await open(browser, site.url, slowdown);
      await opened.close();
      loads.push(opened);
    }
    if (slowdown === 1 && loads[0]) printBytes(loads[0].record, site);
    printLoads(slowdown === 1 ? '' : ` at ${slowdown}× CPU`, loads);
  }
}

async function interaction(browser: Browser, site: ServedPage): Promise<void> {
  progress('latencies');
  const opened = await open(browser, site.url);
  const { page, close } = opened;
  printLatencies('next stop (→)', await stepLatencies(page, 'ArrowRight', LATENCIES));
  printLatencies('next message (.)', await stepLatencies(page, '.', LATENCIES));
  printShift('steps', await layoutShiftOf(page));
  printLatencies('scenario toggle (Shift+1/2/3)', await toggleLatencies(page, LATENCIES));
  printShift('toggles', await layoutShiftOf(page));
  print(`open the review (B), key to paint, median of ${OPENINGS}`, median(await reviewOpenings(page, OPENINGS)), 'ms');
  progress('scripts');
  print(`scenario toggle, script, median of ${SCRIPTS}`, median(await toggleScripts(opened, SCRIPTS)), 'ms');
  print(`next message (.), script, median of ${SCRIPTS}`, median(await stepScripts(opened, SCRIPTS)), 'ms');
  progress('frames');
  printFrames('playing at 4×', await playingFrames(page, PLAYING_MS));
  printShift('playing', await layoutShiftOf(page));
  printFrames('scenario toggle', await toggleFrames(page, TOGGLES));
  printFrames('panning', await panFrames(page, PANNING_MS));
  await close();

  const slow = await open(browser, site.url, 4);
  printFrames('playing at 4×, at 4× CPU', await playingFrames(slow.page, PLAYING_SLOWLY_MS));
  await slow.close();
}

async function reading(browser: Browser, site: ServedPage): Promise<void> {
  progress('captions');
  for (const { track, wordsPerSecond } of await paces(browser, site.url)) {
    const name = track === 'story' ? 'caption, story' : 'caption, every message';
    print(`${name}, median of ${wordsPerSecond.length}`, median(wordsPerSecond), 'words/s');
    print(`${name}, worst`, Math.max(...wordsPerSecond), 'words/s');
  }
}

async function largeRun(browser: Browser, site: ServedPage): Promise<void> {
  progress('about 100,000 messages');
  const { page, close } = await openLarge(browser, site.url);
  for (const view of LARGE_VIEWS) {
    const { stepsMs, scrollGapsMs } = await largeFigures(page, view);
    printLatencies(`100,000 messages, ${view}, next message (.)`, stepsMs);
    printFrames(`100,000 messages, ${view}, scrolling`, scrollGapsMs);
  }
  await close();
}

async function atRest(browser: Browser, site: ServedPage): Promise<void> {
  progress('at rest');
  const opened = await open(browser, site.url);
  const untouched = await restlessness(opened.page, PAUSED_MS);
  const { heapBytes } = await heldBy(opened);
  await playingFrames(opened.page, 1000);
  // What playing put off, such as writing the address, may still finish.
  await restlessness(opened.page, 1000);
  const paused = await restlessness(opened.page, PAUSED_MS);
  await opened.close();
  print('js heap after load', heapBytes / 1024 ** 2, 'MiB');
  print(`paused after opening, frames and timers in ${PAUSED_MS / 1000} s`, untouched.calls, '');
  print('paused after opening, animations running', untouched.animations, '');
  print(`paused after playing, frames and timers in ${PAUSED_MS / 1000} s`, paused.calls, '');
  print('paused after playing, animations running', paused.animations, '');
}

/** @param browser one that only interprets: compiled code comes and goes and would hide what the page keeps */
async function leftovers(browser: Browser, site: ServedPage): Promise<void> {
  progress(`leftovers of ${CYCLES.measured} cycles`);
  const opened = await open(browser, site.url);
  await cycle(opened.page, CYCLES.warmUp);
  const before = await heldBy(opened);
  await cycle(opened.page, CYCLES.measured);
  const after = await heldBy(opened);
  await opened.close();
  const name = `after ${CYCLES.measured} cycles of a step and a toggle`;
  print(`js heap growth ${name}, without compiled code`, (after.heapBytes - before.heapBytes) / 1024, 'KiB');
  print(`dom nodes left over ${name}`, after.nodes - before.nodes, '');
  print(`listeners left over ${name}`, after.listeners - before.listeners, '');
}

async function main(): Promise<void> {
  const hangs = setTimeout(() => {
    console.error(`bench: not finished after ${LIMIT_MS / 1000} s`);
    process.exit(1);
  }, LIMIT_MS);
  simulation();
  // Imported from where it is: bundled with this program it would look for its file in another place.
  const script = pathToFileURL(join('scripts', 'browser.mjs')).href;
  const { launchOptions }: typeof import('../../scripts/browser.mjs') = await import(/* @vite-ignore */ script);
  const site = await serveOwnBuild({ compress: true });
  try {
    await inBrowser([], async (browser) => {
      await loading(browser, site);
      await interaction(browser, site);
      await reading(browser, site);
      await atRest(browser, site);
      await largeRun(browser, site);
    });
    await inBrowser(['--js-flags=--no-opt --no-maglev --no-sparkplug'], (browser) => leftovers(browser, site));
  } finally {
    site.close();
    clearTimeout(hangs);
  }

  async function inBrowser(flags: readonly string[], use: (browser: Browser) => Promise<void>): Promise<void> {
    // Without a GPU, so that figures of machines with and without one compare.
    const browser = await chromium.launch({ ...launchOptions(), args: ['--disable-gpu', ...flags] });
    try {
      await use(browser);
    } finally {
      await browser.close();
    }
  }
}

await main();
