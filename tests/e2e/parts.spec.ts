import AxeBuilder from '@axe-core/playwright';
import { DATA_CLASS_IDS } from '../../machines/model.ts';
import { expect, ONLY_VIOLATIONS, RULES_OF_COLOURS, row, test } from './fixtures.ts';

for (const colours of ['light', 'dark'] as const) {
  test(`every part stands alone, and axe finds nothing: ${colours}`, row(colours === 'light'), async ({ page }) => {
    await page.emulateMedia({ reducedMotion: 'reduce' });
    await page.goto(`/fixtures/fixtures.html?colours=${colours}`);
    const part = (name: string) => page.locator(`[data-part=${name}]`);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Fixtures');
    await expect(part('pills').locator('.pill')).toHaveCount(DATA_CLASS_IDS.length + 1);
    await expect(part('pills').locator('.pill[data-failed=true]')).toHaveCount(1);
    await expect(part('crossings').locator('.crossing-mark')).toHaveCount(3);
    for (const tone of [...DATA_CLASS_IDS, 'failed']) {
      await expect(part('boxes').locator(`.box[data-class=${tone}]`).first()).toBeVisible();
    }
    for (const state of ['[data-idle=true]', '[data-activity=idle]', '[data-narrow=true]']) {
      await expect(part('boxes').locator(`.box${state}`).first()).toBeVisible();
    }
    await expect(part('notices').locator('.notice')).toHaveCount(5);
    await expect(part('notices').getByRole('button', { name: 'Try again' })).toBeVisible();
    await expect(part('notices').getByRole('progressbar')).toHaveCount(2);
    await expect(part('cards').locator('.sample-card > *')).toHaveCount(3);
    // The page has no frames: what axe does about them, in a page of its own, can be left out.
    const axe = new AxeBuilder({ page }).setLegacyMode().options(ONLY_VIOLATIONS);
    const { violations } = await (colours === 'light' ? axe : axe.withRules(RULES_OF_COLOURS)).analyze();
    expect(
      violations.flatMap(({ id, nodes }) =>
        nodes.map(({ target, failureSummary }) => `${id} ${target}: ${failureSummary}`),
      ),
    ).toEqual([]);
  });
}

test('both colours stand side by side for the eye', async ({ page }) => {
  await page.goto('/fixtures/fixtures.html');
  await expect(page.locator('.fixture-column')).toHaveCount(2);
  const [light, dark] = await page
    .locator('.fixture-column')
    .evaluateAll((columns) => columns.map((column) => getComputedStyle(column).backgroundColor));
  expect(light).not.toBe(dark);
});

test('is no part of the page', async () => {
  const files: readonly string[] = JSON.parse(process.env.PAGE_FILES ?? '[]');
  expect(files).toContain('/index.html');
  expect(files.filter((file) => /fixture/i.test(file))).toEqual([]);
});
