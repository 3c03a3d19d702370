import { readFile } from 'node:fs/promises';
import { TOURS } from '../../src/catalogue/tours/index.ts';
import { toJson } from '../../src/export/json.ts';
import { packTour } from '../../src/state/tour-link.ts';
import { expect, MORE, test } from './fixtures.ts';
import { DEFAULT_RUN } from './model.ts';

// What is kept on the device is that of a test alone.
test.use({ reuseContext: false });

const [SECURITY] = TOURS;

test('a built-in tour is followed on the page, and left', MORE, async ({ page, simulator }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await simulator.open({ scenario: 'saas' });
  await simulator.press('g');
  await expect(simulator.drawerTitle).toHaveText('Guided tours');
  const card = simulator.drawer.getByRole('listitem').filter({ hasText: SECURITY?.title ?? '' });
  await card.getByRole('button', { name: 'Follow it here' }).click();
  const bar = page.getByRole('region', { name: 'Tour' });
  await expect(bar).toContainText(SECURITY?.stops[0]?.sentence ?? '');
  await expect(simulator.scenario('hybrid')).toBeChecked();
  await bar.getByRole('button', { name: 'Next stop of the tour' }).click();
  await expect(bar).toContainText('2 of 12');
  await simulator.expectInLink('message', SECURITY?.stops[1]?.message ?? '');
  await simulator.expectInLink('stop', '2');
  await bar.getByRole('button', { name: 'Leave the tour' }).click();
  await expect(bar).toHaveCount(0);
  await simulator.expectInLink('tour', null);
});

test('a tour is made of moments, saved, discarded and opened again', async ({ page, simulator }) => {
  await simulator.open({ scenario: 'hybrid', message: 'push-image.push', steps: '5', view: 'tours' });
  const add = simulator.drawer.getByRole('button', { name: 'Add this moment' });
  const stops = simulator.drawer.locator('.own-stop');
  await add.click();
  await simulator.press('End');
  await add.click();
  await stops.first().locator('summary').click();
  await stops.first().getByLabel('Sentence').fill('Straight to your registry.');
  await stops.first().getByLabel('Shows').selectOption('Review: claims');
  await stops.first().getByRole('button', { name: 'Stop 1: down' }).click();
  await expect(stops.nth(1)).toContainText('Straight to your registry.');
  // What was open goes with its stop, and so does the focus.
  await expect(stops.nth(1).getByRole('button', { name: 'Stop 2: up' })).toBeFocused();
  await expect(stops.first().getByLabel('Sentence')).toBeHidden();
  const saving = page.waitForEvent('download');
  await simulator.drawer.getByRole('button', { name: 'Save as a file' }).click();
  const saved = await saving;
  expect(saved.suggestedFilename()).toBe('my-tour.tour.json');
  const text = await readFile(await saved.path(), 'utf8');
  expect(JSON.parse(text)).toMatchObject({
    tour: 1,
    stops: [
      { scenario: 'hybrid', options: { steps: '5' } },
      { message: 'push-image.push', sentence: 'Straight to your registry.', view: { view: 'claims' } },
    ],
  });
  await simulator.drawer.getByRole('button', { name: 'Discard' }).click();
  await expect(stops).toHaveCount(0);
  const open = (content: string) =>
    simulator.drawer.getByLabel('Tour file').setInputFiles({
      name: 'tour.json',
      mimeType: 'application/json',
      buffer: Buffer.from(content),
    });
  await open('{"version":5}');
  await expect(simulator.notice).toContainText('The file is not a tour');
  await open(text);
  await expect(stops).toHaveCount(2);
  await page.reload();
  await expect(stops).toHaveCount(2);
});

test('a tour in a link is presented, and half a link is refused with one sentence', async ({ page, simulator }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  const packed = packTour({
    id: 'own',
    title: 'Two moments',
    audience: '',
    stops: [{ scenario: 'on-prem', message: 'push-image.push', sentence: 'A sentence of mine.' }, { scenario: 'saas' }],
  });
  await page.goto(`/#tour=${packed}&view=present`);
  const sentence = page.getByRole('region', { name: 'What is told' }).getByRole('heading');
  await expect(sentence).toHaveText('A sentence of mine.');
  await page.reload();
  await expect(sentence).toHaveText('A sentence of mine.');
  await page.goto(`/#tour=${packed.slice(0, -20)}&view=present`);
  await expect(simulator.notice).toContainText('The tour in the link is not complete.');
  await page.goto('/#tour=first-run&stop=99');
  await expect(simulator.notice).toContainText('This tour has no stop 99: here is its last one, 14.');
  await expect(page.getByRole('region', { name: 'Tour' })).toContainText('14 of 14');
  await page.goto('/#tour=none');
  await expect(simulator.notice).toContainText(/tour "none" is not understood\. Use hybrid-security,.*, own\./);
  await page.goto('/#scenario=mars&tour=nowhere');
  await expect(simulator.notice).toContainText(/^scenario "mars" .* tour "nowhere" is not understood\./);
});

test(
  'what is on screen is added with the view that is open, also from a file, and told again',
  MORE,
  async ({ page, simulator }) => {
    await page.emulateMedia({ reducedMotion: 'reduce' });
    await simulator.open({ scenario: 'hybrid', message: 'push-image.push', view: 'holdings' });
    await simulator.press('a');
    await expect(simulator.notice).toContainText(
      'Stop 1 of your tour: this moment with the view “Review: who holds what”.',
    );
    // A run that the page itself saved: its options give it again.
    await simulator.drop({ name: 'run.json', content: toJson(DEFAULT_RUN, 'hybrid') });
    await expect(simulator.notice).toContainText('Opened a run of');
    await simulator.press('Escape', 'a');
    await expect(simulator.notice).toContainText('Stop 2 of your tour');
    await simulator.press('g');
    await expect(simulator.drawer.locator('.own-stop').first()).toContainText('Review: who holds what · Hybrid SaaS');
    await page.goto('/#tour=own&view=present');
    const told = page.getByRole('region', { name: 'What is told' });
    await expect(told.getByRole('heading')).toHaveText('Review: who holds what');
    // Nobody turns to another tab in a talk: only what the tab shows is there.
    await expect(simulator.drawer.getByRole('heading', { name: /at ZenML, after the run$/ })).toBeVisible();
    await page.keyboard.press('PageDown');
    await expect(simulator.drawer).toHaveCount(0);
    await expect(page.getByRole('img', { name: 'Stop 2 of 2' })).toBeVisible();
  },
);
