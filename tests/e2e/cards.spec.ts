import { FAULTS } from '../../src/catalogue/faults.ts';
import { closingFacts } from '../../src/claims/closing.ts';
import { crossingCounts } from '../../src/simulation/describe.ts';
import { guidanceFor } from '../../src/views/failing.ts';
import { expect, test } from './fixtures.ts';
import { DEFAULT_RUN, messageWhere, runWith } from './model.ts';

test.describe('the opening card', () => {
  test('asks the question, and goes with a key of the player', async ({ page, simulator }) => {
    await page.goto('/');
    await expect(simulator.card.getByRole('heading', { name: 'What leaves your network?' })).toBeVisible();
    await expect(simulator.card).toContainText('Usage analytics are off in this run.');
    // The page is not behind it.
    await simulator.press('Shift+Digit2');
    await simulator.expectInLink('scenario', 'hybrid');
    await expect(simulator.card).toBeVisible();
    await simulator.press('ArrowRight');
    await expect(simulator.card).toHaveCount(0);
    await simulator.press('Home');
    await simulator.expectAtStart();
    await expect(simulator.card).toHaveCount(0);
  });

  test('has three doors, and Escape closes it', async ({ page, simulator }) => {
    const begin = async () => {
      await page.goto('about:blank');
      await page.goto('/');
      await expect(simulator.card).toBeVisible();
    };
    await begin();
    await simulator.press('Escape');
    await expect(simulator.card).toHaveCount(0);
    await begin();
    await simulator.card.getByRole('button', { name: 'Check' }).click();
    await expect(simulator.drawerTitle).toHaveText('Review');
    await expect(simulator.card).toHaveCount(0);
    await begin();
    await simulator.card.getByRole('button', { name: 'Compare' }).click();
    await expect(simulator.drawerTitle).toHaveText('Compare');
    await begin();
    await simulator.card.getByRole('button', { name: 'Watch' }).click();
    await expect(simulator.pause).toBeVisible();
    await expect(simulator.card).toHaveCount(0);
  });

  test('is not in the way of a link', async ({ page, simulator }) => {
    await page.goto('/#view=verdict');
    await expect(simulator.drawer).toBeVisible();
    await simulator.press('Escape');
    await expect(simulator.drawer).toHaveCount(0);
    await expect(simulator.card).toHaveCount(0);
  });
});

test('the closing card says what crossed and what did not, and switches to the next scenario', async ({
  simulator,
}) => {
  await simulator.open({ scenario: 'saas' });
  await simulator.press('End');
  await expect(simulator.card.getByRole('heading', { name: 'The run in SaaS' })).toBeVisible();
  const { crossing, messages } = closingFacts(DEFAULT_RUN, 'saas');
  await expect(simulator.card).toContainText(`${crossing} of ${messages} messages crossed the boundary`);
  await expect(simulator.card.getByRole('list', { name: 'What never crossed to ZenML' })).toContainText(
    'Artifact data',
  );
  // Code comes from a third party, whatever ZenML gets.
  const { thirdParty } = crossingCounts(DEFAULT_RUN, 'saas');
  await expect(simulator.card).toContainText(`${thirdParty} messages went to or from third parties`);
  await simulator.card.getByRole('button', { name: 'Show Hybrid SaaS' }).click();
  await simulator.expectInLink('scenario', 'hybrid');
  await expect(simulator.card.getByRole('heading', { name: 'The run in Hybrid SaaS' })).toBeVisible();
  await simulator.press('Escape');
  await expect(simulator.card).toHaveCount(0);
  await simulator.expectAtEnd();
  await simulator.press('ArrowLeft', 'End');
  await simulator.card.getByRole('button', { name: 'Replay' }).click();
  await expect(simulator.pause).toBeVisible();
  await expect(simulator.card).toHaveCount(0);
});

test('the card of a failed run says where to look and what to do', async ({ simulator }) => {
  const [refused] = FAULTS;
  const run = runWith({ fault: { message: refused.message, times: refused.times } });
  const failed = messageWhere(({ status }) => status === 'failed', run);
  const guidance = guidanceFor(run, failed);
  if (guidance === null) throw new Error('nothing is said of it');
  await simulator.open({ fault: refused.id });
  await simulator.press('End');
  for (const { where } of guidance.look) await expect(simulator.card).toContainText(`${where}:`);
  await expect(simulator.card).toContainText(guidance.fix);
  await simulator.card.getByRole('button', { name: 'Go to what failed' }).click();
  await simulator.expectAt(failed, run);
  await expect(simulator.card).toHaveCount(0);
});

test.describe('on a phone', () => {
  test.use({ viewport: { width: 390, height: 844 } });

  test('a card leaves the caption and the head of the stage free', async ({ simulator }) => {
    await simulator.open({ scenario: 'saas' });
    await simulator.press('End');
    const [card, stage, caption] = await Promise.all(
      [simulator.card, simulator.stage, simulator.caption].map((part) => part.boundingBox()),
    );
    if (!card || !stage || !caption) throw new Error('something is not there');
    expect(card.y + card.height).toBeLessThanOrEqual(caption.y);
    expect(card.height).toBeLessThan(stage.height * 0.6);
  });
});
