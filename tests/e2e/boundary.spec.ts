import { CLAIMS } from '../../src/catalogue/claims.ts';
import { SCENARIO_FACTS } from '../../src/catalogue/index.ts';
import { checkDefaultRun } from '../../src/claims/check.ts';
import { diffOf } from '../../src/claims/diff.ts';
import { rulesOf } from '../../src/claims/firewall.ts';
import { type LedgerRow, ledgerOf } from '../../src/claims/ledger.ts';
import { countWords } from '../../src/views/words.ts';
import { expect, MORE, row, test } from './fixtures.ts';
import { DEFAULT_RUN, MODEL, messageAt, runWith } from './model.ts';

test.describe('the ledger', () => {
  test('has a row for every message that crosses, and a row goes to its message', async ({ simulator }) => {
    const { rows } = ledgerOf(DEFAULT_RUN, 'saas');
    await simulator.open({ view: 'boundary' });
    await simulator.drawer.getByRole('combobox', { name: 'Groups' }).selectOption('none');
    const table = simulator.drawer.getByRole('table', { name: 'Messages that cross the boundary' });
    await expect(table.locator('tbody tr')).toHaveCount(rows.length);
    const [, , third] = rows;
    await table.locator('tbody tr').nth(2).getByRole('button').click();
    await simulator.expectAt(messageAt(third?.index ?? -1));
    await expect(table.locator('[aria-current=true]')).toHaveText(third?.label ?? '');
  });

  test('filters by a number of the matrix, sorts and groups', async ({ simulator }) => {
    const { rows } = ledgerOf(DEFAULT_RUN, 'saas');
    const holdsMetadata = (row: LedgerRow): boolean => row.items.some(({ dataClass }) => dataClass === 'run-metadata');
    const leaving = rows.filter((row) => holdsMetadata(row) && row.crossing === 'leaves');
    await simulator.open({ view: 'boundary' });
    await simulator.drawer.getByRole('combobox', { name: 'Groups' }).selectOption('none');
    const table = simulator.drawer.getByRole('table', { name: 'Messages that cross the boundary' });
    await simulator.drawer.getByRole('button', { name: /Run metadata, To ZenML: show only these/ }).click();
    await expect(table.locator('tbody tr')).toHaveCount(leaving.length);
    await table.getByRole('button', { name: 'No.' }).click();
    await expect(table.getByRole('columnheader', { name: 'No.' })).toHaveAttribute('aria-sort', 'descending');
    await expect(table.locator('tbody tr').first().locator('td').first()).toHaveText(
      String((leaving.at(-1)?.index ?? -1) + 1),
    );
    await simulator.drawer.getByRole('combobox', { name: 'Groups' }).selectOption('channel');
    await expect(table.getByRole('rowheader').first()).toContainText('↔');
  });

  test('says that nothing reaches ZenML in Full On-Prem, and so do the firewall rules', async ({ simulator }) => {
    await simulator.open({ scenario: 'on-prem', view: 'boundary' });
    await expect(simulator.drawer).toContainText(`Full On-Prem: ${countWords(DEFAULT_RUN, 'on-prem')}`);
    await simulator.drawer.getByRole('tab', { name: 'Egress' }).click();
    await expect(simulator.drawer).toContainText('No connection through the boundary in Full On-Prem');
  });

  test('folds into one firewall rule a connection', async ({ page, simulator }) => {
    await simulator.open({ scenario: 'hybrid', view: 'firewall' });
    const rules = simulator.drawer
      .getByRole('table', { name: 'Firewall rules' })
      .locator('tbody tr:not(.ledger-group)');
    await expect(rules).toHaveCount(rulesOf(DEFAULT_RUN, 'hybrid').length);
    expect(page.url()).toContain('view=firewall');
  });

  test('downloads in each format', async ({ page, simulator }) => {
    await simulator.open({ scenario: 'hybrid', view: 'boundary' });
    for (const [name, extension] of [
      ['CSV', 'csv'],
      ['JSON', 'json'],
      ['Markdown', 'md'],
    ] as const) {
      const download = page.waitForEvent('download');
      await simulator.drawer.getByRole('button', { name }).click();
      expect((await download).suggestedFilename()).toBe(`zenml-ledger-hybrid.${extension}`);
    }
  });
});

test.describe('the claims', () => {
  test('are checked in the run on screen at once, and a counterexample can be seen', async ({ simulator }) => {
    const failing = checkDefaultRun(MODEL).find((result) => result.status === 'fails' && result.counterexample);
    if (!failing?.counterexample) throw new Error('No claim fails in the default run.');
    const title = CLAIMS.find((claim) => claim.id === failing.id)?.title ?? '';
    await simulator.open({ scenario: 'on-prem', view: 'claims' });
    const row = simulator.drawer.getByRole('row').filter({ hasText: title });
    await expect(row.first()).toContainText('fails');
    await row.getByRole('button', { name: title }).click();
    await simulator.drawer
      .locator('.claim-evidence')
      .getByRole('button', { name: /^Show me/ })
      .first()
      .click();
    await expect(simulator.scenario(failing.scenario)).toBeChecked();
    await simulator.expectAt(
      messageAt(DEFAULT_RUN.trace.messages.findIndex(({ id }) => id === failing.counterexample?.message)),
    );
  });

  test('are checked over every run when asked to, and that can be cancelled', MORE, async ({ simulator }) => {
    await simulator.open({ view: 'claims' });
    await simulator.drawer.getByRole('button', { name: 'Check every pair of options' }).click();
    await expect(simulator.drawer.getByRole('progressbar', { name: 'Claims checked' })).toBeVisible();
    await simulator.drawer.getByRole('button', { name: 'Cancel' }).click();
    await expect(simulator.drawer).toContainText('Checked in the run on screen.');
  });
});

test.describe('comparing', () => {
  test('plays in lockstep and says what changes', MORE, async ({ page, simulator }) => {
    await simulator.open({ view: 'compare' });
    const diagrams = page.getByRole('region', { name: /^Data flow diagram, / });
    await expect(diagrams).toHaveCount(3);
    await simulator.step('.', '.', '.');
    await expect(page.locator('.pill')).toHaveCount(3);
    for (const pill of await page.locator('.pill').all()) {
      await expect(pill).toHaveAttribute('data-message', messageAt(2).id);
    }
    await expect(simulator.drawer).toContainText(diffOf(DEFAULT_RUN, 'saas', 'hybrid').sentence);
    await expect(simulator.drawer).toContainText(diffOf(DEFAULT_RUN, 'hybrid', 'on-prem').sentence);
  });

  test('lists the messages behind a number, and one goes to its message', async ({ simulator }) => {
    const [first] = diffOf(DEFAULT_RUN, 'saas', 'hybrid').stops.messages;
    await simulator.open({ view: 'compare', with: 'hybrid' });
    await simulator.drawer.getByRole('button', { name: /stop crossing: list them$/ }).click();
    await simulator.drawer.locator('.diff-messages button').first().click();
    await simulator.expectAt(messageAt(DEFAULT_RUN.trace.messages.findIndex(({ id }) => id === first)));
  });

  test('keeps the pair when the other scenario is selected', MORE, async ({ page, simulator }) => {
    await simulator.open({ scenario: 'saas', view: 'compare', with: 'hybrid' });
    await simulator.press('Shift+Digit2');
    expect(page.url()).toContain('with=saas');
    await expect(page.getByRole('region', { name: /^Data flow diagram, / })).toHaveCount(2);
  });

  test('shows one fault in each scenario', MORE, async ({ simulator }) => {
    await simulator.open({ view: 'compare', fault: 'workspace-unreachable' });
    const table = simulator.drawer.getByRole('table', { name: 'The same fault in each scenario' });
    await expect(table.getByRole('row', { name: /^Who runs ZenML server/ })).toContainText('ZenMLYouYou');
  });
});

test.describe('choosing', () => {
  test('the strictest answer decides, and its run can be shown', async ({ page, simulator }) => {
    await simulator.open({ view: 'choose' });
    await simulator.drawer.getByRole('radio', { name: /^Cloud-hosted is acceptable/ }).check();
    await simulator.drawer.getByRole('radio', { name: /^Strict isolation requirements/ }).check();
    await expect(simulator.drawer.getByRole('region', { name: 'Answer' })).toContainText(
      SCENARIO_FACTS['on-prem'].chooseIf,
    );
    expect(page.url()).toContain('answers=cloud-hosted,strict-isolation');
    await simulator.drawer.getByRole('button', { name: 'Show this run' }).click();
    await expect(simulator.scenario('on-prem')).toBeChecked();
    await expect(simulator.stage).toBeVisible();
  });

  test('explains answers that do not go together', MORE, async ({ simulator }) => {
    await simulator.open({ view: 'choose', answers: 'isolated,1-hour' });
    await expect(simulator.drawer.getByRole('region', { name: 'Answer' })).toContainText('does not fit Full On-Prem');
  });
});

test('any message can be made to fail, and the rest follows from the machines', async ({ page, simulator }) => {
  const message = 'push-image.push';
  await simulator.open({ message, view: 'inspector' });
  await simulator.drawer.getByRole('button', { name: 'Fail this message' }).click();
  const failing = runWith({ fault: { message, times: 1 } });
  await expect(simulator.boundaryChip).toHaveAttribute('data-messages', String(failing.trace.messages.length));
  expect(page.url()).toContain('fault=');
  await simulator.drawer.getByRole('button', { name: 'Let this message arrive' }).click();
  await expect(simulator.boundaryChip).toHaveAttribute('data-messages', String(DEFAULT_RUN.trace.messages.length));
});

// A run less long stands for it in session.spec.ts.
test('a long run is simulated while the page can be used', row(false), async ({ simulator }) => {
  const steps = 400;
  await simulator.open({ steps: String(steps), scenario: 'hybrid' });
  const { messages } = runWith({ steps }).trace;
  await expect(simulator.boundaryChip).toHaveAttribute('data-messages', String(messages.length));
  await expect(simulator.scenario('hybrid')).toBeChecked();
});
