import type { BrowserContext, Page } from '@playwright/test';
import { TOURS } from '../../src/catalogue/tours/index.ts';
import { FILE_IN_TALK } from '../../src/state/talk-files.ts';
import { expect, test } from './fixtures.ts';

// What a talk keeps on the device is its own.
test.use({ reuseContext: false });

const DOWN = TOURS.find(({ id }) => id === 'zenml-down');
const sentenceOf = (number: number): string => DOWN?.stops[number - 1]?.sentence ?? '';

const stageSentence = (page: Page) => page.getByRole('region', { name: 'What is told' }).getByRole('heading');
const consoleSentence = (page: Page) => page.getByRole('region', { name: 'Now' }).getByRole('heading');
const state = (page: Page) => page.getByRole('status', { name: 'Stage' });

async function openWindow(context: BrowserContext, hash: string): Promise<Page> {
  const page = await context.newPage();
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await page.goto(`/#${hash}`);
  return page;
}

test.describe('windows of a talk, however many', { tag: '@more' }, () => {
  test('two consoles show what the audience sees, whichever is used', async ({ page, context }) => {
    await page.emulateMedia({ reducedMotion: 'reduce' });
    await page.goto('/#tour=zenml-down&stop=2&view=present&channel=abc');
    await expect(stageSentence(page)).toHaveText(sentenceOf(2));
    const one = await openWindow(context, 'tour=zenml-down&stop=2&view=presenter&channel=abc');
    await expect(state(one)).toHaveText('The audience sees this');
    const other = await openWindow(context, 'tour=zenml-down&stop=2&view=presenter&channel=abc');
    await expect(state(one)).toContainText('Another presenter window leads.');
    await expect(consoleSentence(other)).toHaveText(sentenceOf(2));
    await other.keyboard.press('PageDown');
    await expect(stageSentence(page)).toHaveText(sentenceOf(3));
    await expect(consoleSentence(one)).toHaveText(sentenceOf(3));
    await one.keyboard.press('PageDown');
    await expect(stageSentence(page)).toHaveText(sentenceOf(4));
    await expect(consoleSentence(other)).toHaveText(sentenceOf(4));
    await expect(state(other)).toContainText('Another presenter window leads.');
    await one.close();
    await expect(state(other)).toHaveText('The audience sees this');
    await other.keyboard.press('PageDown');
    await expect(stageSentence(page)).toHaveText(sentenceOf(5));
  });

  test('of three consoles exactly one leads when the leading one is closed', async ({ page, context }) => {
    await page.emulateMedia({ reducedMotion: 'reduce' });
    await page.goto('/#tour=zenml-down&stop=2&view=present&channel=abc');
    await expect(stageSentence(page)).toHaveText(sentenceOf(2));
    const consoles: Page[] = [];
    for (const _ of [1, 2, 3]) {
      const opened = await openWindow(context, 'tour=zenml-down&stop=2&view=presenter&channel=abc');
      await expect(state(opened)).toHaveText('The audience sees this');
      consoles.push(opened);
    }
    const [one, two, last] = consoles;
    if (!one || !two || !last) throw new Error('No consoles.');
    await last.close();
    const others = 'Another presenter window leads.';
    const following = async (): Promise<number> =>
      (await Promise.all([one, two].map((each) => state(each).textContent()))).filter((text) => text?.includes(others))
        .length;
    await expect.poll(following).toBe(1);
    await two.keyboard.press('PageDown');
    await expect(stageSentence(page)).toHaveText(sentenceOf(3));
    await expect(consoleSentence(one)).toHaveText(sentenceOf(3));
    await expect(state(one)).toContainText(others);
    // One that follows is closed: the other goes on leading.
    await one.close();
    await page.keyboard.press('PageDown');
    await expect(consoleSentence(two)).toHaveText(sentenceOf(4));
  });

  test('two stages are led by one console, and one of them may go', async ({ page, context }) => {
    await page.emulateMedia({ reducedMotion: 'reduce' });
    await page.goto('/#tour=zenml-down&stop=2&view=presenter&channel=abc');
    const one = await openWindow(context, 'tour=zenml-down&stop=1&view=present&channel=abc');
    const other = await openWindow(context, 'tour=zenml-down&stop=1&view=present&channel=abc');
    await page.keyboard.press('PageDown');
    await expect(stageSentence(one)).toHaveText(sentenceOf(3));
    await expect(stageSentence(other)).toHaveText(sentenceOf(3));
    await one.close();
    await other.keyboard.press('PageDown');
    await expect(consoleSentence(page)).toHaveText(sentenceOf(4));
    await expect(state(page)).toHaveText('The audience sees this');
  });

  test('Back on the stage shows the audience nothing that the console does not', async ({ page, context }) => {
    await page.emulateMedia({ reducedMotion: 'reduce' });
    await page.goto('/#scenario=saas&view=present&channel=abc');
    await expect(stageSentence(page)).not.toBeEmpty();
    // Two entries of the history, in two scenarios.
    await page.keyboard.press('Shift+Digit2');
    await page.keyboard.press('Shift+Digit3');
    const told = page.getByRole('region', { name: 'What is told' });
    await expect(told).toContainText('Full On-Prem');
    const presenter = await openWindow(context, 'scenario=on-prem&view=presenter&channel=abc');
    await expect(state(presenter)).toHaveText('The audience sees this');
    await presenter.keyboard.press('PageDown');
    await expect(page.getByRole('img', { name: 'Stop 1 of' })).toBeVisible();
    await page.goBack();
    await expect(told).toContainText('Full On-Prem');
    await presenter.keyboard.press('PageDown');
    await expect(page.getByRole('img', { name: 'Stop 2 of' })).toBeVisible();
    await expect(told).toContainText('Full On-Prem');
  });

  test('a question in the story of a run leads back to the same moment', async ({ page }) => {
    await page.emulateMedia({ reducedMotion: 'reduce' });
    await page.goto('/#scenario=hybrid&message=push-image.push&view=presenter&channel=abc');
    await expect(consoleSentence(page)).not.toBeEmpty();
    const sentence = (await consoleSentence(page).textContent()) ?? '';
    const back = page.getByRole('button', { name: 'Back to the stop' });
    await page.getByRole('combobox', { name: 'What goes wrong' }).selectOption({ index: 20 });
    await expect(consoleSentence(page)).not.toHaveText(sentence);
    await page.keyboard.press('Shift+Digit1');
    await page.getByRole('button', { name: 'Crossings' }).click();
    await page.reload();
    await expect(consoleSentence(page)).toHaveText('Review: what crosses');
    await back.click();
    await expect(consoleSentence(page)).toHaveText(sentence);
    await expect.poll(() => page.url()).toMatch(/scenario=hybrid&message=push-image\.push&view=presenter&channel=abc$/);
  });

  test('the clock of a talk goes on while its console is closed and opened again', async ({ page, context }) => {
    await context.clock.install({ time: 0 });
    await page.goto('/#tour=zenml-down&stop=2&view=present&channel=abc');
    await expect(stageSentence(page)).not.toBeEmpty();
    const elapsed = (presenter: Page) => presenter.getByText('Elapsed').locator('..').locator('dd');
    const hash = 'tour=zenml-down&stop=2&view=presenter&channel=abc';
    const presenter = await openWindow(context, hash);
    await expect(elapsed(presenter)).toHaveText(/^0:/);
    await presenter.clock.runFor(65_000);
    await expect(elapsed(presenter)).toHaveText(/^1:\d\d$/);
    await presenter.close();
    const again = await openWindow(context, hash);
    await expect(elapsed(again)).toHaveText(/^[1-9]\d*:\d\d$/);
    // Another talk has a time of its own.
    const other = await openWindow(context, hash.replace('abc', 'def'));
    await expect(elapsed(other)).toHaveText(/^0:\d\d$/);
  });

  test('third parties apart follow to the window of the audience', async ({ page, context }) => {
    await page.emulateMedia({ reducedMotion: 'reduce' });
    await page.goto('/#scenario=hybrid&view=present&channel=abc');
    await expect(stageSentence(page)).not.toBeEmpty();
    await openWindow(context, 'scenario=hybrid&third-parties=apart&view=presenter&channel=abc');
    await expect.poll(() => page.url()).toContain('third-parties=apart');
    await expect(page.locator('.react-flow__node').first()).toBeVisible();
  });

  test('the clock of a talk and a black stage go on through a reload', async ({ page, context }) => {
    await page.clock.install({ time: 0 });
    await page.emulateMedia({ reducedMotion: 'reduce' });
    await page.goto('/#tour=zenml-down&stop=2&view=presenter&channel=abc');
    const stage = await openWindow(context, 'tour=zenml-down&stop=1&view=present&channel=abc');
    await expect(state(page)).toHaveText('The audience sees this');
    await page.clock.runFor(65_000);
    const elapsed = page.getByText('Elapsed').locator('..').locator('dd');
    const left = page.getByText('Left', { exact: true }).locator('..').locator('dd');
    await expect(elapsed).toHaveText(/^1:\d\d$/);
    await page.keyboard.press('b');
    await expect(stage.getByRole('status', { name: 'Black' })).toBeVisible();
    await page.reload();
    await expect(elapsed).toHaveText(/^1:\d\d$/);
    // Of four minutes.
    await expect(left).toHaveText(/^2:[1-5]\d$/);
    await expect(state(page)).toContainText('The stage is black');
    await expect(stage.getByRole('status', { name: 'Black' })).toBeVisible();
  });

  test('a file that is dropped on the stage or the console is caught with one sentence', async ({
    page,
    context,
    simulator,
  }) => {
    const drop = async (on: Page): Promise<boolean> => {
      const dataTransfer = await on.evaluateHandle(() => {
        const transfer = new DataTransfer();
        transfer.items.add(new File(['{}'], 'run.json', { type: 'application/json' }));
        return transfer;
      });
      return on.evaluate((transfer) => {
        const events = ['dragover', 'drop'].map(
          (type) => new DragEvent(type, { dataTransfer: transfer, bubbles: true, cancelable: true }),
        );
        // The browser shows the file in the place of the page unless somebody takes both.
        return events.every((event) => !document.body.dispatchEvent(event));
      }, dataTransfer);
    };
    await page.emulateMedia({ reducedMotion: 'reduce' });
    await page.goto('/#tour=zenml-down&stop=2&view=present&channel=abc');
    await expect(stageSentence(page)).toHaveText(sentenceOf(2));
    expect(await drop(page)).toBe(true);
    await expect(page.getByRole('toolbar', { name: 'Talk' }).getByRole('alert')).toHaveText(FILE_IN_TALK);
    const presenter = await openWindow(context, 'tour=zenml-down&stop=2&view=presenter&channel=abc');
    await expect(state(presenter)).toHaveText('The audience sees this');
    expect(await drop(presenter)).toBe(true);
    await expect(presenter.getByRole('status', { name: 'Notice' })).toContainText(FILE_IN_TALK);
    // On the stage of a talk that a console leads, it is said there.
    await presenter.getByRole('status', { name: 'Notice' }).getByRole('button').click();
    expect(await drop(page)).toBe(true);
    await expect(presenter.getByRole('status', { name: 'Notice' })).toContainText(FILE_IN_TALK);
    await expect(stageSentence(page)).toHaveText(sentenceOf(2));
    await simulator.press('PageDown');
    await expect(stageSentence(page)).toHaveText(sentenceOf(3));
  });

  test('keys that are pressed while the tour loads count when it is there', async ({ page }) => {
    let release: () => void = () => undefined;
    const released = new Promise<void>((resolve) => {
      release = resolve;
    });
    await page.route(/\/tours-[^/]*\.js$/, async (route) => {
      const response = await route.fetch();
      // Of the files of that name, the one with the tours themselves.
      if ((await response.text()).includes(sentenceOf(2))) await released;
      await route.fulfill({ response });
    });
    await page.emulateMedia({ reducedMotion: 'reduce' });
    await page.goto('/#tour=zenml-down&view=present');
    await expect(page.getByRole('toolbar', { name: 'Talk' })).toBeAttached();
    await expect(stageSentence(page)).toBeEmpty();
    for (const key of ['PageDown', 'PageDown', 'b', 'PageUp', 'PageDown']) await page.keyboard.press(key);
    release();
    await expect(stageSentence(page)).toHaveText(sentenceOf(3));
    await expect(page.getByRole('status', { name: 'Black' })).toHaveCount(0);
  });
});
