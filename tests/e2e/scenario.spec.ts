import { SCENARIO_IDS, type ScenarioId } from '../../machines/model.ts';
import { SCENARIOS } from '../../src/catalogue/scenarios.ts';
import { countCrossings, zoneIn } from '../../src/simulation/describe.ts';
import { expect, MORE, row, test } from './fixtures.ts';
import { CROSSES_IN_BOTH, DEFAULT_RUN, LEAVES_IN_SAAS_ONLY, messageAt } from './model.ts';
import type { SimulatorPage } from './simulator.page.ts';

const SHIFT_KEYS = { saas: 'Shift+Digit1', hybrid: 'Shift+Digit2', 'on-prem': 'Shift+Digit3' } as const;

/** What the chip on the boundary says in a scenario before the first message. */
const chipAtStart = (scenario: ScenarioId): string =>
  `${countCrossings(DEFAULT_RUN, scenario)} of ${DEFAULT_RUN.trace.messages.length} cross`;

/** What it says on the way. */
function chipText(scenario: ScenarioId): string | RegExp {
  const crossings = countCrossings(DEFAULT_RUN, scenario);
  return crossings === 0 ? chipAtStart(scenario) : new RegExp(`^\\d+ of ${crossings} have crossed$`);
}

/** Every box lies in the area of the infrastructure that the scenario places it in. */
async function expectBoxesInPlace(simulator: SimulatorPage, scenario: ScenarioId): Promise<void> {
  const nodes = await simulator.nodePlaces();
  const places = (await simulator.boxes()).map((component) => ({
    component,
    box: nodes.get(component),
    zone: nodes.get(`zone-${zoneIn(DEFAULT_RUN, scenario, component).id}`),
  }));
  const outside = places.filter(
    ({ box, zone }) => !box || !zone || box.x <= zone.x || box.x + box.width >= zone.x + zone.width,
  );
  expect(outside).toEqual([]);
}

for (const [way, change, standsForOthers] of [
  ['its key', (simulator: SimulatorPage, id: ScenarioId) => simulator.press(SHIFT_KEYS[id]), false],
  ['a click', (simulator: SimulatorPage, id: ScenarioId) => simulator.clickScenario(id), true],
] as const) {
  test(`changes in mid-message by ${way} and keeps the message`, row(standsForOthers), async ({ simulator }) => {
    await simulator.open({ message: LEAVES_IN_SAAS_ONLY.id });
    await simulator.expectAt(LEAVES_IN_SAAS_ONLY);
    for (const id of ['hybrid', 'on-prem', 'saas'] as const) {
      await change(simulator, id);
      await expect(simulator.scenario(id)).toBeChecked();
      await expect(simulator.boundaryChip).toHaveText(chipText(id));
      await simulator.expectAt(LEAVES_IN_SAAS_ONLY);
      await simulator.expectInLink('scenario', id);
      await simulator.expectInLink('message', LEAVES_IN_SAAS_ONLY.id);
    }
  });
}

test('moves the boundary past the boxes, which stand still', async ({ simulator }) => {
  await simulator.open();
  const placeOfServer = await simulator.box('server').boundingBox();
  for (const id of SCENARIO_IDS) {
    await simulator.press(SHIFT_KEYS[id]);
    await expect(simulator.boundaryChip).toHaveText(chipAtStart(id));
    await expectBoxesInPlace(simulator, id);
    expect(await simulator.box('server').boundingBox()).toEqual(placeOfServer);
  }
});

test('says anew whether the message crosses', MORE, async ({ simulator }) => {
  await simulator.open({ message: LEAVES_IN_SAAS_ONLY.id });
  const mark = simulator.stage.locator('.crossing-mark');
  await expect(simulator.caption).toContainText('Leaves your infrastructure');
  await expect(simulator.caption).toContainText(', outbound');
  await expect(mark).toHaveText('Leaves');
  await expect(simulator.narration).toContainText('Leaves your infrastructure');
  await simulator.press(SHIFT_KEYS.hybrid);
  await expect(simulator.caption).toContainText('Stays in your infrastructure');
  await expect(simulator.caption).not.toContainText('outbound');
  await expect(mark).toHaveCount(0);
  await expect(simulator.narration).toHaveText(
    new RegExp(
      `^Hybrid SaaS\\. ${countCrossings(DEFAULT_RUN, 'hybrid')} of .+ This one stays in your infrastructure\\.$`,
    ),
  );
});

test('offers an isolated site where only third parties are left', async ({ simulator }) => {
  await simulator.open({ scenario: 'hybrid' });
  const isolated = simulator.caption.getByRole('button', { name: 'Isolated site' });
  await expect(isolated).toHaveCount(0);
  await simulator.press('Shift+Digit3');
  await expect(simulator.caption).toContainText('from third parties');
  await isolated.click();
  await expect(simulator.caption).not.toContainText('from third parties');
  await expect(isolated).toHaveCount(0);
  await simulator.expectInLink('packages', 'mirror');
});

test('recounts what crosses in the phases', async ({ simulator }) => {
  for (const id of SCENARIO_IDS) {
    await simulator.open({ scenario: id, message: CROSSES_IN_BOTH.id });
    await expect(simulator.boundaryChip).toHaveText(chipText(id));
    const counts = await simulator.phases.locator('.phase-crossings').allInnerTexts();
    const sum = counts.reduce((total, text) => total + Number.parseInt(text, 10), 0);
    expect({ id, sum }).toEqual({ id, sum: countCrossings(DEFAULT_RUN, id) });
  }
});

test('goes on playing when the scenario changes', async ({ simulator }) => {
  await simulator.stopTime();
  await simulator.open({ message: messageAt(10).id });
  await simulator.play.click();
  await simulator.press(SHIFT_KEYS.hybrid);
  await expect(simulator.scenario('hybrid')).toBeChecked();
  const at = await simulator.position();
  await simulator.passTime(200);
  expect(await simulator.position()).toBeGreaterThan(at);
  await expect(simulator.pause).toBeVisible();
});

test('moves through the scenarios with the arrow keys of the radio group', async ({ simulator }) => {
  await simulator.open({ message: LEAVES_IN_SAAS_ONLY.id });
  await simulator.scenario('saas').focus();
  await simulator.press('ArrowRight');
  await expect(simulator.scenario('hybrid')).toBeChecked();
  await simulator.press('ArrowRight');
  await expect(simulator.scenario('on-prem')).toBeChecked();
  await simulator.expectAt(LEAVES_IN_SAAS_ONLY);
});

test('shows the scenarios side by side at the same message', MORE, async ({ page, simulator }) => {
  await simulator.open({ scenario: 'hybrid', message: LEAVES_IN_SAAS_ONLY.id, view: 'compare' });
  for (const id of SCENARIO_IDS) {
    const diagram = page.getByRole('region', { name: `Data flow diagram, ${SCENARIOS[id].label}`, exact: true });
    await expect(diagram.locator('.pill')).toHaveAttribute('data-message', LEAVES_IN_SAAS_ONLY.id);
    await expect(diagram.locator('.crossing-mark')).toHaveCount(id === 'saas' ? 1 : 0);
  }
});
