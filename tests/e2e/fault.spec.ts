import type { PhaseId } from '../../machines/model.ts';
import { FAULTS } from '../../src/catalogue/faults.ts';
import { PHASES } from '../../src/catalogue/phases.ts';
import { failureText } from '../../src/simulation/describe.ts';
import { configOfFault, formatRunConfig } from '../../src/simulation/run-config.ts';
import { expect, test } from './fixtures.ts';
import { DEFAULT_RUN, MODEL, messageAt, messageWhere, runWith, specIn } from './model.ts';

/** What the dashboard shows afterwards, as the page says it. */
const DASHBOARD = {
  'no-run': 'The workspace has no run yet, so the dashboard shows nothing.',
  failed: 'The dashboard shows a failed run.',
  stuck: 'the dashboard keeps showing the last status',
} as const;

const labelOf = (phase: PhaseId): string => PHASES.find(({ id }) => id === phase)?.label ?? '';

for (const fault of FAULTS) {
  const { id, times } = fault;
  const config = configOfFault(MODEL, fault);
  const options = formatRunConfig(MODEL, config);
  const run = runWith(config);
  const first = messageWhere(({ status }) => status === 'failed', run);
  const last = messageAt(-1, run);
  const error = failureText(run, first) ?? '';

  test.describe(`the fault ${id}`, () => {
    test('is told where it happens', async ({ simulator }) => {
      await simulator.open({ ...options, message: first.id });
      await simulator.expectAt(first, run);
      await expect(simulator.captionTitle).toHaveText(specIn(first, run).narration);
      await expect(simulator.caption).toContainText(
        times > 1 ? `Try 1 of ${times} fails: ${error}` : `Fails: ${error}`,
      );
      await expect(simulator.pill).toHaveAttribute('data-failed', 'true');
      await expect(simulator.pill).toContainText('failed');
      await expect(simulator.narration).toContainText(error);
      await expect(simulator.stage.locator('.react-flow__edge [data-failed="true"]')).toHaveCount(1);
    });

    const { outcome } = run.trace;
    // A run that goes on is told by the message that failed alone.
    if (outcome.status === 'completed') return;

    test('ends the run and is told at its end', async ({ simulator }) => {
      await simulator.open({ ...options, message: last.id });
      await simulator.press('End');
      await simulator.expectAtEnd(run);
      await expect(simulator.captionTitle).toHaveText('The run has failed');
      await expect(simulator.caption).toContainText(outcome.reason);
      await expect(simulator.caption).toContainText(DASHBOARD[outcome.dashboard]);
      await expect(simulator.narration).toContainText(/^The run has failed\. /);
    });

    test('marks its phase and those that are never reached', async ({ simulator }) => {
      await simulator.open({ ...options, message: last.id });
      const phase = (of: PhaseId) => simulator.phases.getByRole('button').filter({ hasText: labelOf(of) });
      await expect(phase(last.phase).getByLabel('Failed')).toHaveCount(0);
      await simulator.press('End');
      await expect(phase(last.phase).getByLabel('Failed')).toBeVisible();
      const never = PHASES.filter(({ id: of }) => !run.trace.messages.some((sent) => sent.phase === of));
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
    const { x } = await simulator.pillCentre();
    const receiver = await simulator.box(specIn(failed, run).to).boundingBox();
    return (receiver?.x ?? 0) - x;
  };
  const whole = await reach(null);
  await simulator.page.goto('about:blank');
  expect(await reach(refused.id)).toBeGreaterThan(whole + 10);
});
