import type { Page } from '@playwright/test';
import { expect, MORE, row, test } from './fixtures.ts';
import { LEAVES_IN_SAAS_ONLY, messageAt } from './model.ts';
import type { SimulatorPage } from './simulator.page.ts';

/** How many sheets a PDF has. */
async function sheetsOf(page: Page): Promise<number> {
  const pdf = await page.pdf({ preferCSSPageSize: true });
  // An empty one has a thousand bytes.
  expect(pdf.length).toBeGreaterThan(50_000);
  return pdf.toString('latin1').match(/\/Type\s*\/Page\b/g)?.length ?? 0;
}

/** The stage, its caption and its link are there, all of them on the paper. */
async function expectPicture(simulator: SimulatorPage, paper: { readonly width: number }): Promise<void> {
  const { page, stage, caption } = simulator;
  await expect(page.getByRole('heading', { level: 1, name: /^Data flow: / })).toBeVisible();
  const parts = [
    ...(await simulator.boxes()).map((id) => simulator.box(id)),
    simulator.boundaryChip,
    caption.getByRole('heading'),
    page.locator('.print-foot').getByText(page.url(), { exact: true }),
    page.getByRole('listitem').getByText('Artifact data', { exact: true }),
  ];
  for (const part of parts) {
    await expect(part).toBeVisible();
    const box = await part.boundingBox();
    expect(box?.x).toBeGreaterThanOrEqual(0);
    expect((box?.x ?? 0) + (box?.width ?? 0)).toBeLessThanOrEqual(paper.width);
  }
  const stageBox = await stage.boundingBox();
  const captionBox = await caption.boundingBox();
  expect(captionBox?.y).toBeGreaterThanOrEqual((stageBox?.y ?? 0) + (stageBox?.height ?? 0) - 1);
  for (const role of ['radio', 'slider', 'navigation'] as const) await expect(page.getByRole(role)).toHaveCount(0);
}

const background = (simulator: SimulatorPage): Promise<string> =>
  simulator
    .box('client')
    .locator('.box')
    .evaluate((box) => getComputedStyle(box).backgroundColor);

// The room between the margins of A4 and of Letter.
const PAPERS = [
  ['landscape', { width: 958, height: 700 }],
  ['portrait', { width: 700, height: 958 }],
] as const;

for (const [name, paper] of PAPERS) {
  // On landscape paper the stage of a small screen stands below.
  const title = `the stage with its caption and its link fits ${name} paper`;
  test(title, row(name === 'portrait'), async ({ page, simulator }) => {
    await simulator.open({ scenario: 'hybrid', message: LEAVES_IN_SAAS_ONLY.id });
    await simulator.expectInLink('message', LEAVES_IN_SAAS_ONLY.id);
    await page.emulateMedia({ media: 'print' });
    await page.setViewportSize(paper);
    await expectPicture(simulator, paper);
    await expect(simulator.captionTitle).not.toHaveText('');
    const { height, width } = await page.evaluate(() => ({
      height: document.documentElement.scrollHeight,
      width: document.documentElement.scrollWidth,
    }));
    expect(height).toBeLessThanOrEqual(paper.height);
    expect(width).toBeLessThanOrEqual(paper.width);
  });
}

test('the stage is one sheet', MORE, async ({ page, simulator }) => {
  await simulator.open({ message: messageAt(20).id });
  expect(await sheetsOf(page)).toBe(1);
});

test('the stage is whole on paper, whatever part of it a small screen shows', MORE, async ({ page, simulator }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await simulator.open({ message: messageAt(20).id });
  await simulator.expectInLink('message', messageAt(20).id);
  expect(await sheetsOf(page)).toBe(1);
  await page.emulateMedia({ media: 'print' });
  await page.setViewportSize(PAPERS[0][1]);
  await expectPicture(simulator, PAPERS[0][1]);
  // With all that a box says, for which a small screen has no room.
  await expect(simulator.box('client').locator('.box-detail')).toBeVisible();
});

test('paper is light in the dark theme', MORE, async ({ page, simulator }) => {
  await simulator.open();
  await page.emulateMedia({ media: 'print' });
  const light = await background(simulator);
  await page.emulateMedia({ media: 'screen' });
  await simulator.press('d', 'd');
  await simulator.expectColours('dark');
  expect(await background(simulator)).not.toBe(light);
  await page.emulateMedia({ media: 'print' });
  expect(await background(simulator)).toBe(light);
});

test('beside a drawer, the stage comes first and what the drawer says next', MORE, async ({ page, simulator }) => {
  await simulator.open({ message: messageAt(20).id, view: 'inspector' });
  await expect(simulator.drawer.locator('.fields').last()).toBeVisible();
  // One for the stage; what is said of a message takes one or two.
  expect([2, 3]).toContain(await sheetsOf(page));
  await page.emulateMedia({ media: 'print' });
  await expect(simulator.stage).toBeVisible();
  await expect(simulator.drawer.locator('.fields').last()).toBeVisible();
});

test('a ledger is printed without the stage', async ({ page, simulator }) => {
  await simulator.open({ view: 'boundary' });
  await expect(simulator.drawer.getByRole('table').first()).toBeVisible();
  await page.emulateMedia({ media: 'print' });
  await expect(simulator.drawer.getByRole('table').first()).toBeVisible();
  await expect(page.getByRole('heading', { level: 1, name: /^What crosses the boundary/ })).toBeVisible();
  await expect(page.getByRole('heading', { level: 1, name: /^Data flow/ })).toBeHidden();
  await expect(simulator.stage).toBeHidden();
  await expect(simulator.caption).toBeHidden();
  await expect(page.getByRole('combobox')).toHaveCount(0);
});
