import AxeBuilder from '@axe-core/playwright';
import type { Locator, Page } from '@playwright/test';
import { TOURS } from '../../src/catalogue/tours/index.ts';
import type { Tour } from '../../src/model/tour-types.ts';
import { indexOfMessage } from '../../src/simulation/trace.ts';
import { sentenceAt } from '../../src/views/score.ts';
import { stopsOf } from '../../src/views/stops.ts';
import { expect, MORE, ONLY_VIOLATIONS, test } from './fixtures.ts';
import { DEFAULT_RUN } from './model.ts';

// What a talk keeps on the device is its own.
test.use({ reuseContext: false });

function tourOf(id: string): Tour {
  const tour = TOURS.find((candidate) => candidate.id === id);
  if (!tour) throw new Error(`No tour ${id}.`);
  return tour;
}

const FIRST_RUN = tourOf('first-run');
const DOWN = tourOf('zenml-down');

/** The sentence of a stop of a tour, by its number from 1. */
const sentenceOf = (tour: Tour, number: number): string => tour.stops[number - 1]?.sentence ?? '';

/** The message of a stop of a tour in the default run, by the number of the stop from 1. */
const indexOfStop = (tour: Tour, number: number): number =>
  indexOfMessage(DEFAULT_RUN.trace, tour.stops[number - 1]?.message ?? '');

/** The sentence of a stop of the story of the default run in Hybrid SaaS, by its number from 1. */
const storyOf = (number: number): string =>
  sentenceAt(DEFAULT_RUN, 'hybrid', 'story', stopsOf(DEFAULT_RUN, 'hybrid')[number - 1]?.message ?? -1);

/** What the audience sees. */
class StageWindow {
  readonly page: Page;
  readonly sentence: Locator;
  readonly black: Locator;

  constructor(page: Page) {
    this.page = page;
    this.sentence = page.getByRole('region', { name: 'What is told' }).getByRole('heading');
    this.black = page.getByRole('status', { name: 'Black' });
  }

  async open(hash: string): Promise<void> {
    await this.page.emulateMedia({ reducedMotion: 'reduce' });
    await this.page.goto(`/#${hash}`);
    await expect(this.sentence).not.toBeEmpty();
  }

  async press(...keys: readonly string[]): Promise<void> {
    for (const key of keys) await this.page.keyboard.press(key);
  }
}

/** What only who speaks sees. */
class ConsoleWindow {
  readonly page: Page;
  readonly sentence: Locator;
  readonly state: Locator;

  constructor(page: Page) {
    this.page = page;
    this.sentence = page.getByRole('region', { name: 'Now' }).getByRole('heading');
    this.state = page.getByRole('status', { name: 'Stage' });
  }

  async press(...keys: readonly string[]): Promise<void> {
    for (const key of keys) await this.page.keyboard.press(key);
  }
}

test('presents the story of the run by a clicker, and leaves to the same moment', async ({ page, simulator }) => {
  const stage = new StageWindow(page);
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await simulator.open({ scenario: 'hybrid' });
  await simulator.press('p');
  await expect(stage.sentence).toHaveText('A pipeline run in Hybrid SaaS');
  await expect(page.getByRole('button', { name: 'Review' })).toHaveCount(0);
  await stage.press('PageDown', 'PageDown', 'PageDown');
  await expect(stage.sentence).toHaveText(storyOf(3));
  await stage.press('PageUp');
  await expect(stage.sentence).toHaveText(storyOf(2));
  // The black key of one kind of clicker and of the other, and its "start the show".
  await stage.press('b');
  await expect(stage.black).toBeVisible();
  await stage.press('.', 'F5');
  await expect(stage.black).toHaveCount(0);
  await stage.press('Escape');
  await expect(simulator.captionTitle).toHaveText(storyOf(2));
});

test('goes to stops by number, overview and click, and comes back to the same one after a reload', async ({ page }) => {
  const stage = new StageWindow(page);
  await stage.open('tour=first-run&stop=3&view=present');
  await expect(stage.sentence).toHaveText(sentenceOf(FIRST_RUN, 3));
  await stage.press('1', '2', 'Enter');
  await expect(stage.sentence).toHaveText(sentenceOf(FIRST_RUN, 12));
  // On a box, which opens nothing here.
  await page.getByTestId('rf__node-server').click();
  await expect(stage.sentence).toHaveText(sentenceOf(FIRST_RUN, 13));
  await stage.press('Shift+Digit2');
  await expect(page.getByRole('img', { name: 'Stop 13 of 14' })).toBeVisible();
  await expect(page.getByRole('region', { name: 'What is told' })).toContainText('Hybrid SaaS');
  // What the stop says is said of another scenario: here the words are those of the run.
  const inHybrid = sentenceAt(DEFAULT_RUN, 'hybrid', 'story', indexOfStop(FIRST_RUN, 13));
  await expect(stage.sentence).toHaveText(inHybrid);
  await expect.poll(() => page.url()).toContain('scenario=hybrid');
  await page.reload();
  await expect(stage.sentence).toHaveText(inHybrid);
  await expect(page.getByRole('region', { name: 'What is told' })).toContainText('Hybrid SaaS');
  await stage.press('g');
  const overview = page.getByRole('dialog', { name: 'Overview of the stops' });
  await expect(overview.getByRole('img')).toHaveCount(0);
  await overview.getByRole('button', { name: sentenceOf(FIRST_RUN, 5) }).click();
  await expect(overview).toHaveCount(0);
  await expect(stage.sentence).toHaveText(sentenceOf(FIRST_RUN, 5));
  await stage.press('Home');
  await expect(stage.sentence).toHaveText(sentenceOf(FIRST_RUN, 1));
});

test('lets a message travel, and takes it to its rest at a second press', async ({ page, simulator }) => {
  const stage = new StageWindow(page);
  // Without time nothing comes to its rest by itself.
  await simulator.stopTime();
  await page.goto('/#tour=first-run&stop=3&view=present');
  await expect(stage.sentence).toHaveText(sentenceOf(FIRST_RUN, 3));
  await stage.press('Space', 'Space');
  await expect(stage.sentence).toHaveText(sentenceOf(FIRST_RUN, 4));
  await simulator.passTime(3000);
  await expect(stage.sentence).toHaveText(sentenceOf(FIRST_RUN, 4));
  await stage.press('Space');
  await expect(stage.sentence).toHaveText(sentenceOf(FIRST_RUN, 5));
});

test('is led by a presenter window through a reload of each', async ({ page, context }) => {
  const stage = new StageWindow(page);
  await stage.open('tour=zenml-down&stop=1&view=present');
  const opening = context.waitForEvent('page');
  await stage.press('n');
  await page.getByRole('button', { name: 'Open the presenter console in a new window' }).click();
  const presenter = await opening;
  await presenter.emulateMedia({ reducedMotion: 'reduce' });
  const sentence = presenter.getByRole('region', { name: 'Now' }).getByRole('heading');
  const state = presenter.getByRole('status', { name: 'Stage' });
  await expect(sentence).toHaveText(sentenceOf(DOWN, 1));
  await expect(state).toHaveText('The audience sees this');
  await expect(presenter.getByRole('region', { name: 'Note' })).toContainText(DOWN.stops[0]?.note ?? '');
  await expect(presenter.getByRole('region', { name: 'Next' })).toContainText(sentenceOf(DOWN, 2));

  await presenter.keyboard.press('PageDown');
  await expect(sentence).toHaveText(sentenceOf(DOWN, 2));
  await expect(stage.sentence).toHaveText(sentenceOf(DOWN, 2));
  // The clicker acts on whichever window has the focus.
  await stage.press('PageDown', 'b');
  await expect(sentence).toHaveText(sentenceOf(DOWN, 3));
  await expect(stage.black).toBeVisible();
  await expect(state).toContainText('The stage is black');
  await stage.press('b');
  await expect(stage.black).toHaveCount(0);

  await page.reload();
  await expect(stage.sentence).toHaveText(sentenceOf(DOWN, 3));
  await presenter.keyboard.press('PageDown');
  await expect(stage.sentence).toHaveText(sentenceOf(DOWN, 4));

  await presenter.reload();
  await expect(sentence).toHaveText(sentenceOf(DOWN, 4));
  await presenter.keyboard.press('f');
  await expect(state).toContainText('Frozen');
  await presenter.keyboard.press('PageDown');
  await expect(sentence).toHaveText(sentenceOf(DOWN, 5));
  await expect(stage.sentence).toHaveText(sentenceOf(DOWN, 4));
  await presenter.keyboard.press('f');
  await expect(stage.sentence).toHaveText(sentenceOf(DOWN, 5));

  await presenter.getByRole('button', { name: 'Claims' }).click();
  await expect(page.getByRole('complementary').getByRole('heading', { name: 'Review' })).toBeVisible();
  await presenter.getByRole('button', { name: 'Back to the stop' }).click();
  await expect(page.getByRole('complementary')).toHaveCount(0);

  await presenter.close();
  await stage.press('PageDown');
  await expect(stage.sentence).toHaveText(sentenceOf(DOWN, 6));
});

test(
  'opens the stage as its own window, and keeps the audience where it is through reloads',
  MORE,
  async ({ page, context }) => {
    await page.emulateMedia({ reducedMotion: 'reduce' });
    await page.goto('/#tour=zenml-down&stop=2&view=present');
    await expect(page.getByRole('img', { name: 'Stop 2 of 8' })).toBeVisible();
    await page.keyboard.press('n');
    const opening = context.waitForEvent('page');
    await page.getByRole('button', { name: 'Open the stage in a new window' }).click();
    const stage = new StageWindow(await opening);
    await stage.page.emulateMedia({ reducedMotion: 'reduce' });
    const here = new ConsoleWindow(page);
    await expect(here.state).toHaveText('The audience sees this');
    await here.press('PageDown');
    await expect(stage.sentence).toHaveText(sentenceOf(DOWN, 3));

    // What is looked up stays here, also when this window is loaded anew in the middle of it.
    await here.press('f');
    await page.getByRole('combobox', { name: 'What goes wrong' }).selectOption({ index: 3 });
    await expect(here.sentence).not.toHaveText(sentenceOf(DOWN, 3));
    await page.reload();
    await expect(here.state).toContainText('Frozen');
    await expect(here.sentence).not.toHaveText(sentenceOf(DOWN, 3));
    await stage.page.reload();
    await expect(here.state).toContainText('Frozen');
    await expect(stage.sentence).toHaveText(sentenceOf(DOWN, 3));
    await page.getByRole('button', { name: 'Back to the stop' }).click();
    await expect(here.sentence).toHaveText(sentenceOf(DOWN, 3));
    await here.press('f', 'PageDown');
    await expect(stage.sentence).toHaveText(sentenceOf(DOWN, 4));

    await stage.page.close();
    await expect(here.state).toContainText('The stage is not open');
    await here.press('PageDown');
    const again = context.waitForEvent('page');
    await page.getByRole('button', { name: 'Open the stage' }).click();
    const reopened = new StageWindow(await again);
    await expect(reopened.sentence).toHaveText(sentenceOf(DOWN, 5));
  },
);

test('says that the presenter window was blocked, and goes on', MORE, async ({ page }) => {
  const stage = new StageWindow(page);
  await page.addInitScript(() => {
    window.open = () => null;
  });
  await stage.open('scenario=saas&view=present');
  const controls = page.getByRole('toolbar', { name: 'Talk' });
  const choice = page.getByRole('dialog', { name: 'A second window' });
  for (const role of ['Open the presenter console', 'Open the stage']) {
    await stage.press('n');
    await choice.getByRole('button', { name: role }).click();
    await expect(controls.getByRole('alert')).toContainText('The browser did not open the second window');
    await expect(controls).toHaveCSS('opacity', '1');
    await expect(choice).toHaveCount(0);
  }
  await stage.press('PageDown');
  await expect(page.getByRole('img', { name: 'Stop 1 of' })).toBeVisible();
});

test('goes on by itself until somebody touches anything', MORE, async ({ page, simulator }) => {
  const stage = new StageWindow(page);
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await simulator.stopTime();
  await page.goto('/#tour=first-run&loop=on');
  await expect(stage.sentence).toHaveText(sentenceOf(FIRST_RUN, 1));
  await simulator.passTime(15_000);
  await expect(stage.sentence).not.toHaveText(sentenceOf(FIRST_RUN, 1));
  await stage.press('Home');
  await expect(stage.sentence).toHaveText(sentenceOf(FIRST_RUN, 1));
  await simulator.passTime(60_000);
  await expect(stage.sentence).toHaveText(sentenceOf(FIRST_RUN, 1));
  await expect.poll(() => page.url()).not.toContain('loop');
  await expect(page.getByRole('status', { name: 'Going on by itself' })).toContainText('Press L');
  await stage.press('l');
  await expect(page.getByRole('status', { name: 'Going on by itself' })).toHaveCount(0);
  await simulator.passTime(15_000);
  await expect(stage.sentence).not.toHaveText(sentenceOf(FIRST_RUN, 1));
  await stage.press('l');
  await expect(page.getByRole('status', { name: 'Going on by itself' })).toContainText('Stopped.');
});

test('axe finds nothing on a stage with its controls, and in the presenter window', MORE, async ({ page }) => {
  const stage = new StageWindow(page);
  const violations = async () =>
    (await new AxeBuilder({ page }).setLegacyMode().options(ONLY_VIOLATIONS).analyze()).violations;
  await stage.open('tour=hybrid-security&stop=5&view=present');
  await page.mouse.move(200, 200);
  await page.mouse.move(210, 200);
  await expect(page.getByRole('toolbar', { name: 'Talk' })).toHaveAttribute('data-shown', 'true');
  expect(await violations()).toEqual([]);
  await stage.press('g');
  await expect(page.getByRole('dialog')).toBeVisible();
  expect(await violations()).toEqual([]);
  await stage.press('Escape', 'n');
  await expect(page.getByRole('dialog', { name: 'A second window' })).toBeVisible();
  expect(await violations()).toEqual([]);
  await stage.press('Escape');
  await page.goto('/#tour=hybrid-security&stop=5&view=presenter');
  await expect(page.getByRole('status', { name: 'Stage' })).toContainText('The stage is not open');
  expect(await violations()).toEqual([]);
  await expect.poll(() => page.url()).toContain('channel=');
});
