import { SCENARIO_IDS } from '../../machines/model.ts';
import { expect, MORE, row, test } from './fixtures.ts';
import { CROSSES_IN_BOTH, LEAVES_IN_SAAS_ONLY, messageAt, runWith, stopAfter, stops } from './model.ts';

for (const id of SCENARIO_IDS) {
  test(`opens a moment, paused, in ${id}`, row(id === 'hybrid'), async ({ simulator }) => {
    await simulator.open({ scenario: id, message: CROSSES_IN_BOTH.id });
    await expect(simulator.scenario(id)).toBeChecked();
    await simulator.expectAt(CROSSES_IN_BOTH);
    await expect(simulator.play).toBeVisible();
    await expect(simulator.pill).toHaveAttribute('data-message', CROSSES_IN_BOTH.id);
    await expect(simulator.notice).toBeEmpty();
  });
}

test('holds what is on screen, and opens it again', async ({ page, simulator }) => {
  await simulator.open();
  await simulator.step('Shift+Digit2', 'ArrowRight', 'ArrowRight', '.');
  const message = messageAt((stops('hybrid')[1] ?? -1) + 1);
  await simulator.expectAt(message);
  await simulator.expectInLink('scenario', 'hybrid');
  await simulator.expectInLink('message', message.id);
  await page.reload();
  await expect(simulator.scenario('hybrid')).toBeChecked();
  await simulator.expectAt(message);
  await expect(simulator.pill).toHaveAttribute('data-message', message.id);
  await expect(simulator.play).toBeVisible();
});

test('holds what is told, and opens it again', MORE, async ({ page, simulator }) => {
  await simulator.open({ track: 'every', message: messageAt(20).id });
  await simulator.press('ArrowRight');
  await simulator.expectAt(messageAt(21));
  await simulator.expectInLink('track', 'every');
  await simulator.expectInLink('message', messageAt(21).id);
  await page.reload();
  await simulator.expectAt(messageAt(21));
  await simulator.press('ArrowRight');
  await simulator.expectAt(messageAt(22));
  await page.goto(`/#message=${messageAt(20).id}`);
  await simulator.expectAt(messageAt(20));
  await simulator.press('ArrowRight');
  await simulator.expectAt(messageAt(stopAfter(20)));
  await simulator.expectInLink('track', null);
});

test('opens a run with options', async ({ simulator }) => {
  const trace = runWith({ steps: 6, width: 3 });
  await simulator.open({ steps: '6', width: '3', message: messageAt(-1, trace).id });
  await simulator.expectAt(messageAt(-1, trace), trace);
  await simulator.expectInLink('steps', '6');
  await simulator.expectInLink('width', '3');
});

test('writes no options into the link of the default run', async ({ simulator }) => {
  await simulator.open({ steps: '3', width: '1' });
  await simulator.expectInLink('scenario', 'saas');
  await simulator.expectInLink('steps', null);
  await simulator.expectInLink('width', null);
  await simulator.expectInLink('message', null);
});

test('goes back through the scenarios and stays at the message', MORE, async ({ page, simulator }) => {
  await simulator.open({ message: messageAt(20).id });
  await simulator.clickScenario('hybrid');
  await simulator.clickScenario('on-prem');
  await simulator.press('.');
  await simulator.expectAt(messageAt(21));
  await page.goBack();
  await expect(simulator.scenario('hybrid')).toBeChecked();
  await simulator.expectAt(messageAt(21));
  await page.goBack();
  await expect(simulator.scenario('saas')).toBeChecked();
  await page.goForward();
  await expect(simulator.scenario('hybrid')).toBeChecked();
  await simulator.expectAt(messageAt(21));
});

test('steps leave nothing to go back through', MORE, async ({ page, simulator }) => {
  await page.goto('about:blank');
  await simulator.open();
  await simulator.press('.', '.', '.', 'End');
  await simulator.expectAtEnd();
  await page.goBack();
  await expect(page).toHaveURL('about:blank');
});

test('moves to a link that is typed while the page is open', async ({ page, simulator }) => {
  await simulator.open({ message: messageAt(3).id });
  await simulator.expectAt(messageAt(3));
  await page.goto(`/#scenario=hybrid&message=${LEAVES_IN_SAAS_ONLY.id}`);
  await simulator.expectAt(LEAVES_IN_SAAS_ONLY);
  await expect(simulator.scenario('hybrid')).toBeChecked();
});

test.describe('what is not understood', () => {
  // What each kind of problem says is in the unit tests; the page says it in the same way for all of them.
  for (const [name, hash, notice, standsForOthers] of [
    ['an unknown scenario', 'scenario=mars', /^scenario "mars" is not understood\. Use saas, hybrid, on-prem\./, false],
    [
      'an unknown message',
      'scenario=saas&message=push-image.sing',
      /^message "push-image\.sing" is not in this run\./,
      true,
    ],
    ['a number of steps that is none', 'steps=many', /^steps "many" is not understood\./, false],
    ['an unknown fault', 'fault=earthquake', /^fault "earthquake" is not understood\./, false],
    ['an unknown name', 'planet=mars', /^"planet" in the link is not understood\./, false],
    ['bytes that are no text', '%E0%A4%A=%ff&&==&scenario', /is not understood/, true],
    ['markup', '<img src=x onerror=alert(1)>', /is not understood/, true],
  ] as const) {
    test(`${name} gives the default run and a notice`, row(standsForOthers), async ({ simulator }) => {
      await simulator.openHash(hash);
      await expect(simulator.notice).toContainText(notice);
      await expect(simulator.scenario('saas')).toBeChecked();
      await simulator.expectAtStart();
      await expect(simulator.play).toBeVisible();
    });
  }

  test('goes when one closes it', MORE, async ({ simulator }) => {
    await simulator.openHash('scenario=mars');
    await simulator.button('Dismiss').click();
    await expect(simulator.notice).toBeEmpty();
    await simulator.openHash('scenario=venus');
    await expect(simulator.notice).toContainText('venus');
    await simulator.press('Escape');
    await expect(simulator.notice).toBeEmpty();
  });

  test('is not kept in the link', async ({ simulator }) => {
    await simulator.openHash('scenario=mars&steps=0');
    await simulator.expectInLink('scenario', 'saas');
    await simulator.expectInLink('steps', null);
  });
});
