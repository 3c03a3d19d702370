import { readFileSync } from 'node:fs';
import { SCENARIO_IDS } from '../../machines/model.ts';
import { CLAIMS } from '../../src/catalogue/claims.ts';
import { breachOf } from '../../src/claims/breach.ts';
import { breachMapOf } from '../../src/claims/breach-map.ts';
import { checkRun } from '../../src/claims/check.ts';
import { foldRows } from '../../src/claims/crossing-groups.ts';
import { holdingsAt, isKept } from '../../src/claims/holdings.ts';
import { ledgerOf } from '../../src/claims/ledger.ts';
import { filterRows, groupRows } from '../../src/claims/ledger-view.ts';
import { verdictOf } from '../../src/claims/verdict.ts';
import { EXPORTERS } from '../../src/export/index.ts';
import { WIDE } from '../../src/layout/wide.ts';
import { stageBreach } from '../../src/views/stage-breach.ts';
import { expect, MORE, row, test } from './fixtures.ts';
import { CROSSES_IN_BOTH, DEFAULT_RUN, messageAt, runWith } from './model.ts';

/** The tabs by their name in a link, with something that only they have. */
const TABS = [
  ['verdict', 'Verdict', 'Figures of this run in the three scenarios'],
  ['boundary', 'Crossings', 'Crossings by channel and by what they carry'],
  ['holdings', 'Holdings', 'What is at ZenML in the three scenarios'],
  ['breach', 'If broken into', 'What falls with it in the three scenarios'],
  ['firewall', 'Egress', 'Firewall rules'],
  ['claims', 'Claims', 'Claims in the three scenarios, what fails first'],
] as const;

test('each tab has a link, and arrow keys go from one to the next', async ({ simulator }) => {
  await simulator.open({ scenario: 'hybrid', view: 'verdict' });
  const { drawer } = simulator;
  await drawer.getByRole('tab', { name: 'Verdict' }).focus();
  for (const [view, tab, table] of TABS) {
    await expect(drawer.getByRole('tab', { name: tab })).toHaveAttribute('aria-selected', 'true');
    await expect(drawer.getByRole('table', { name: table })).toBeVisible();
    await simulator.expectInLink('view', view);
    await simulator.press('ArrowRight');
  }
  await expect(drawer.getByRole('tab', { name: 'Report' })).toBeFocused();
  for (const [view, tab, table] of TABS) {
    await simulator.open({ scenario: 'hybrid', view });
    await expect(drawer.getByRole('tab', { name: tab })).toHaveAttribute('aria-selected', 'true');
    await expect(drawer.getByRole('table', { name: table })).toBeVisible();
  }
});

test('the verdict says its sentences in each scenario, and leads to what they rest on', async ({ simulator }) => {
  await simulator.open({ view: 'verdict' });
  for (const [index, scenario] of SCENARIO_IDS.entries()) {
    await simulator.press(`Shift+Digit${index + 1}`);
    const sentences = verdictOf(DEFAULT_RUN, scenario).map(({ sentence }) => sentence);
    await expect(simulator.drawer.locator('.sentence-main')).toHaveText(sentences);
  }
  await simulator.drawer.getByRole('button', { name: 'Show who holds what' }).click();
  await simulator.expectInLink('view', 'holdings');
});

test('the stage stays as a small picture that follows the run', async ({ simulator }) => {
  await simulator.open({ view: 'boundary', message: CROSSES_IN_BOTH.id });
  await expect(simulator.pill).toHaveAttribute('data-message', CROSSES_IN_BOTH.id);
  const before = await simulator.pill.getAttribute('data-message');
  await simulator.press('.');
  await expect(simulator.pill).not.toHaveAttribute('data-message', before ?? '');
  await expect(simulator.stage).toBeVisible();
});

test.describe('on a small laptop', () => {
  test.use({ viewport: { width: 1280, height: 720 } });

  test('the crossings stand in groups, eight or more of them on one screen, and a group opens into its messages', async ({
    page,
    simulator,
  }) => {
    const groups = foldRows(ledgerOf(DEFAULT_RUN, 'hybrid').rows);
    const most = groups.findIndex(({ rows }) => rows.length > 9);
    await simulator.open({ scenario: 'hybrid', view: 'boundary' });
    const rows = simulator.drawer.locator('.group-row');
    await expect(rows).toHaveCount(groups.length);
    const body = await page.locator('.drawer-body').boundingBox();
    const boxes = await Promise.all((await rows.all()).map((row) => row.boundingBox()));
    const bottom = (body?.y ?? 0) + (body?.height ?? 0);
    expect(boxes.filter((box) => box && box.y + box.height <= bottom).length).toBeGreaterThanOrEqual(8);

    const checks = rows.nth(most);
    await expect(checks).toContainText(`Permission check, ids only × ${groups[most]?.rows.length}`);
    await checks.getByRole('button').click();
    const members = simulator.drawer.locator('.group-member');
    await expect(members).toHaveCount(groups[most]?.rows.length ?? -1);
    await members.nth(1).getByRole('button').click();
    await simulator.expectAt(messageAt(groups[most]?.rows[1]?.index ?? -1));
  });

  test(
    'what is at ZenML after the run is read without scrolling, what it keeps for certain first',
    MORE,
    async ({ page, simulator }) => {
      for (const scenario of ['saas', 'hybrid'] as const) {
        await simulator.open({ scenario, view: 'holdings' });
        const first = simulator.drawer.locator('.holding-list .held-class').first();
        await expect(first).toBeVisible();
        const [body, box] = await Promise.all([page.locator('.drawer-body').boundingBox(), first.boundingBox()]);
        const bottom = (body?.y ?? 0) + (body?.height ?? 0);
        // As much of the screen as the table of the scenarios has.
        expect(bottom - (box?.y ?? bottom)).toBeGreaterThan(200);
      }
    },
  );
});

test('a number of the matrix shows its crossings from any tab', async ({ simulator }) => {
  await simulator.open({ view: 'verdict' });
  await simulator.drawer.getByRole('button', { name: /Code, To ZenML: show only these/ }).click();
  await simulator.expectInLink('view', 'boundary');
  const leaving = ledgerOf(DEFAULT_RUN, 'saas').rows.filter(
    ({ crossing, items }) => crossing === 'leaves' && items.some(({ dataClass }) => dataClass === 'code'),
  );
  await expect(simulator.drawer.locator('.group-row')).toHaveCount(foldRows(leaving).length);
});

test(
  'what is asked of the crossings is in the link, with how they stand together',
  MORE,
  async ({ page, simulator }) => {
    const asked = { data: 'credentials', party: 'zenml', way: 'enters', phase: 'token-acquisition', group: 'channel' };
    await simulator.open({ scenario: 'saas', view: 'boundary' });
    const { drawer } = simulator;
    for (const [label, value] of [
      ['Data class', asked.data],
      ['With whom', asked.party],
      ['Direction', asked.way],
      ['Phase', asked.phase],
      ['Groups', asked.group],
    ] as const) {
      await drawer.getByRole('combobox', { name: label, exact: true }).selectOption(value);
    }
    for (const [name, value] of Object.entries(asked)) await simulator.expectInLink(name, value);
    const rows = filterRows(ledgerOf(DEFAULT_RUN, 'saas').rows, {
      dataClass: 'credentials',
      border: 'zenml',
      crossing: 'enters',
      phase: 'token-acquisition',
    });
    const expectShown = async () => {
      await expect(drawer.locator('.filters-count')).toHaveText(new RegExp(`^${rows.length} of `));
      await expect(drawer.locator('.ledger-group')).toHaveCount(groupRows(DEFAULT_RUN.model, rows, 'channel').length);
    };
    await expectShown();
    // Somebody else opens it; and it is there again after a look at another tab.
    await page.reload();
    await expectShown();
    await drawer.getByRole('tab', { name: 'Claims' }).click();
    await simulator.expectInLink('data', null);
    await drawer.getByRole('tab', { name: 'Crossings' }).click();
    await expectShown();
  },
);

test('the holdings are listed for an owner, after the run or at the moment', async ({ simulator }) => {
  const atZenml = (atMs: number | 'end') =>
    holdingsAt(DEFAULT_RUN, 'hybrid', atMs).filter(({ owner }) => owner === 'zenml');
  await simulator.open({ scenario: 'hybrid', view: 'holdings' });
  const list = simulator.drawer.getByRole('table', { name: 'Items at ZenML', exact: true });
  await expect(list.getByRole('listitem')).toHaveCount(atZenml('end').filter(isKept).length);
  await expect(list.getByText('unknown, ask ZenML').first()).toBeVisible();
  await simulator.drawer.getByRole('combobox', { name: 'Moment' }).selectOption('now');
  await expect(simulator.drawer).toContainText('Nothing.');
  await simulator.drawer.getByRole('combobox', { name: 'Owner' }).selectOption('you');
  await expect(simulator.drawer.getByRole('table', { name: 'What is with you in the three scenarios' })).toBeVisible();
});

test('a breach is in the link, and its steps are those of the part', async ({ simulator }) => {
  await simulator.open({ scenario: 'hybrid', view: 'breach' });
  await simulator.drawer.getByRole('combobox', { name: 'Part' }).selectOption('run-token');
  await simulator.expectInLink('of', 'run-token');
  const { steps } = breachOf(DEFAULT_RUN, 'hybrid', { kind: 'credential', credential: 'run-token' }, { until: 'end' });
  const fruitful = steps.filter(({ gains, brings }) => gains.length + brings.length > 0);
  await expect(simulator.drawer.locator('.breach-step')).toHaveCount(fruitful.length);
});

test('a breach is drawn on the stage with the numbers of its steps, small and large', async ({ page, simulator }) => {
  const part = { kind: 'component', component: 'control-plane' } as const;
  const expectDrawn = async (scenario: (typeof SCENARIO_IDS)[number]) => {
    const map = breachMapOf(DEFAULT_RUN, scenario, part, { until: 'end' });
    const { falls, ways } = stageBreach(WIDE, DEFAULT_RUN, map);
    const numbers = [...falls, ...ways].flatMap((one) => (one.numbers === '' ? [] : one.numbers));
    await expect(page.locator('.breach .breach-number')).toHaveText(numbers);
    await expect(page.locator('.breach [data-fall="taken"]')).toHaveAttribute('data-box', 'control-plane');
    await expect(simulator.drawer.getByRole('status')).toContainText(map.sentence);
  };
  await simulator.open({ scenario: 'hybrid', view: 'breach', of: 'control-plane' });
  await expectDrawn('hybrid');
  await simulator.drawer.getByRole('button', { name: 'Show on the stage' }).click();
  await simulator.expectInLink('view', 'breach-stage');
  await expectDrawn('hybrid');
  await simulator.press('Shift+Digit1');
  await expectDrawn('saas');
  await simulator.drawer.getByRole('combobox', { name: 'When' }).selectOption('after');
  await simulator.expectInLink('when', 'after');
  await simulator.press('Escape');
  await expect(page.locator('.breach')).toHaveCount(0);
});

test('a file holds what its tab shows, and the report all of it', async ({ page, simulator }) => {
  const textOf = async (name: string) => {
    const [file] = await Promise.all([
      page.waitForEvent('download'),
      simulator.drawer.getByRole('button', { name, exact: true }).click(),
    ]);
    return { name: file.suggestedFilename(), text: readFileSync(await file.path(), 'utf8') };
  };
  await simulator.open({ scenario: 'saas', view: 'holdings', owner: 'third-party', items: 'all' });
  const list = simulator.drawer.getByRole('table', { name: 'Items with third parties', exact: true });
  await expect(list.getByRole('listitem').first()).toBeVisible();
  const rows = await list.getByRole('listitem').count();
  const csv = await textOf('CSV');
  expect(csv.name).toBe('zenml-holdings-saas.csv');
  expect(csv.text.trimEnd().split('\r\n')).toHaveLength(1 + rows);
  await simulator.drawer.getByRole('tab', { name: 'Report' }).click();
  const report = await textOf('All of it as one Markdown document');
  expect(report.name).toBe('zenml-review-saas.md');
  expect(report.text).toContain(`<${new URL('/#scenario=saas', page.url()).href}`);
  for (const { sentence } of verdictOf(DEFAULT_RUN, 'saas')) expect(report.text).toContain(sentence);
});

test('a claim shows its message in the run of a file, and does not simulate another', MORE, async ({ simulator }) => {
  const run = runWith({ steps: 2, analytics: true });
  const result = checkRun(run).find(({ scenario, counterexample }) => scenario === 'hybrid' && counterexample);
  const index = run.trace.messages.findIndex(({ id }) => id === result?.counterexample?.message);
  await simulator.open({ scenario: 'saas', view: 'share' });
  const { drawer } = simulator;
  await drawer.getByLabel('Run file').setInputFiles({
    name: 'run.json',
    mimeType: 'application/json',
    buffer: Buffer.from(EXPORTERS.json.serialise(run, 'saas')),
  });
  await expect(simulator.notice).toContainText('Opened a run');
  await simulator.press('b');
  await drawer.getByRole('tab', { name: 'Claims' }).click();
  const { title } = CLAIMS.find(({ id }) => id === result?.id) ?? { title: '' };
  await drawer.getByRole('button', { name: title, exact: true }).click();
  await drawer.getByRole('button', { name: 'Show me where, in Hybrid SaaS' }).click();
  await simulator.expectAt(messageAt(index, run), run);
  await expect(simulator.scenario('hybrid')).toBeChecked();
  await drawer.getByRole('tab', { name: 'Report' }).click();
  await expect(drawer).toContainText('This run came from a file');
});

test('the report describes the breach that was looked at, and says which', MORE, async ({ page, simulator }) => {
  await simulator.open({ scenario: 'hybrid', view: 'report' });
  const { drawer } = simulator;
  await expect(drawer).toContainText('Broken into in it: all of ZenML, while it runs, to its end.');
  await drawer.getByRole('button', { name: 'Choose another part' }).click();
  await drawer.getByRole('combobox', { name: 'Part' }).selectOption('secrets-store');
  await drawer.getByRole('combobox', { name: 'When' }).selectOption('after');
  await drawer.getByRole('tab', { name: 'Claims' }).click();
  await drawer.getByRole('tab', { name: 'Report' }).click();
  await simulator.expectInLink('of', 'secrets-store');
  await simulator.expectInLink('when', 'after');
  const expectReport = async () => {
    await expect(drawer).toContainText('Broken into in it: Secrets store, only after the run.');
    const [file] = await Promise.all([
      page.waitForEvent('download'),
      drawer.getByRole('button', { name: 'All of it as one Markdown document' }).click(),
    ]);
    const text = readFileSync(await file.path(), 'utf8');
    expect(text).toContain('Broken into: Secrets store, only after the run.');
    expect(text).toContain('view=report&of=secrets-store&when=after>');
    expect(text).toContain('The same again, but with all of ZenML broken into:');
  };
  await expectReport();
  await page.reload();
  await expectReport();
});

test.describe('on a phone', () => {
  test.use({ viewport: { width: 390, height: 844 } });

  test('every tab is read without scrolling sideways', async ({ page, simulator }) => {
    for (const [view] of [...TABS, ['report']] as const) {
      await simulator.open({ scenario: 'saas', view });
      const body = page.locator('.drawer-body');
      await expect(body).toBeVisible();
      expect(await body.evaluate((element) => element.scrollWidth - element.clientWidth)).toBe(0);
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
      await expect(simulator.stage).toHaveCount(0);
    }
  });
});

for (const [view, title] of [
  ['verdict', /^Verdict: Hybrid SaaS/],
  ['holdings', /^Who holds what: Hybrid SaaS/],
  ['breach', /^If it were broken into: Hybrid SaaS/],
  ['claims', /^Claims: Hybrid SaaS/],
  ['report', /^Report: Hybrid SaaS/],
] as const) {
  test(
    `prints with its title, its scope and its link: ${view}`,
    row(view === 'report'),
    async ({ page, simulator }) => {
      await simulator.open({ scenario: 'hybrid', view });
      await page.emulateMedia({ media: 'print' });
      await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible();
      await expect(page.locator('.print-foot').getByText(page.url(), { exact: true })).toBeVisible();
      await expect(simulator.stage).toBeHidden();
      await expect(page.getByRole('combobox')).toHaveCount(0);
      for (const table of view === 'report' ? TABS.map(([, , name]) => name) : []) {
        await expect(simulator.drawer.getByRole('table', { name: table })).toBeVisible();
      }
    },
  );
}
