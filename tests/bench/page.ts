import { setTimeout as sleep } from 'node:timers/promises';
import type { Browser, CDPSession, Page } from '@playwright/test';
import { SCENARIO_IDS, type ScenarioId } from '../../machines/model.ts';
import { ZENML_PRO } from '../../src/catalogue/index.ts';
import { graphOf } from '../../src/diagram/graph.ts';
import { routeOf } from '../../src/layout/layout.ts';
import { WIDE } from '../../src/layout/wide.ts';
import { defaultConfig } from '../../src/model/options.ts';
import { endsOf } from '../../src/simulation/run.ts';
import { simulate } from '../../src/simulation/simulate.ts';
import { stageGround } from '../../src/views/stage-ground.ts';
import { installProbe, type LoadRecord, type Picture } from './probe.ts';

/** Work that a page puts off until after its first picture still counts as loading. */
const SETTLE_MS = 1000;

/** How long the boundary moves. */
const TOGGLE_MS = 400;

/** A page may write its address about 20 times a second before browsers hold it back. */
const CYCLE_MS = 130;

/** What is on screen once the page is ready. A function, because simulating here would warm what others measure cold. */
function pictureOf(): Picture {
  const run = simulate(ZENML_PRO, defaultConfig(ZENML_PRO));
  const { nodes, edges } = graphOf(WIDE, run);
  const used = new Set(endsOf(run).map(({ from, to }) => routeOf(WIDE, from, to).channel.id));
  return {
    zones: stageGround(WIDE, run, 'saas').areas.map(({ id }) => `zone-${id}`),
    nodes: nodes.map((node) => node.id),
    // A channel that the run does not use is not drawn.
    edges: edges.filter((edge) => used.has(edge.id)).map((edge) => edge.id),
  };
}

export interface OpenPage {
  readonly page: Page;
  readonly cdp: CDPSession;
  readonly record: LoadRecord;
  /** Layout shift while it loaded. */
  readonly layoutShift: number;
  readonly close: () => Promise<void>;
}

/**
 * Opens the page in a fresh context with an empty cache and waits until it is ready and settled.
 * @param slowdown how many times slower the page's main thread runs
 * @throws when the page reports an error or its first picture does not get complete
 */
export async function open(browser: Browser, url: string, slowdown = 1): Promise<OpenPage> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, colorScheme: 'light' });
  const page = await context.newPage();
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error') errors.push(message.text());
  });
  const check = (): void => {
    if (errors.length > 0) throw new Error(`[bench] The page reports: ${errors.join(' | ')}`);
  };
  const cdp = await context.newCDPSession(page);
  if (slowdown > 1) await cdp.send('Emulation.setCPUThrottlingRate', { rate: slowdown });
  await page.addInitScript(installProbe, pictureOf());
  await page.goto(`${url}#scenario=saas`, { waitUntil: 'commit' });
  try {
    await page.evaluate(() => window.bench.ready);
  } catch (error) {
    check();
    throw error;
  }
  await sleep(SETTLE_MS);
  const record = await page.evaluate(() => window.bench.load());
  const layoutShift = await layoutShiftOf(page);
  check();
  return {
    page,
    cdp,
    record,
    layoutShift,
    async close() {
      await context.close();
      check();
    },
  };
}

/** How much has moved about in the page since this was last asked; 0 is nothing. */
export const layoutShiftOf = (page: Page): Promise<number> => page.evaluate(() => window.bench.takeLayoutShift());

const digitOf = (scenario: ScenarioId): string => `Shift+Digit${SCENARIO_IDS.indexOf(scenario) + 1}`;

/** The scenario of the nth toggle: SaaS, where a page opens, is the last of each round. */
const scenarioOf = (turn: number): ScenarioId => SCENARIO_IDS[(turn + 1) % SCENARIO_IDS.length] ?? 'saas';

/** @returns ms from the key event to the paint that shows the state it leads to */
async function press(page: Page, key: string, scenario: ScenarioId | null): Promise<number> {
  await page.evaluate((expected) => window.bench.keyToPaint(expected), scenario);
  await page.keyboard.press(key);
  return page.evaluate(() => window.bench.paintDelayMs());
}

/** Waits until what travels has come to its rest: the same key would only take it there. */
const atRest = (page: Page): Promise<unknown> =>
  page.waitForFunction(() =>
    [...document.querySelectorAll('.pill')].every((pill) => pill.getAnimations().length === 0),
  );

/** Steps forward `times` times, going back to the start now and then, unmeasured, so that the run does not end. */
export async function stepLatencies(page: Page, key: string, times: number): Promise<number[]> {
  const latencies: number[] = [];
  for (let turn = 0; turn < times; turn++) {
    if (turn % 10 === 0) {
      await page.keyboard.press('Home');
      await sleep(200);
    }
    latencies.push(await press(page, key, null));
    // The second press of a step takes it to its rest.
    await page.keyboard.press(key);
    await atRest(page);
    await sleep(60);
  }
  return latencies;
}

/** Toggles `times` times through the three scenarios and lets the boundary arrive each time. */
export async function toggleLatencies(page: Page, times: number): Promise<number[]> {
  const latencies: number[] = [];
  for (let turn = 0; turn < times; turn++) {
    const scenario = scenarioOf(turn);
    latencies.push(await press(page, digitOf(scenario), scenario));
    await sleep(TOGGLE_MS);
  }
  return latencies;
}

/** @returns ms from the key to the painted verdict, for each of `times` openings of the review; the first one loads it */
export async function reviewOpenings(page: Page, times: number): Promise<number[]> {
  const openings: number[] = [];
  for (let turn = 0; turn < times; turn++) {
    // In an object: what is awaited here is that the key is listened for, not the time.
    const opening = await page.evaluateHandle(() => ({
      ms: new Promise<number>((resolve) => {
        const onKey = () => {
          const startMs = performance.now();
          const look = () => {
            if (document.querySelector('.sentence') === null) requestAnimationFrame(look);
            else requestAnimationFrame(() => setTimeout(() => resolve(performance.now() - startMs)));
          };
          look();
        };
        addEventListener('keydown', onKey, { once: true, capture: true });
      }),
    }));
    await page.keyboard.press('b');
    openings.push(await opening.evaluate(({ ms }) => ms));
    await page.keyboard.press('Escape');
    await page.waitForFunction(() => document.querySelector('.sentence') === null);
  }
  return openings;
}

/** CPU time of the page's scripts on its main thread so far, in ms. However busy the machine is, only its own counts. */
async function scriptMsOf(cdp: CDPSession): Promise<number> {
  const { metrics } = await cdp.send('Performance.getMetrics');
  return 1000 * (metrics.find(({ name }) => name === 'ScriptDuration')?.value ?? 0);
}

/** @returns CPU ms of the scripts for each of `times` toggles, until the boundary has arrived */
export async function toggleScripts({ page, cdp }: OpenPage, times: number): Promise<number[]> {
  return scripts(page, cdp, times, (turn) => digitOf(scenarioOf(turn)));
}

/** @returns CPU ms of the scripts for each of `times` steps to the next message, while it begins to travel */
export async function stepScripts({ page, cdp }: OpenPage, times: number): Promise<number[]> {
  await page.keyboard.press('Home');
  return scripts(page, cdp, times, () => '.');
}

async function scripts(page: Page, cdp: CDPSession, times: number, keyOf: (turn: number) => string): Promise<number[]> {
  await cdp.send('Performance.enable', { timeDomain: 'threadTicks' });
  const taken: number[] = [];
  for (let turn = 0; turn < times; turn++) {
    await atRest(page);
    await sleep(TOGGLE_MS);
    const before = await scriptMsOf(cdp);
    await page.keyboard.press(keyOf(turn));
    await sleep(TOGGLE_MS);
    taken.push((await scriptMsOf(cdp)) - before);
  }
  await cdp.send('Performance.disable');
  return taken;
}

/** @returns the times between the frames while `action` runs, in ms */
export async function framesDuring(page: Page, action: () => Promise<unknown>): Promise<number[]> {
  await page.evaluate(() => window.bench.startFrames());
  await action();
  return page.evaluate(() => window.bench.stopFrames());
}

/** Frames of a run that plays from its start, as fast as it can: more travels. Leaves it paused, at normal speed. */
export async function playingFrames(page: Page, durationMs: number): Promise<number[]> {
  const speed = page.getByRole('combobox', { name: 'Speed' });
  await page.keyboard.press('Home');
  await speed.selectOption('4');
  const before = await page.locator('.readout').textContent();
  await page.getByRole('button', { name: 'Play', exact: true }).click();
  const gapsMs = await framesDuring(page, () => sleep(durationMs));
  const after = await page.locator('.readout').textContent();
  await page.keyboard.press('Space');
  await speed.selectOption('1');
  if (before === after) throw new Error('[bench] The run does not play.');
  return gapsMs;
}

/** Frames from a toggle to the end of the boundary's way, of `times` toggles together. */
export async function toggleFrames(page: Page, times: number): Promise<number[]> {
  const gapsMs: number[] = [];
  for (let turn = 0; turn < times; turn++) {
    const scenario = scenarioOf(turn);
    const ofThisToggle = await framesDuring(page, async () => {
      await page.keyboard.press(digitOf(scenario));
      await sleep(TOGGLE_MS);
    });
    gapsMs.push(...ofThisToggle);
    const onStage = await page.locator('.stage').getAttribute('data-scenario');
    if (onStage !== scenario) throw new Error(`[bench] The toggle shows ${onStage} instead of ${scenario}.`);
    await sleep(100);
  }
  return gapsMs;
}

/** Frames while the mouse drags the diagram to and fro. */
export async function panFrames(page: Page, durationMs: number): Promise<number[]> {
  const start = await page.evaluate(() => {
    const stage = document.querySelector('.stage')?.getBoundingClientRect();
    if (!stage) return null;
    for (let y = stage.top + 40; y < stage.bottom - 40; y += 10) {
      for (let x = stage.left + 40; x < stage.right - 40; x += 10) {
        if (document.elementFromPoint(x, y)?.classList.contains('react-flow__pane')) return { x, y };
      }
    }
    return null;
  });
  if (!start) throw new Error('[bench] The diagram has no free place to drag it by.');
  const viewport = () => page.locator('.react-flow__viewport').getAttribute('style');
  const before = await viewport();
  await page.mouse.move(start.x, start.y);
  await page.mouse.down();
  const gapsMs = await framesDuring(page, async () => {
    const beganMs = performance.now();
    for (let goneMs = 0; goneMs < durationMs; goneMs = performance.now() - beganMs) {
      // There and back, and there again: at the end the view stands elsewhere.
      const reach = Math.sin((goneMs / durationMs) * 2.5 * Math.PI);
      await page.mouse.move(start.x + 160 * reach, start.y + 90 * reach);
      await sleep(8);
    }
  });
  const after = await viewport();
  await page.mouse.up();
  if (before === after) throw new Error('[bench] The mouse does not pan the diagram.');
  return gapsMs;
}

export interface Held {
  readonly heapBytes: number;
  readonly nodes: number;
  readonly listeners: number;
}

/** What the page holds on to once all garbage is collected. */
export async function heldBy({ cdp }: OpenPage): Promise<Held> {
  // Once is not enough: weak references go in a later round.
  for (let round = 0; round < 3; round++) {
    await cdp.send('HeapProfiler.collectGarbage');
    await sleep(60);
  }
  const heap = await cdp.send('Runtime.getHeapUsage');
  const counters = await cdp.send('Memory.getDOMCounters');
  return { heapBytes: heap.usedSize, nodes: counters.nodes, listeners: counters.jsEventListeners };
}

/** One step and one toggle a turn, `cycles` times; ends where a page opens. */
export async function cycle(page: Page, cycles: number): Promise<void> {
  for (let turn = 0; turn < cycles; turn++) {
    if (turn % 10 === 0) await page.keyboard.press('Home');
    const rested = sleep(CYCLE_MS);
    // There, and to its rest.
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press(digitOf(scenarioOf(turn)));
    await rested;
  }
  await page.keyboard.press('Home');
  await page.keyboard.press(digitOf('saas'));
  await sleep(SETTLE_MS);
}

/** How much a page does that shows a paused run: frames, timers and idle callbacks asked for or run, and animations. */
export async function restlessness(page: Page, durationMs: number): Promise<{ calls: number; animations: number }> {
  await page.evaluate(() => window.bench.takeCalls());
  await sleep(durationMs);
  return page.evaluate(() => ({
    calls: window.bench.takeCalls(),
    animations: document.getAnimations().filter((animation) => animation.playState === 'running').length,
  }));
}
