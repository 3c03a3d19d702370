import AxeBuilder from '@axe-core/playwright';
import { FAULTS } from '../../src/catalogue/faults.ts';
import { expect, ONLY_VIOLATIONS, RULES_OF_COLOURS, row, test } from './fixtures.ts';
import { CROSSES_IN_BOTH, messageAt, messageWhere, runWith } from './model.ts';
import type { SimulatorPage } from './simulator.page.ts';

/** What axe finds, in light and in dark colours: rule and place, for a readable failure. */
async function findings({ page }: SimulatorPage): Promise<string[]> {
  const found: string[] = [];
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    // The page has no frames: what axe does about them, in a page of its own, can be left out.
    const axe = new AxeBuilder({ page }).setLegacyMode().options(ONLY_VIOLATIONS);
    const { violations } = await (colorScheme === 'light' ? axe : axe.withRules(RULES_OF_COLOURS)).analyze();
    found.push(
      ...violations.flatMap(({ id, nodes }) =>
        nodes.map(({ target, failureSummary }) => `${colorScheme} ${id} ${target.join(' ')}: ${failureSummary}`),
      ),
    );
  }
  return found;
}

const MOMENT = { scenario: 'hybrid', message: CROSSES_IN_BOTH.id };
const [REFUSED] = FAULTS;
const FAILED_RUN = runWith({ fault: { message: REFUSED.message, times: REFUSED.times } });
const FAILED = messageWhere(({ status }) => status === 'failed', FAILED_RUN);

/** Views made of what others here are made of. */
const OF_THEIR_KIND: readonly string[] = [
  ...['a failed message', 'a message in SaaS', 'a message in Full On-Prem', 'the inspector', 'the card of a component'],
  ...['the firewall rules', 'the claims', 'the comparison', 'the chooser', 'the timeline', 'the log', 'the tours'],
  ...['the verdict', 'the holdings', 'a breach', 'a breach on the stage', 'the report', 'the sequence', 'the options'],
];

for (const [name, link] of [
  ['the start', {}],
  ['a message in SaaS', { message: CROSSES_IN_BOTH.id }],
  ['a message in Full On-Prem', { scenario: 'on-prem', message: messageAt(40).id }],
  ['a failed message', { fault: REFUSED.id, message: FAILED.id, view: 'inspector' }],
  ['the inspector', { ...MOMENT, view: 'inspector' }],
  ['the options', { ...MOMENT, view: 'options' }],
  ['the card of a component', { ...MOMENT, view: 'component', component: 'orchestrator' }],
  ['the boundary', { ...MOMENT, view: 'boundary' }],
  ['the verdict', { ...MOMENT, view: 'verdict' }],
  ['the holdings', { ...MOMENT, view: 'holdings' }],
  ['a breach', { ...MOMENT, view: 'breach', of: 'run-token' }],
  ['a breach on the stage', { ...MOMENT, view: 'breach-stage', of: 'run-token' }],
  ['the report', { ...MOMENT, view: 'report' }],
  ['the firewall rules', { ...MOMENT, view: 'firewall' }],
  ['the claims', { ...MOMENT, view: 'claims' }],
  ['the comparison', { ...MOMENT, view: 'compare' }],
  ['the chooser', { ...MOMENT, view: 'choose' }],
  ['the sequence', { ...MOMENT, view: 'sequence' }],
  ['the timeline', { ...MOMENT, view: 'timeline' }],
  ['the log', { ...MOMENT, view: 'log' }],
  ['the tours', { ...MOMENT, view: 'tours' }],
] as const) {
  test(`axe finds nothing: ${name}`, row(!OF_THEIR_KIND.includes(name)), async ({ simulator }) => {
    await simulator.open(link);
    await expect(simulator.drawer).toHaveCount('view' in link ? 1 : 0);
    expect(await findings(simulator)).toEqual([]);
  });
}

// A dialog as the palette is.
test('axe finds nothing: the help', row(false), async ({ simulator }) => {
  await simulator.open();
  await simulator.press('?');
  await expect(simulator.help).toBeVisible();
  expect(await findings(simulator)).toEqual([]);
});

test('axe finds nothing: the end of a failed run, and a notice', row(false), async ({ simulator }) => {
  await simulator.openHash(`fault=${REFUSED.id}&message=nowhere`);
  // It stays under the pointer.
  await simulator.notice.getByText('"nowhere"').hover();
  await simulator.press('End');
  await simulator.expectAtEnd(FAILED_RUN);
  expect(await findings(simulator)).toEqual([]);
});

test('axe finds nothing: the palette', row(false), async ({ page, simulator }) => {
  await simulator.open();
  await simulator.press('/');
  const palette = page.getByRole('dialog', { name: 'Find anything' });
  await palette.getByRole('combobox').fill('registry');
  await expect(palette.getByRole('option').first()).toBeVisible();
  expect(await findings(simulator)).toEqual([]);
});

test.describe('on a phone', () => {
  test.use({ viewport: { width: 360, height: 740 } });

  test('axe finds nothing: a message and the inspector', async ({ simulator }) => {
    await simulator.open(MOMENT);
    expect(await findings(simulator)).toEqual([]);
    await simulator.press('i');
    await expect(simulator.drawer).toBeVisible();
    expect(await findings(simulator)).toEqual([]);
  });
});
