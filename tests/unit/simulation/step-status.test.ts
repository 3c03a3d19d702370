import { describe, expect, it } from 'vitest';
import { type StepStatus, stepStatusesAt } from '../../../src/simulation/step-status.ts';
import type { Trace } from '../../../src/simulation/trace.ts';
import { DEFAULT_TRACE, faultyRun, traceFor } from './fixtures.ts';

const statusesAt = (trace: Trace, atMs: number): StepStatus[] =>
  stepStatusesAt(trace, atMs).map(({ status }) => status);

/** When a message was sent and received. */
function timesOf(trace: Trace, id: string): { sentMs: number; receivedMs: number } {
  const { sentMs = 0, receivedMs = 0 } = trace.messages.find((message) => message.id === id) ?? {};
  return { sentMs, receivedMs };
}

describe('stepStatusesAt', () => {
  it('has the steps in the order of the pipeline', () => {
    expect(stepStatusesAt(DEFAULT_TRACE, 0)).toEqual([
      { id: 'load_data', status: 'waiting' },
      { id: 'train', status: 'waiting' },
      { id: 'evaluate', status: 'waiting' },
    ]);
  });

  it('lets a step run from its first message', () => {
    const { sentMs } = timesOf(DEFAULT_TRACE, 'load_data.pull-image.start');
    expect(statusesAt(DEFAULT_TRACE, sentMs - 1)).toEqual(['waiting', 'waiting', 'waiting']);
    expect(statusesAt(DEFAULT_TRACE, sentMs)).toEqual(['running', 'waiting', 'waiting']);
  });

  it('completes a step when its last message has arrived', () => {
    const { receivedMs } = timesOf(DEFAULT_TRACE, 'train.finish-step.completed');
    expect(statusesAt(DEFAULT_TRACE, receivedMs - 1)).toEqual(['completed', 'running', 'waiting']);
    expect(statusesAt(DEFAULT_TRACE, receivedMs)).toEqual(['completed', 'completed', 'waiting']);
  });

  it('has completed every step at the end of a run without faults', () => {
    expect(statusesAt(DEFAULT_TRACE, DEFAULT_TRACE.durationMs)).toEqual(['completed', 'completed', 'completed']);
  });

  it('runs steps side by side', () => {
    const trace = traceFor({ steps: 5, width: 3, fault: null });
    const { sentMs } = timesOf(trace, 'train_3.pull-image.image');
    expect(statusesAt(trace, sentMs)).toEqual(['completed', 'running', 'running', 'running', 'waiting']);
  });

  it('fails a step when its failure has been reported, and leaves the steps after it waiting', () => {
    const trace = faultyRun('train.write-artifact.save', 1);
    const { receivedMs } = timesOf(trace, 'train.report-step-failure.failed');
    expect(statusesAt(trace, receivedMs - 1)).toEqual(['completed', 'running', 'waiting']);
    expect(statusesAt(trace, trace.durationMs)).toEqual(['completed', 'failed', 'waiting']);
  });

  it('fails a step that could not report it', () => {
    const trace = faultyRun('train.connect-step.config', 6);
    expect(statusesAt(trace, trace.durationMs)).toEqual(['completed', 'failed', 'waiting']);
  });

  it('has no running step when the run failed before it had any', () => {
    const trace = faultyRun('push-image.push', 1);
    expect(statusesAt(trace, trace.durationMs)).toEqual(['waiting', 'waiting', 'waiting']);
  });
});
