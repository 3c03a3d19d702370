import type { PhaseId, RunConfig } from '../../machines/model.ts';

/** Raise it when a field changes its meaning or goes away; readers refuse newer versions. */
export const TRACE_VERSION = 1;

/** One send of one message. What it carries is in the catalogue, under `spec`. */
export interface TraceMessage {
  /** Stable and unique: `<exchange>.<name>`, after `<step>.` in a pipeline step, with `~n` from the second send on. */
  readonly id: string;
  /** Catalogue id of the message. */
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
  /** Which words the catalogue has for it: the options of the run that differ from the default. Missing: none does. */
  readonly wording?: string;
  /** The named fault that makes it fail, if that fails in its own way. */
  readonly fault?: string;
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

/** One simulated run. Plain JSON; the same config always gives the same bytes. */
export interface Trace {
  readonly version: typeof TRACE_VERSION;
  readonly config: RunConfig;
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

const longestFlights = new WeakMap<Trace, number>();

/** The longest time any message of the trace is on its way, in ms. */
function longestFlightMs(trace: Trace): number {
  let longest = longestFlights.get(trace);
  if (longest === undefined) {
    longest = 0;
    for (const message of trace.messages) longest = Math.max(longest, message.receivedMs - message.sentMs);
    longestFlights.set(trace, longest);
  }
  return longest;
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
 * What is true at one cursor time.
 * @param atMs ms since the run began; clamped to [0, trace.durationMs]
 */
export function frameAt(trace: Trace, atMs: number): Frame {
  const at = Math.min(Math.max(atMs, 0), trace.durationMs);
  const last = lastSentAt(trace, at);
  const earliestSentMs = at - longestFlightMs(trace);
  const inFlight: InFlight[] = [];
  let current = last;
  let nearestMs = Number.POSITIVE_INFINITY;
  for (let index = last; index >= 0; index--) {
    const message = trace.messages[index];
    if (!message || message.sentMs < earliestSentMs) break;
    if (at >= message.receivedMs) continue;
    inFlight.push({ index, progress: (at - message.sentMs) / (message.receivedMs - message.sentMs) });
    const distanceMs = Math.abs(markOf(message) - at);
    if (distanceMs <= nearestMs) {
      nearestMs = distanceMs;
      current = index;
    }
  }
  return { atMs: at, current, inFlight: inFlight.reverse() };
}

/**
 * Times worth stopping at, ascending: the moment of each message, or of the first message of each exchange or phase.
 */
export function marksOf(trace: Trace, granularity: 'message' | 'exchange' | 'phase'): number[] {
  const seen = new Set<string>();
  const marks: number[] = [];
  for (const message of trace.messages) {
    const key = granularity === 'message' ? message.id : message[granularity];
    if (seen.has(key)) continue;
    seen.add(key);
    marks.push(markOf(message));
  }
  return marks.sort((a, b) => a - b);
}

/** The messages that travel between two components, in either direction, in send order. */
export function messagesBetween(
  trace: Trace,
  endsOf: (message: TraceMessage) => { readonly from: string; readonly to: string },
  one: string,
  other: string,
): TraceMessage[] {
  return trace.messages.filter((message) => {
    const { from, to } = endsOf(message);
    return (from === one && to === other) || (from === other && to === one);
  });
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
