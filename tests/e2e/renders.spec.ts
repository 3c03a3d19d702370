import type { CDPSession, Page } from '@playwright/test';
import type { ScenarioId } from '../../machines/model.ts';
import { expect, MORE, test } from './fixtures.ts';
import { messageAt, specIn } from './model.ts';

/** The page with the names of its functions; see vite.fixtures.config.ts. */
const NAMED_PAGE = '/fixtures/index.html';

/** How often each function of the page's scripts ran since this was last asked, by its name. */
async function takeCounts(cdp: CDPSession): Promise<ReadonlyMap<string, number>> {
  const { result } = await cdp.send('Profiler.takePreciseCoverage');
  const counts = new Map<string, number>();
  for (const { functions } of result) {
    for (const { functionName, ranges } of functions) {
      counts.set(functionName, (counts.get(functionName) ?? 0) + (ranges[0]?.count ?? 0));
    }
  }
  return counts;
}

/** Counts the renders of boxes, channels and the shell while something is done. */
async function rendersDuring(page: Page, action: () => Promise<void>): Promise<Readonly<Record<string, number>>> {
  const cdp = await page.context().newCDPSession(page);
  await cdp.send('Profiler.enable');
  await cdp.send('Profiler.startPreciseCoverage', { callCount: true, detailed: false });
  await takeCounts(cdp);
  await action();
  const counts = await takeCounts(cdp);
  await cdp.detach();
  // A name that nothing has would be counted as no render.
  expect(counts.get('commitRoot') ?? 0).toBeGreaterThan(0);
  const of = (name: string): number => counts.get(name) ?? 0;
  return {
    boxes: of('ComponentNode'),
    channels: of('ChannelEdge'),
    handles: of('Handles'),
    zones: of('Zone'),
    shell: of('Shell'),
    header: of('Header'),
    phases: of('PhaseList'),
    caption: of('Caption'),
    playback: of('PlaybackBar'),
  };
}

const MESSAGE_INDEX = 40;
const MESSAGE = messageAt(MESSAGE_INDEX);

test('counts what renders', MORE, async ({ page, simulator }) => {
  await page.goto('about:blank');
  const all = await rendersDuring(page, async () => {
    await page.goto(`${NAMED_PAGE}#message=${MESSAGE.id}`);
    await simulator.expectAt(MESSAGE);
    await simulator.expectDiagram();
  });
  for (const [name, count] of Object.entries(all)) expect(count, name).toBeGreaterThan(0);
});

test('a toggle of the scenario renders no box, no channel and nothing around them', async ({ page, simulator }) => {
  await page.goto(`${NAMED_PAGE}#message=${MESSAGE.id}`);
  await simulator.expectAt(MESSAGE);
  await simulator.expectDiagram();
  for (const [key, scenario] of [
    ['Shift+Digit2', 'hybrid'],
    ['Shift+Digit3', 'on-prem'],
    ['Shift+Digit1', 'saas'],
  ] as const satisfies readonly (readonly [string, ScenarioId])[]) {
    const { boxes, channels, handles, zones, shell, header, playback } = await rendersDuring(page, async () => {
      await simulator.press(key);
      await expect(simulator.stage).toHaveAttribute('data-scenario', scenario);
      await simulator.frames(2);
    });
    expect({ boxes, channels, handles, shell, header, playback }, scenario).toEqual({
      boxes: 0,
      channels: 0,
      handles: 0,
      shell: 0,
      header: 0,
      playback: 0,
    });
    expect(zones, scenario).toBeGreaterThan(0);
  }
});

test('the first step renders its two boxes and its channel', async ({ page, simulator }) => {
  const first = messageAt(0);
  const { from, to } = specIn(first);
  await page.goto(NAMED_PAGE);
  await simulator.expectAtStart();
  await simulator.expectDiagram();
  const { boxes, channels, handles, zones, shell, header } = await rendersDuring(page, async () => {
    await simulator.press('.');
    await simulator.expectAt(first);
    await simulator.frames(2);
  });
  expect({ boxes, channels, handles, zones, shell, header }).toEqual({
    boxes: new Set([from, to]).size,
    channels: from === to ? 0 : 1,
    handles: 0,
    zones: 0,
    shell: 0,
    header: 0,
  });
});

test('a step renders the boxes and the channels whose message comes or goes', async ({ page, simulator }) => {
  const [before, after] = [MESSAGE, messageAt(MESSAGE_INDEX + 1)];
  const ends = [before, after].map((message) => specIn(message));
  const boxes = new Set(ends.flatMap(({ from, to }) => [from, to]));
  await page.goto(`${NAMED_PAGE}#message=${before.id}`);
  await simulator.expectAt(before);
  await simulator.expectDiagram();
  const renders = await rendersDuring(page, async () => {
    await simulator.press('.');
    await simulator.expectAt(after);
    await simulator.frames(2);
  });
  expect(renders.boxes).toBeLessThanOrEqual(boxes.size);
  expect(renders.channels).toBeLessThanOrEqual(ends.length);
  expect([renders.handles, renders.zones, renders.shell, renders.header]).toEqual([0, 0, 0, 0]);
});

test('a drawer that is opened renders nothing but itself and its button', async ({ page, simulator }) => {
  await page.goto(`${NAMED_PAGE}#message=${MESSAGE.id}`);
  await simulator.expectAt(MESSAGE);
  await simulator.expectDiagram();
  const renders = await rendersDuring(page, async () => {
    await simulator.press('s');
    await expect(simulator.button('Choose a file')).toBeVisible();
    await simulator.frames(2);
  });
  expect(renders).toEqual(Object.fromEntries(Object.keys(renders).map((name) => [name, 0])));
});
