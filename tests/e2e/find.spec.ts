import type { Locator, Page } from '@playwright/test';
import { COMPONENTS } from '../../src/catalogue/components.ts';
import { PHASES } from '../../src/catalogue/phases.ts';
import { expect, MORE, test } from './fixtures.ts';
import { messageWhere, specIn } from './model.ts';

const palette = (page: Page): Locator => page.getByRole('dialog', { name: 'Find anything' });
const field = (page: Page): Locator => palette(page).getByRole('combobox', { name: 'Find anything' });
const options = (page: Page): Locator => palette(page).getByRole('option');

/** Opens the palette and looks for something. */
async function look(page: Page, query: string): Promise<void> {
  await page.keyboard.press('/');
  await expect(field(page)).toBeFocused();
  await field(page).fill(query);
}

test.describe('the palette', () => {
  test('opens with its keys, and Escape gives the focus back', async ({ page, simulator }) => {
    await simulator.open();
    for (const key of ['/', 'Control+k', 'Meta+k']) {
      await simulator.next.focus();
      await page.keyboard.press(key);
      await expect(field(page), key).toBeFocused();
      await simulator.press('Escape');
      await expect(palette(page), key).toHaveCount(0);
      await expect(simulator.next, key).toBeFocused();
      await simulator.expectAtStart();
    }
  });

  test('goes to a message', async ({ page, simulator }) => {
    const message = messageWhere(({ id }) => id === 'push-image.push');
    await simulator.open();
    await look(page, specIn(message).label.toUpperCase());
    await expect(options(page).first()).toContainText(specIn(message).label);
    await simulator.press('Enter');
    await expect(palette(page)).toHaveCount(0);
    await simulator.expectAt(message);
  });

  test('goes to a component, a phase and a scenario', async ({ page, simulator }) => {
    await simulator.open();
    await look(page, COMPONENTS['metadata-store'].label);
    await simulator.press('Enter');
    await expect(simulator.drawerTitle).toHaveText(COMPONENTS['metadata-store'].label);
    const [, second] = PHASES;
    await look(page, second.label);
    await simulator.press('Enter');
    await simulator.expectAt(messageWhere(({ phase }) => phase === second.id));
    await look(page, 'hybrid');
    await simulator.press('Enter');
    await simulator.expectInLink('scenario', 'hybrid');
  });

  test('runs a command', async ({ page, simulator }) => {
    await simulator.open();
    await look(page, 'go to the end');
    await simulator.press('Enter');
    await simulator.expectAtEnd();
    await look(page, 'keyboard help');
    await simulator.press('Enter');
    await expect(simulator.help).toBeVisible();
  });

  test('leads a reviewer to what the run shows, by the keyboard alone', async ({ page, simulator }) => {
    await simulator.open();
    const answers = [
      ['and what about GitHub?', 'component', 'code-repository'],
      ['Docker Hub', 'component', 'base-image-registry'],
      ['our identity provider', 'identity-provider', 'federated'],
      ['our proxy', 'network', 'proxy'],
      ['our CI', 'sign-in', 'service-account'],
      ['our own secrets store', 'secrets-store', 'cloud'],
      ['third parties', 'third-parties', 'apart'],
    ] as const;
    for (const [question, parameter, value] of answers) {
      await look(page, question);
      await simulator.press('Enter');
      await simulator.expectInLink(parameter, value);
    }
  });

  test('shows a fault, an option and a tab of the review', MORE, async ({ page, simulator }) => {
    await simulator.open();
    await look(page, 'ImagePullBackOff');
    await simulator.press('Enter');
    await simulator.expectInLink('fault', 'image-pull-back-off');
    await expect(simulator.captionTitle).toHaveText('The image of step load_data cannot be pulled.');
    await look(page, 'telemetry opt-in');
    await simulator.press('Enter');
    await simulator.expectInLink('analytics', 'on');
    await expect(simulator.drawerTitle).toHaveText('Options of the run');
    await look(page, 'who sees my data');
    await simulator.press('Enter');
    await simulator.expectInLink('view', 'holdings');
    await look(page, 'pricing');
    await simulator.press('Enter');
    await expect(simulator.drawer).toContainText('What your organization has booked with ZenML');
  });

  test('moves through what it found by arrow keys, and around the ends', async ({ page, simulator }) => {
    await simulator.open();
    await look(page, 'token');
    const count = await options(page).count();
    expect(count).toBeGreaterThan(3);
    const selected = options(page).and(page.locator('[aria-selected=true]'));
    await simulator.press('ArrowUp');
    await expect(options(page).last()).toHaveAttribute('aria-selected', 'true');
    await expect(options(page).last()).toBeInViewport();
    await simulator.press('ArrowDown', 'ArrowDown');
    await expect(options(page).nth(1)).toHaveAttribute('aria-selected', 'true');
    await expect(selected).toHaveCount(1);
    const id = await options(page).nth(1).getAttribute('id');
    await expect(field(page)).toHaveAttribute('aria-activedescendant', id ?? '');
  });

  test('goes where one clicks, and says when it finds nothing', MORE, async ({ page, simulator }) => {
    await simulator.open();
    await look(page, 'qqqq');
    await expect(palette(page)).toContainText('Nothing fits "qqqq".');
    await simulator.press('Enter');
    await expect(palette(page)).toBeVisible();
    await field(page).fill('browser');
    await options(page).first().click();
    await expect(simulator.drawerTitle).toHaveText(COMPONENTS.browser.label);
  });
});
