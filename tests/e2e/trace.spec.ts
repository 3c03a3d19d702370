import type { Locator, Page } from '@playwright/test';
import { FAULTS } from '../../src/catalogue/faults.ts';
import { componentOf } from '../../src/model/model.ts';
import { classesOf } from '../../src/model/wording.ts';
import { contentHeight } from '../../src/panels/trace/timeline-layout.ts';
import { crossingIn } from '../../src/simulation/describe.ts';
import type { TraceMessage } from '../../src/simulation/trace.ts';
import { lanesOf } from '../../src/views/lanes.ts';
import { timelineOf } from '../../src/views/spans.ts';
import { expect, MORE, row, test } from './fixtures.ts';
import { DEFAULT_RUN, MODEL, messageAt, messageWhere, runWith, specIn } from './model.ts';

const INDEX = 20;
const MESSAGE = messageAt(INDEX);

const tab = (page: Page, name: string): Locator => page.getByRole('tab', { name, exact: true });
const tree = (page: Page): Locator => page.getByRole('tree', { name: 'Messages as a sequence' });
const currentRow = (page: Page): Locator => tree(page).getByRole('treeitem', { selected: true });
const grid = (page: Page): Locator => page.getByRole('grid', { name: 'Messages sent so far' });
const timeline = (page: Page): Locator => page.getByRole('region', { name: 'Timeline of the run' });
const separator = (page: Page): Locator => page.getByRole('separator', { name: 'Height of the panel' });

const numberOf = (message: TraceMessage): number => DEFAULT_RUN.trace.messages.indexOf(message) + 1;

test.describe('the drawer', () => {
  test('opens with T on the sequence, and its tabs are in the link', async ({ page, simulator }) => {
    await simulator.open({ message: MESSAGE.id });
    await simulator.press('t');
    await expect(simulator.drawerTitle).toHaveText('Trace');
    await simulator.expectInLink('view', 'sequence');
    await tab(page, 'Sequence').focus();
    for (const view of ['timeline', 'log', 'sequence']) {
      await simulator.press('ArrowRight');
      await simulator.expectInLink('view', view);
      await expect(page.locator(':focus')).toHaveAttribute('aria-selected', 'true');
    }
    await simulator.expectAt(MESSAGE);
    await simulator.press('Escape');
    await expect(simulator.drawer).toHaveCount(0);
  });

  test('changes its height by keyboard and by mouse, and keeps it', MORE, async ({ page, simulator }) => {
    await simulator.open({ view: 'sequence' });
    const before = await heightOf(simulator.drawer);
    const share = await shareOf(page);
    await separator(page).focus();
    await simulator.press('ArrowUp', 'ArrowUp');
    await expect(separator(page)).toHaveAttribute('aria-valuenow', String(share + 10));
    const byKeyboard = await heightOf(simulator.drawer);
    expect(byKeyboard).toBeGreaterThan(before);
    await simulator.expectAtStart();

    const handle = await separator(page).boundingBox();
    if (!handle) throw new Error('[e2e] The separator is not on the page.');
    await page.mouse.move(handle.x + 200, handle.y + 4);
    await page.mouse.down();
    await page.mouse.move(handle.x + 200, handle.y + 154, { steps: 4 });
    await page.mouse.up();
    const byMouse = await heightOf(simulator.drawer);
    expect(Math.abs(byKeyboard - 150 - byMouse)).toBeLessThan(8);

    await page.reload();
    await expect(separator(page)).toBeVisible();
    expect(await heightOf(simulator.drawer)).toBeCloseTo(byMouse, 0);
  });

  test('works where storage is blocked', MORE, async ({ page, simulator }) => {
    await page.addInitScript(() => {
      Object.defineProperty(window, 'localStorage', {
        get() {
          throw new DOMException('blocked', 'SecurityError');
        },
      });
    });
    await simulator.open({ view: 'sequence' });
    const share = await shareOf(page);
    await separator(page).focus();
    await simulator.press('ArrowDown');
    await expect(separator(page)).toHaveAttribute('aria-valuenow', String(share - 5));
  });
});

/** The share of the room that the drawer has, in per cent. */
const shareOf = async (page: Page): Promise<number> => Number(await separator(page).getAttribute('aria-valuenow'));

async function heightOf(element: Locator): Promise<number> {
  const heights: number[] = [];
  // While its part arrives, another drawer stands in for it, and leaves the page when that is there.
  await expect
    .poll(async () => {
      const box = await element.boundingBox();
      if (box) heights.push(box.height);
      return heights.length;
    })
    .toBeGreaterThan(0);
  return heights[0] ?? Number.NaN;
}

test.describe('the sequence', () => {
  test(
    'has a lane for each component that takes part, in the order of the columns',
    MORE,
    async ({ page, simulator }) => {
      await simulator.open({ view: 'sequence' });
      const names = await tree(page).locator('.sequence-name').allInnerTexts();
      const expected = lanesOf(DEFAULT_RUN).map((id) => componentOf(MODEL, id).label);
      expect(names.map((name) => name.replace(/\s+/g, ' '))).toEqual(expected);
    },
  );

  test('moves its boundary with the scenario', MORE, async ({ page, simulator }) => {
    await page.emulateMedia({ reducedMotion: 'reduce' });
    await simulator.open({ view: 'sequence', message: MESSAGE.id });
    const zones: string[][] = [];
    for (const id of ['saas', 'hybrid', 'on-prem'] as const) {
      await simulator.clickScenario(id);
      await simulator.expectInLink('scenario', id);
      const theirs = tree(page).locator('.sequence-name[data-owner=zenml]');
      zones.push(await theirs.allInnerTexts());
      // The line stands before the first lane of ZenML's.
      const line = await tree(page).locator('.sequence-ground .sequence-theirs').boundingBox();
      const first = id === 'on-prem' ? null : await theirs.first().boundingBox();
      if (first && line) expect(Math.abs(line.x - first.x)).toBeLessThan(2);
    }
    expect(zones.map((names) => names.length > 0)).toEqual([true, true, false]);
    expect(zones[0]?.length).toBeGreaterThan(zones[1]?.length ?? 0);
  });

  test('names the message, its class and its route, and marks where it crosses', async ({ page, simulator }) => {
    const crossing = messageWhere((message) => crossingIn(DEFAULT_RUN, 'saas', message).crossing !== 'none');
    await simulator.open({ view: 'sequence', message: crossing.id });
    const { label } = specIn(crossing);
    await expect(currentRow(page)).toHaveAccessibleName(new RegExp(`^${numberOf(crossing)}\\. ${label}, .* to `));
    await expect(currentRow(page).locator('.sequence-notch')).toHaveCount(1);
    await simulator.clickScenario('on-prem');
    await expect(currentRow(page).locator('.sequence-notch')).toHaveCount(0);
  });

  test('selects by click, and follows a selection made elsewhere', async ({ page, simulator }) => {
    await simulator.open({ view: 'sequence', message: MESSAGE.id });
    const other = messageAt(INDEX + 1);
    await tree(page)
      .getByRole('treeitem', { name: `${INDEX + 2}. ${specIn(other).label}` })
      .click();
    await simulator.expectAt(other);
    await expect(simulator.captionTitle).toHaveText(specIn(other).narration);
    await simulator.press('End');
    await simulator.press(',');
    await expect(currentRow(page)).toBeInViewport();
    await simulator.expectAt(messageAt(-1));
  });

  test('collapses a beat to one arrow by keyboard and opens it again', async ({ page, simulator }) => {
    await simulator.open({ view: 'sequence', message: MESSAGE.id });
    await tree(page).focus();
    await simulator.press('ArrowLeft', 'ArrowLeft');
    const beat = currentRow(page);
    await expect(beat).toHaveAttribute('aria-expanded', 'false');
    await expect(beat.locator('.sequence-line')).toHaveCount(1);
    await simulator.press('ArrowRight');
    await expect(currentRow(page)).toHaveAccessibleName(new RegExp(`^${INDEX + 1}\\. `));
    await simulator.expectAt(MESSAGE);
    await simulator.button('Collapse all').click();
    await expect(tree(page).locator('[data-kind=message]')).toHaveCount(0);
    await expect(currentRow(page)).toBeInViewport();
    await simulator.button('Expand all').click();
    await expect(tree(page).locator('[data-kind=message]').first()).toBeVisible();
  });

  test('moves by arrow keys and goes to a message with Enter', async ({ page, simulator }) => {
    await simulator.open({ view: 'sequence', message: MESSAGE.id });
    await tree(page).focus();
    await simulator.press('ArrowDown', 'Enter');
    await simulator.expectAt(messageAt(INDEX + 1));
    await simulator.press('ArrowUp', 'ArrowUp', 'Enter');
    await simulator.expectAt(messageAt(INDEX - 1));
  });

  test('shows a failed send, and the tries after it', MORE, async ({ page, simulator }) => {
    const [fault] = FAULTS.filter(({ message, times }) =>
      runWith({ fault: { message, times } }).trace.messages.some(({ attempt }) => attempt > 1),
    );
    if (!fault) throw new Error('[e2e] No fault leads to a second try.');
    const run = runWith({ fault: { message: fault.message, times: fault.times } });
    const failed = messageWhere(({ status }) => status === 'failed', run);
    const again = messageWhere(({ attempt }) => attempt === 2, run);
    await simulator.open({ view: 'sequence', fault: fault.id, message: failed.id });
    await expect(currentRow(page)).toContainText('failed');
    await expect(currentRow(page).locator('.sequence-cross')).toHaveCount(1);
    await simulator.press('.');
    await simulator.expectAt(again, run);
    await expect(currentRow(page).locator('.sequence-label')).toContainText('~2');
  });
});

test.describe('the timeline', () => {
  const rangeOf = async (page: Page): Promise<readonly [number, number]> => {
    const from = await timeline(page).getAttribute('data-from');
    const to = await timeline(page).getAttribute('data-to');
    return [Number(from), Number(to)];
  };

  test('says that its durations are illustrative', MORE, async ({ page, simulator }) => {
    await simulator.open({ view: 'timeline' });
    await expect(page.getByRole('tabpanel', { name: 'Timeline' })).toContainText('Durations are illustrative');
  });

  test('zooms and moves by W, S, A and D, only while it has the focus', MORE, async ({ page, simulator }) => {
    await simulator.open({ view: 'timeline', message: MESSAGE.id });
    await expect.poll(async () => (await rangeOf(page))[1]).toBeGreaterThan(DEFAULT_RUN.trace.durationMs);
    const whole = await rangeOf(page);
    await timeline(page).focus();
    for (const _ of [1, 2, 3, 4]) await simulator.press('w');
    const closer = await rangeOf(page);
    expect(closer[1] - closer[0]).toBeLessThan(whole[1] - whole[0]);
    expect(closer[0]).toBeLessThan(MESSAGE.sentMs);
    expect(closer[1]).toBeGreaterThan(MESSAGE.receivedMs);
    await simulator.press('d');
    expect((await rangeOf(page))[0]).toBeGreaterThan(closer[0]);
    await simulator.press('f');
    const near = await rangeOf(page);
    expect(near[1] - near[0]).toBeLessThan(5 * (MESSAGE.receivedMs - MESSAGE.sentMs));
    await simulator.press('0');
    expect(await rangeOf(page)).toEqual(whole);
    await simulator.expectAt(MESSAGE);
    // Elsewhere D is the theme, as ever.
    await tab(page, 'Timeline').focus();
    await simulator.press('d');
    await simulator.expectColours('light');
    expect(await rangeOf(page)).toEqual(whole);
  });

  test('zooms around the pointer by wheel with Ctrl', MORE, async ({ page, simulator }) => {
    await simulator.open({ view: 'timeline' });
    await expect.poll(async () => (await rangeOf(page))[1]).toBeGreaterThan(DEFAULT_RUN.trace.durationMs);
    await timeline(page).hover();
    await page.keyboard.down('Control');
    await page.mouse.wheel(0, -200);
    await page.keyboard.up('Control');
    await expect.poll(async () => (await rangeOf(page))[0]).toBeGreaterThan(0);
    expect((await rangeOf(page))[1]).toBeLessThan(DEFAULT_RUN.trace.durationMs);
  });

  test('has a cursor that can be dragged and moved by keyboard', async ({ page, simulator }) => {
    await simulator.open({ view: 'timeline', message: MESSAGE.id });
    const cursor = page.getByRole('slider', { name: 'Cursor of the timeline' });
    await expect(cursor).toHaveAttribute('aria-valuenow', String(INDEX + 1));
    await cursor.focus();
    await simulator.press('ArrowRight');
    await simulator.expectAt(messageAt(INDEX + 1));
    const box = await cursor.boundingBox();
    if (!box) throw new Error('[e2e] The cursor is not on the page.');
    await page.mouse.move(box.x + 7, box.y + 60);
    await page.mouse.down();
    await page.mouse.move(box.x + 307, box.y + 60, { steps: 5 });
    await page.mouse.up();
    await expect.poll(async () => Number(await cursor.getAttribute('aria-valuenow'))).toBeGreaterThan(INDEX + 5);
  });

  test('groups by component or by pipeline step', MORE, async ({ page, simulator }) => {
    // Both need more height than the drawer has.
    const run = runWith({ steps: 12, width: 3 });
    await simulator.open({ view: 'timeline', steps: '12', width: '3' });
    const height = (): Promise<number> =>
      timeline(page)
        .locator('.timeline-scroller')
        .evaluate((scroller) => scroller.scrollHeight);
    const timelines = { component: timelineOf(run, 'component'), step: timelineOf(run, 'step') };
    await expect.poll(height).toBe(contentHeight(timelines.component));
    await page.getByText('By pipeline step', { exact: true }).click();
    await expect(page.getByRole('radio', { name: 'By pipeline step' })).toBeChecked();
    await expect.poll(height).toBe(contentHeight(timelines.step));
  });
});

test.describe('the log', () => {
  const rowsSoFar = (count: number): string => String(count + 1);

  test('grows as the run goes on, and shrinks when one goes back', MORE, async ({ page, simulator }) => {
    await simulator.open({ view: 'log' });
    await expect(grid(page)).toHaveAttribute('aria-rowcount', rowsSoFar(0));
    await expect(simulator.drawer).toContainText('Nothing has been sent yet.');
    await simulator.step('.', '.', '.');
    await expect(grid(page)).toHaveAttribute('aria-rowcount', rowsSoFar(3));
    await expect(grid(page).getByRole('row', { selected: true })).toContainText(specIn(messageAt(2)).label);
    await simulator.press(',');
    await expect(grid(page)).toHaveAttribute('aria-rowcount', rowsSoFar(2));
    await simulator.press('End');
    await expect(grid(page)).toHaveAttribute('aria-rowcount', rowsSoFar(DEFAULT_RUN.trace.messages.length));
  });

  test('filters by text, data class and crossing', async ({ page, simulator }) => {
    await simulator.open({ view: 'log' });
    await simulator.press('End');
    const counts = (holds: (message: TraceMessage) => boolean): string =>
      rowsSoFar(DEFAULT_RUN.trace.messages.filter(holds).length);
    await page.getByRole('combobox', { name: 'Filter by data class' }).selectOption('Credentials');
    const secret = (message: TraceMessage): boolean => classesOf(specIn(message)).includes('credentials');
    await expect(grid(page)).toHaveAttribute('aria-rowcount', counts(secret));
    await page.getByRole('combobox', { name: 'Filter by crossing' }).selectOption('Leaves your infrastructure');
    const leaving = (message: TraceMessage): boolean =>
      secret(message) && crossingIn(DEFAULT_RUN, 'saas', message).crossing === 'leaves';
    await expect(grid(page)).toHaveAttribute('aria-rowcount', counts(leaving));
    await page.getByRole('searchbox', { name: 'Filter by text' }).fill('qqqq');
    await expect(simulator.drawer).toContainText('No message passes the filter.');
  });

  // As in the sequence, and as where one view selects in all of them.
  test('moves by arrow keys and goes to a message with Enter', row(false), async ({ page, simulator }) => {
    await simulator.open({ view: 'log', message: MESSAGE.id });
    await grid(page).focus();
    await simulator.press('ArrowUp', 'ArrowUp', 'Enter');
    await simulator.expectAt(messageAt(INDEX - 2));
    await grid(page)
      .getByRole('row')
      .filter({ hasText: specIn(messageAt(INDEX - 3)).label })
      .last()
      .click();
    await expect(simulator.captionTitle).toHaveText(specIn(messageAt(INDEX - 3)).narration);
  });

  test.describe('copying', () => {
    test.use({ permissions: ['clipboard-read', 'clipboard-write'] });

    test('copies a row by its button and with Ctrl+C', MORE, async ({ page, simulator }) => {
      await simulator.open({ view: 'log', message: MESSAGE.id });
      const copied = () => page.evaluate(() => navigator.clipboard.readText());
      await simulator.button(`Copy row ${INDEX + 1}`).click();
      await expect(simulator.notice).toContainText(`Row ${INDEX + 1} copied.`);
      expect((await copied()).split('\t')).toEqual(
        expect.arrayContaining([String(INDEX + 1), MESSAGE.id, specIn(MESSAGE).label]),
      );
      await simulator.expectAt(MESSAGE);
      await grid(page).focus();
      await simulator.press('ArrowUp', 'Control+c');
      await expect(simulator.notice).toContainText(`Row ${INDEX} copied.`);
      expect(await copied()).toContain(messageAt(INDEX - 1).id);
    });
  });
});

test('selecting in one view selects in all of them', async ({ page, simulator }) => {
  await simulator.open({ view: 'log', message: MESSAGE.id });
  const earlier = messageAt(INDEX - 4);
  await grid(page).focus();
  await simulator.press('ArrowUp', 'ArrowUp', 'ArrowUp', 'ArrowUp', 'Enter');
  await simulator.expectAt(earlier);
  await simulator.expectInLink('message', earlier.id);
  await expect(simulator.captionTitle).toHaveText(specIn(earlier).narration);
  await expect(simulator.pill).toHaveAttribute('data-message', earlier.id);
  await tab(page, 'Sequence').click();
  await expect(currentRow(page)).toHaveAccessibleName(new RegExp(`^${INDEX - 3}\\. `));
  await tab(page, 'Timeline').click();
  await expect(page.getByRole('slider', { name: 'Cursor of the timeline' })).toHaveAttribute(
    'aria-valuenow',
    String(INDEX - 3),
  );
  await simulator.press('i');
  await expect(simulator.drawerTitle).toHaveText(specIn(earlier).label);
});

test('a long run renders only the rows that can be seen', async ({ page, simulator }) => {
  await simulator.open({ view: 'sequence', steps: '60', width: '10' });
  const total = runWith({ steps: 60, width: 10 }).trace.messages.length;
  await simulator.press('End', ',');
  await expect(currentRow(page)).toBeInViewport();
  expect(await tree(page).getByRole('treeitem').count()).toBeLessThan(60);
  await tab(page, 'Log').click();
  await expect(grid(page)).toHaveAttribute('aria-rowcount', String(total + 1));
  expect(await grid(page).getByRole('row').count()).toBeLessThan(60);
});
