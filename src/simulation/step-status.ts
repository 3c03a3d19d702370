import { pipelineOf } from './pipeline.ts';
import type { Trace } from './trace.ts';

export type StepStatus = 'waiting' | 'running' | 'completed' | 'failed';

interface StepSpan {
  readonly id: string;
  readonly startMs: number;
  readonly endMs: number;
  readonly failed: boolean;
}

const spans = new WeakMap<Trace, readonly StepSpan[]>();

function spansOf(trace: Trace): readonly StepSpan[] {
  let found = spans.get(trace);
  if (!found) {
    const byId = new Map<string, StepSpan>();
    for (const message of trace.messages) {
      if (message.step === null) continue;
      const span = byId.get(message.step);
      byId.set(message.step, {
        id: message.step,
        startMs: span?.startMs ?? message.sentMs,
        endMs: Math.max(span?.endMs ?? 0, message.receivedMs),
        failed: !message.spec.startsWith('finish-step.'),
      });
    }
    found = pipelineOf(trace.config.steps, trace.config.width).map(
      ({ id }) =>
        byId.get(id) ?? { id, startMs: Number.POSITIVE_INFINITY, endMs: Number.POSITIVE_INFINITY, failed: false },
    );
    spans.set(trace, found);
  }
  return found;
}

function statusAt(span: StepSpan, atMs: number): StepStatus {
  if (atMs < span.startMs) return 'waiting';
  if (atMs < span.endMs) return 'running';
  return span.failed ? 'failed' : 'completed';
}

/** The status of each pipeline step at a moment, in the pipeline's order. */
export function stepStatusesAt(trace: Trace, atMs: number): { readonly id: string; readonly status: StepStatus }[] {
  return spansOf(trace).map((span) => ({ id: span.id, status: statusAt(span, atMs) }));
}
