import { outageVerdict, verdictWords } from '../../src/claims/outage.ts';
import { expect, MORE, row, test } from './fixtures.ts';
import { DEFAULT_RUN, messageWhere } from './model.ts';
import type { SimulatorPage } from './simulator.page.ts';

const SAVED = messageWhere(({ id }) => id === 'load_data.write-artifact.save');

const away = ({ stage }: SimulatorPage) => stage.getByRole('switch', { name: 'ZenML unreachable' });
const outage = ({ page }: SimulatorPage) => page.getByRole('region', { name: 'Outage' });

for (const [way, act, standsForOthers] of [
  // The key is pressed below.
  ['its key', (simulator: SimulatorPage) => simulator.press('u'), false],
  ['a click', (simulator: SimulatorPage) => away(simulator).click(), true],
] as const) {
  test(
    `ZenML is away from the moment on screen on by ${way}, and back again`,
    row(standsForOthers),
    async ({ simulator }) => {
      await simulator.open({ scenario: 'hybrid', message: SAVED.id });
      await act(simulator);
      await expect(away(simulator)).toBeChecked();
      await simulator.expectInLink('away', 'control-plane');
      await simulator.expectInLink('message', SAVED.id);
      await expect(outage(simulator)).toContainText(
        verdictWords(outageVerdict(DEFAULT_RUN, 'hybrid', 'control-plane')),
      );
      await expect(simulator.box('control-plane').getByRole('button', { name: /unreachable/ })).toBeVisible();
      await expect(simulator.box('server').getByRole('button', { name: /unreachable/ })).toHaveCount(0);
      await act(simulator);
      await expect(away(simulator)).not.toBeChecked();
      await simulator.expectInLink('away', null);
      await expect(outage(simulator)).toHaveCount(0);
    },
  );
}

test('another scenario lets away what is ZenML’s there, at the same message', async ({ simulator }) => {
  await simulator.open({ scenario: 'hybrid', message: SAVED.id });
  await simulator.press('u');
  await simulator.expectInLink('away', 'control-plane');
  await simulator.press('Shift+Digit1');
  await simulator.expectInLink('away', 'both');
  await simulator.expectInLink('message', SAVED.id);
  await expect(simulator.box('server').getByRole('button', { name: /unreachable/ })).toBeVisible();
});

test('in Full On-Prem the run goes on unharmed, and back in Hybrid SaaS the outage is there again', async ({
  simulator,
}) => {
  await simulator.open({ scenario: 'hybrid', message: SAVED.id });
  await simulator.press('u');
  await simulator.expectInLink('away', 'control-plane');
  await simulator.press('Shift+Digit3');
  await simulator.expectInLink('away', null);
  await simulator.expectInLink('message', SAVED.id);
  await expect(away(simulator)).not.toBeChecked();
  await expect(outage(simulator)).toHaveCount(0);
  await simulator.press('Shift+Digit2');
  await simulator.expectInLink('away', 'control-plane');
  await expect(outage(simulator)).toBeVisible();
});

test('an outage of what is yours in Full On-Prem is on, and can be turned off', MORE, async ({ simulator }) => {
  await simulator.open({ scenario: 'on-prem', away: 'control-plane' });
  await expect(away(simulator)).toBeChecked();
  await expect(outage(simulator)).not.toContainText('Nothing of ZenML');
  await simulator.press('u');
  await simulator.expectInLink('away', null);
  await expect(away(simulator)).not.toBeChecked();
});

test('in Full On-Prem nothing of ZenML is on the path', MORE, async ({ simulator }) => {
  await simulator.open({ scenario: 'on-prem', message: SAVED.id });
  await simulator.press('u');
  await expect(simulator.notice).toContainText('Nothing of ZenML is on the path in Full On-Prem.');
  await expect(away(simulator)).not.toBeChecked();
});

test('the run plays on as far as it comes, and says what broke', async ({ simulator }) => {
  await simulator.open({ scenario: 'hybrid', message: SAVED.id });
  await simulator.press('u');
  await simulator.press('End');
  await expect(simulator.captionTitle).toHaveText(/^The run has failed\. /);
});
