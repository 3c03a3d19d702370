import type { PhaseId } from '../../machines/model.ts';

/** Raise it when a field changes its meaning or goes away; readers refuse newer versions. */
export const TRACE_VERSION = 2;

/** One send of one message. What it carries is in the specs of its run, under `spec`. */
export interface TraceMessage {
  /** Stable and unique: `<exchange>.<name>`, after `<step>.` in a pipeline step, with `~n` from the second send on. */
  readonly id: string;
  /** Id of its spec. */
  readonly spec: string;
  readonly phase: PhaseId;
  /** The beat it belongs to: an exchange, `<step>.<exchange>` of the first step, or a whole later step. */
  readonly exchange: string;
  /** Pipeline step, or null for a message of the run itself. */
  readonly step: string | null;
  /** 1 for the first send, 2 for the first retry, and so on. */
  readonly attempt: number;
  /** Simulated ms since the run began. Illustrative. */
  readonly sentMs: number;
  /** When it arrived or, if it failed, when that was noticed; always after `sentMs`. */
  readonly receivedMs: number;
  readonly status: 'delivered' | 'failed';
  /** The named fault that makes it fail, if that fails in its own way. */
  readonly fault?: string;
  /**
   * How it fails while a service is away, if not as its spec says: an id in the failures of the model. Then somebody else
   * notices: its own sender is away.
   */
  readonly failure?: string;
}

export type Outcome =
  | { readonly status: 'completed' }
  | {
      readonly status: 'failed';
      /** Id of the message that failed for good. */
      readonly message: string;
      /** The text users see. */
      readonly reason: string;
      /** What the dashboard shows: no run at all, a failed run, or a run stuck in its last status. */
      readonly dashboard: 'no-run' | 'failed' | 'stuck';
    };

/** What happened in a run, and when. Plain JSON; who sent what is in the specs of the run. */
export interface Trace {
  readonly version: typeof TRACE_VERSION;
  readonly outcome: Outcome;
  readonly durationMs: number;
  /** In the order of `sentMs`; at the same time, in the order they were sent. */
  readonly messages: readonly TraceMessage[];
}

export interface InFlight {
  readonly index: number;
  /** 0 at the sender, towards 1 at the receiver. */
  readonly progress: number;
}

/** What is true at one moment of a run. */
export interface Frame {
  readonly atMs: number;
  /** Index of the message that the moment is about, -1 before the first one is sent. */
  readonly current: number;
  /** Messages on their way, in send order. */
  readonly inFlight: readonly InFlight[];
}

/** Index of the last message sent at or before `atMs`, -1 when there is none. */
export function lastSentAt(trace: Trace, atMs: number): number {
  let low = 0;
  let high = trace.messages.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((trace.messages[middle]?.sentMs ?? 0) <= atMs) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

/**
 * When the messages of a trace arrive, so that those on their way are found without looking at all others: a complete
 * binary tree in an array, node `n` above `2n` and `2n + 1`, with the messages as leaves from `size` on. Each node holds
 * the latest arrival below it.
 */
interface Arrivals {
  readonly size: number;
  readonly latestMs: Float64Array;
}

const arrivalsOfTraces = new WeakMap<Trace, Arrivals>();

function arrivalsOf(trace: Trace): Arrivals {
  let arrivals = arrivalsOfTraces.get(trace);
  if (!arrivals) {
    const size = 2 ** Math.ceil(Math.log2(Math.max(1, trace.messages.length)));
    const latestMs = new Float64Array(2 * size).fill(Number.NEGATIVE_INFINITY);
    for (const [index, message] of trace.messages.entries()) latestMs[size + index] = message.receivedMs;
    for (let node = size - 1; node >= 1; node--) {
      latestMs[node] = Math.max(latestMs[2 * node] ?? 0, latestMs[2 * node + 1] ?? 0);
    }
    arrivals = { size, latestMs };
    arrivalsOfTraces.set(trace, arrivals);
  }
  return arrivals;
}

/** Indices of the messages up to `last` that arrive after `atMs`, ascending. */
function underWay(trace: Trace, last: number, atMs: number): number[] {
  const { size, latestMs } = arrivalsOf(trace);
  const found: number[] = [];
  const visit = (node: number, first: number, width: number): void => {
    if (first > last || (latestMs[node] ?? 0) <= atMs) return;
    if (width === 1) found.push(first);
    else {
      visit(2 * node, first, width / 2);
      visit(2 * node + 1, first + width / 2, width / 2);
    }
  };
  visit(1, 0, size);
  return found;
}

/**
 * The moment worth stopping at for a message: half way between its ends, where both of them and the boundary between
 * them can be seen.
 * @returns ms since the run began
 */
export function markOf(message: TraceMessage): number {
  return (message.sentMs + message.receivedMs) / 2;
}

/**
 * What is true at one cursor time. Takes O(log n) for each message on its way, however long any of them is.
 * @param atMs ms since the run began; clamped to [0, trace.durationMs]
 */
export function frameAt(trace: Trace, atMs: number): Frame {
  const at = Math.min(Math.max(atMs, 0), trace.durationMs);
  const last = lastSentAt(trace, at);
  const inFlight: InFlight[] = [];
  let current = last;
  let nearestMs = Number.POSITIVE_INFINITY;
  for (const index of underWay(trace, last, at)) {
    const message = trace.messages[index];
    if (!message) continue;
    inFlight.push({ index, progress: (at - message.sentMs) / (message.receivedMs - message.sentMs) });
    const distanceMs = Math.abs(markOf(message) - at);
    if (distanceMs < nearestMs) {
      nearestMs = distanceMs;
      current = index;
    }
  }
  return { atMs: at, current, inFlight };
}

/** Index of the message with this id, -1 when the trace has none. */
export function indexOfMessage(trace: Trace, id: string): number {
  return trace.messages.findIndex((message) => message.id === id);
}

/**
 * A position on a scale that gives every message the same width: `i + progress` for message `i`.
 * @returns a number in [0, messages.length]
 */
export function positionAt(trace: Trace, atMs: number): number {
  if (atMs >= trace.durationMs) return trace.messages.length;
  const index = lastSentAt(trace, atMs);
  const message = trace.messages[index];
  if (!message) return 0;
  const nextMs = trace.messages[index + 1]?.sentMs ?? trace.durationMs;
  const spanMs = Math.max(1, Math.min(message.receivedMs, nextMs) - message.sentMs);
  return index + Math.min(1, (atMs - message.sentMs) / spanMs);
}

/**
 * The inverse of `positionAt`.
 * @param position clamped to [0, messages.length]
 * @returns ms since the run began
 */
export function timeAt(trace: Trace, position: number): number {
  if (position <= 0) return 0;
  const index = Math.floor(position);
  const message = trace.messages[index];
  if (!message) return trace.durationMs;
  const nextMs = trace.messages[index + 1]?.sentMs ?? trace.durationMs;
  const spanMs = Math.max(1, Math.min(message.receivedMs, nextMs) - message.sentMs);
  return message.sentMs + (position - index) * spanMs;
}
