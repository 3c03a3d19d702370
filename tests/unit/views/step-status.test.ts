import { describe, expect, it } from 'vitest';
import { type Run, stepsOf } from '../../../src/simulation/run.ts';
import { type StepStatus, stepChipsAt, stepStatusesAt } from '../../../src/views/step-status.ts';
import { DEFAULT_RUN, faultyRun, messageOf, runFor } from '../simulation/fixtures.ts';

const statusesAt = (run: Run, atMs: number): StepStatus[] => stepStatusesAt(run, atMs).map(({ status }) => status);

describe('stepStatusesAt', () => {
  it('has the steps in the order of the pipeline', () => {
    expect(stepStatusesAt(DEFAULT_RUN, 0)).toEqual([
      { id: 'load_data', status: 'waiting' },
      { id: 'train', status: 'waiting' },
      { id: 'evaluate', status: 'waiting' },
    ]);
  });

  it('lets a step run from its first message', () => {
    const { sentMs } = messageOf(DEFAULT_RUN, 'load_data.pull-image.start');
    expect(statusesAt(DEFAULT_RUN, sentMs - 1)).toEqual(['waiting', 'waiting', 'waiting']);
    expect(statusesAt(DEFAULT_RUN, sentMs)).toEqual(['running', 'waiting', 'waiting']);
  });

  it('completes a step when its last message has arrived', () => {
    const { receivedMs } = messageOf(DEFAULT_RUN, 'train.finish-step.completed');
    expect(statusesAt(DEFAULT_RUN, receivedMs - 1)).toEqual(['completed', 'running', 'waiting']);
    expect(statusesAt(DEFAULT_RUN, receivedMs)).toEqual(['completed', 'completed', 'waiting']);
  });

  it('has completed every step at the end of a run without faults', () => {
    expect(statusesAt(DEFAULT_RUN, DEFAULT_RUN.trace.durationMs)).toEqual(['completed', 'completed', 'completed']);
  });

  it('runs steps side by side', () => {
    const run = runFor({ steps: 5, width: 3, fault: null });
    const { sentMs } = messageOf(run, 'train_3.pull-image.image');
    expect(statusesAt(run, sentMs)).toEqual(['completed', 'running', 'running', 'running', 'waiting']);
  });

  it('fails a step when its failure has been reported, and leaves the steps after it waiting', () => {
    const run = faultyRun('train.write-artifact.save', 1);
    const { receivedMs } = messageOf(run, 'train.report-step-without-cause.failed');
    expect(statusesAt(run, receivedMs - 1)).toEqual(['completed', 'running', 'waiting']);
    expect(statusesAt(run, run.trace.durationMs)).toEqual(['completed', 'failed', 'waiting']);
  });

  it('fails a step that could not report it', () => {
    const run = faultyRun('train.connect-step.config', 6, { stack: 'gcp' });
    expect(statusesAt(run, run.trace.durationMs)).toEqual(['completed', 'failed', 'waiting']);
  });

  it('has no running step when the run failed before it had any', () => {
    const run = faultyRun('push-image.push', 1);
    expect(statusesAt(run, run.trace.durationMs)).toEqual(['waiting', 'waiting', 'waiting']);
  });
});

describe('stepChipsAt', () => {
  it('shows each step of a small pipeline', () => {
    const run = runFor({ steps: 5, width: 2 });
    expect(stepChipsAt(run, run.trace.durationMs)).toEqual(stepStatusesAt(run, run.trace.durationMs));
  });

  it.each([
    { steps: 6, width: 1 },
    { steps: 12, width: 5, cached: 'some' },
    { steps: 9, width: 3, fault: { message: 'train_3.write-artifact.save', times: 1 } },
  ] as const)('counts the steps of a larger one, at any moment of a run with %j', (options) => {
    const run = runFor(options);
    const times = run.trace.messages.flatMap(({ sentMs, receivedMs }) => [sentMs - 1, sentMs, receivedMs]);
    for (const atMs of [0, ...times, run.trace.durationMs]) {
      const statuses = stepStatusesAt(run, atMs).map(({ status }) => status);
      const counted = stepChipsAt(run, atMs).map((chip) => ('count' in chip ? [chip.status, chip.count] : chip.id));
      const order = ['running', 'completed', 'failed', 'cached', 'waiting'] as const;
      const tally = order.map((status) => [status, statuses.filter((other) => other === status).length] as const);
      expect(counted).toEqual(tally.filter(([, count]) => count > 0));
    }
    expect(stepsOf(run).length).toBeGreaterThan(5);
  });
});
