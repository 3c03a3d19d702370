import { pipelineOf } from './pipeline.ts';
import type { Trace } from './trace.ts';

export type StepStatus = 'waiting' | 'running' | 'completed' | 'failed' | 'cached';

interface StepSpan {
  readonly id: string;
  readonly startMs: number;
  readonly endMs: number;
  readonly end: 'completed' | 'failed' | 'cached';
}

/** The messages that tell the workspace which steps are cached. */
const RECORDS_CACHED: readonly string[] = ['check-cache.record', 'reuse-steps.record'];

const spans = new WeakMap<Trace, readonly StepSpan[]>();

function spansOf(trace: Trace): readonly StepSpan[] {
  let found = spans.get(trace);
  if (!found) {
    const byId = new Map<string, StepSpan>();
    let cachedAtMs = Number.POSITIVE_INFINITY;
    for (const message of trace.messages) {
      if (RECORDS_CACHED.includes(message.spec) && message.status === 'delivered') cachedAtMs = message.receivedMs;
      if (message.step === null) continue;
      const span = byId.get(message.step);
      byId.set(message.step, {
        id: message.step,
        startMs: span?.startMs ?? message.sentMs,
        endMs: Math.max(span?.endMs ?? 0, message.receivedMs),
        end: message.spec.startsWith('finish-step.') && message.status === 'delivered' ? 'completed' : 'failed',
      });
    }
    const { steps, width, cached } = trace.config;
    found = pipelineOf(steps, width, cached).map((step): StepSpan => {
      if (step.cached) return { id: step.id, startMs: cachedAtMs, endMs: cachedAtMs, end: 'cached' };
      const never = Number.POSITIVE_INFINITY;
      return byId.get(step.id) ?? { id: step.id, startMs: never, endMs: never, end: 'completed' };
    });
    spans.set(trace, found);
  }
  return found;
}

function statusAt(span: StepSpan, atMs: number): StepStatus {
  if (atMs < span.startMs) return 'waiting';
  if (atMs < span.endMs) return 'running';
  return span.end;
}

/** The status of each pipeline step at a moment, in the pipeline's order. */
export function stepStatusesAt(trace: Trace, atMs: number): { readonly id: string; readonly status: StepStatus }[] {
  return spansOf(trace).map((span) => ({ id: span.id, status: statusAt(span, atMs) }));
}
