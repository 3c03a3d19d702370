import { type Run, specOf, stepsOf } from '../simulation/run.ts';
import { countUntil } from './received.ts';

export type StepStatus = 'waiting' | 'running' | 'completed' | 'failed' | 'cached';

interface StepSpan {
  readonly id: string;
  readonly startMs: number;
  readonly endMs: number;
  readonly end: 'completed' | 'failed' | 'cached';
}

const spans = new WeakMap<Run, readonly StepSpan[]>();

function spansOf(run: Run): readonly StepSpan[] {
  let found = spans.get(run);
  if (!found) {
    const byId = new Map<string, StepSpan>();
    let cachedAtMs = Number.POSITIVE_INFINITY;
    for (const message of run.trace.messages) {
      const { tags = [] } = specOf(run, message);
      const isDelivered = message.status === 'delivered';
      if (isDelivered && tags.includes('steps-cached')) cachedAtMs = message.receivedMs;
      if (message.step === null) continue;
      const span = byId.get(message.step);
      byId.set(message.step, {
        id: message.step,
        startMs: span?.startMs ?? message.sentMs,
        endMs: Math.max(span?.endMs ?? 0, message.receivedMs),
        end: isDelivered && tags.includes('step-completed') ? 'completed' : 'failed',
      });
    }
    found = stepsOf(run).map((step): StepSpan => {
      if (step.cached) return { id: step.id, startMs: cachedAtMs, endMs: cachedAtMs, end: 'cached' };
      const never = Number.POSITIVE_INFINITY;
      return byId.get(step.id) ?? { id: step.id, startMs: never, endMs: never, end: 'completed' };
    });
    spans.set(run, found);
  }
  return found;
}

function statusAt(span: StepSpan, atMs: number): StepStatus {
  if (atMs < span.startMs) return 'waiting';
  if (atMs < span.endMs) return 'running';
  return span.end;
}

/** The status of each pipeline step at a moment, in the pipeline's order. */
export function stepStatusesAt(run: Run, atMs: number): { readonly id: string; readonly status: StepStatus }[] {
  return spansOf(run).map((span) => ({ id: span.id, status: statusAt(span, atMs) }));
}

/** In which order statuses are counted. */
const STATUSES: readonly StepStatus[] = ['running', 'completed', 'failed', 'cached', 'waiting'];

/** When steps start, and when they end in which way, each ascending. */
interface Turns {
  readonly startsMs: Float64Array;
  readonly endsMs: Readonly<Record<StepSpan['end'], Float64Array>>;
}

const turnsOfRuns = new WeakMap<Run, Turns>();

function turnsOf(run: Run): Turns {
  let turns = turnsOfRuns.get(run);
  if (!turns) {
    const spans = spansOf(run);
    const ends = (end: StepSpan['end']) =>
      Float64Array.from(spans.flatMap((span) => (span.end === end ? [span.endMs] : []))).sort();
    turns = {
      startsMs: Float64Array.from(spans, (span) => span.startMs).sort(),
      endsMs: { completed: ends('completed'), failed: ends('failed'), cached: ends('cached') },
    };
    turnsOfRuns.set(run, turns);
  }
  return turns;
}

/** How many steps of the pipeline have which status at a moment; those that none has are left out. O(log n). */
function countStatuses(run: Run, atMs: number): readonly StepCount[] {
  const { startsMs, endsMs } = turnsOf(run);
  const started = countUntil(startsMs, atMs);
  const completed = countUntil(endsMs.completed, atMs);
  const failed = countUntil(endsMs.failed, atMs);
  const cached = countUntil(endsMs.cached, atMs);
  const counts = {
    running: started - completed - failed - cached,
    ...{ completed, failed, cached },
    waiting: startsMs.length - started,
  };
  return STATUSES.map((status) => ({ status, count: counts[status] })).filter(({ count }) => count > 0);
}

export interface StepCount {
  readonly status: StepStatus;
  readonly count: number;
}

/** More steps than this are counted instead of named. */
const MOST_NAMED_STEPS = 5;

/** One thing to show of the pipeline's steps: a step with its status or, in a large pipeline, how many have it. */
export type StepChip = { readonly status: StepStatus } & ({ readonly id: string } | { readonly count: number });

/** What to show of the pipeline's steps at a moment, in the pipeline's order or the order of the statuses. */
export const stepChipsAt = (run: Run, atMs: number): readonly StepChip[] =>
  spansOf(run).length <= MOST_NAMED_STEPS ? stepStatusesAt(run, atMs) : countStatuses(run, atMs);
