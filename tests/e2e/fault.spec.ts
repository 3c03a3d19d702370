import type { PhaseId } from '../../machines/model.ts';
import { FAULTS } from '../../src/catalogue/faults.ts';
import { PHASES } from '../../src/catalogue/phases.ts';
import { isWithin } from '../../src/layout/layout.ts';
import { failureOf, failureText } from '../../src/simulation/describe.ts';
import { configOfFault, formatRunConfig } from '../../src/simulation/run-config.ts';
import { sentenceOf } from '../../src/views/failing.ts';
import { expect, row, test } from './fixtures.ts';
import { DEFAULT_RUN, MODEL, messageAt, messageWhere, runWith, specIn } from './model.ts';

/** What the dashboard shows afterwards, as the page says it. */
const DASHBOARD = {
  'no-run': 'The workspace has no run yet, so the dashboard shows nothing.',
  failed: 'The dashboard shows a failed run.',
  stuck: 'the dashboard keeps showing the last status',
} as const;

const labelOf = (phase: PhaseId): string => PHASES.find(({ id }) => id === phase)?.label ?? '';

/** The kinds of ends that faults have had so far. */
const kinds = new Set<string>();

for (const fault of FAULTS) {
  const { id } = fault;
  const config = configOfFault(MODEL, fault);
  const options = formatRunConfig(MODEL, config);
  const run = runWith(config);
  const first = messageWhere(({ status }) => status === 'failed', run);
  const last = messageAt(-1, run);
  const error = failureText(run, first) ?? '';
  // A fault that the run survives leaves some of the tries unused.
  const tries = failureOf(run, first).retries + 1;

  const { outcome } = run.trace;
  const never = PHASES.filter(({ id: of }) => !run.trace.messages.some((sent) => sent.phase === of));

  // The first fault of each kind of end stands for the others, and the first that is tried again.
  const marks = [outcome.status === 'failed' ? outcome.dashboard : outcome.status, tries > 1 ? 'tries' : 'one try'];
  const isFirstOfKind = marks.some((mark) => !kinds.has(mark));
  for (const mark of marks) kinds.add(mark);

  // One page for all that is looked at: nothing of it changes the run.
  test(`the fault ${id} is told where it happens and at the end`, row(isFirstOfKind), async ({ simulator }) => {
    const phase = (of: PhaseId) => simulator.phases.getByRole('button').filter({ hasText: labelOf(of) });

    await test.step('where it happens', async () => {
      await simulator.open({ ...options, message: first.id });
      await simulator.expectAt(first, run);
      await expect(simulator.captionTitle).toHaveText(sentenceOf(run, first));
      await expect(simulator.caption).toContainText(
        tries > 1 ? `Try 1 of ${tries} fails: ${error}` : `Fails: ${error}`,
      );
      const { from, to } = specIn(first, run);
      if (isWithin(from, to)) await expect(simulator.box(to).locator('.box-work')).toContainText('failed');
      else {
        await expect(simulator.pill).toHaveAttribute('data-failed', 'true');
        await expect(simulator.pill).toContainText('failed');
      }
      await expect(simulator.narration).toContainText(error);
      await expect(simulator.stage.locator('.react-flow__edge [data-failed="true"]')).toHaveCount(
        isWithin(from, to) ? 0 : 1,
      );
    });

    // A run that goes on is told by the message that failed alone.
    if (outcome.status === 'completed') return;

    const broke = messageWhere(({ id: of }) => of === outcome.message, run);

    await test.step('before it breaks', async () => {
      await simulator.press('Home');
      await expect(simulator.captionTitle).toHaveText(/^In this run /);
      await expect(simulator.phases.getByLabel('Failed')).toHaveCount(0);
      await simulator.caption.getByRole('button', { name: 'Go to what failed' }).click();
      await simulator.expectAt(first, run);
    });

    await test.step('at its end', async () => {
      await simulator.press('End');
      await simulator.expectAtEnd(run);
      await expect(simulator.captionTitle).toHaveText(`The run has failed. ${sentenceOf(run, broke)}`);
      await expect(simulator.caption).toContainText(outcome.reason);
      await expect(simulator.caption).toContainText(DASHBOARD[outcome.dashboard]);
      await expect(simulator.narration).toContainText(/^The run has failed\. /);
      await expect(phase(broke.phase).getByLabel('Failed')).toBeVisible();
      await expect(simulator.phases.getByLabel('Failed')).toHaveCount(1);
      await expect(simulator.stage.locator('.react-flow__edge [data-failed="true"]')).toHaveCount(
        isWithin(specIn(broke, run).from, specIn(broke, run).to) ? 0 : 1,
      );
      if (last !== broke) {
        await simulator.press(',');
        await expect(simulator.caption).toContainText('Clean-up after the failure');
      }
      await simulator.caption.getByRole('button', { name: 'Go to what failed' }).click();
      await simulator.expectAt(broke, run);
      expect(never.length).toBeGreaterThan(0);
      for (const { id: of } of never) await expect(phase(of)).toBeDisabled();
    });
  });
}

test('a message that is tried again is told as a success when it gets through', async ({ simulator }) => {
  const [, retried] = FAULTS;
  const run = runWith({ fault: { message: retried.message, times: 1 } });
  const second = messageWhere(({ attempt }) => attempt === 2, run);
  await simulator.open({ fault: retried.message, message: second.id });
  await expect(simulator.caption).toContainText('Try 2 succeeds.');
  await expect(simulator.pill).toHaveAttribute('data-failed', 'false');
  await simulator.press('End');
  await expect(simulator.captionTitle).toHaveText('The run is completed');
});

test('a failed message stops short of its receiver', async ({ simulator }) => {
  const [refused] = FAULTS;
  const run = runWith({ fault: { message: refused.message, times: refused.times } });
  const failed = messageWhere(({ status }) => status === 'failed', run);
  const delivered = messageWhere(({ id }) => id === failed.id, DEFAULT_RUN);
  const reach = async (fault: string | null) => {
    await simulator.open({ message: delivered.id, ...(fault === null ? {} : { fault }) });
    // Just before it arrives: the last step of the slider inside the message.
    const index = run.trace.messages.indexOf(failed);
    const perMessage =
      Number(await simulator.slider.getAttribute('max')) / (fault === null ? DEFAULT_RUN : run).trace.messages.length;
    await simulator.slider.fill(String((index + 1) * perMessage - 1));
    await expect(simulator.pill).toHaveAttribute('data-message', failed.id);
    const { x } = await simulator.pillFront();
    const receiver = await simulator.box(specIn(failed, run).to).boundingBox();
    return (receiver?.x ?? 0) - x;
  };
  const whole = await reach(null);
  await simulator.page.goto('about:blank');
  expect(await reach(refused.id)).toBeGreaterThan(whole + 10);
});
