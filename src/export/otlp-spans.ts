import type { ScenarioId } from '../../machines/model.ts';
import type { Run } from '../simulation/run.ts';
import type { TraceMessage } from '../simulation/trace.ts';
import { hexHash } from './hash.ts';
import type { KeyValue } from './otlp-attributes.ts';

/** Simulated time 0 stands for this moment, far from any real trace: 2000-01-01T00:00:00Z, in ms since 1970. */
export const EPOCH_MS = 946_684_800_000;

/** Span kinds as numbers of the protocol. */
export const KIND = { internal: 1, server: 2, client: 3 } as const;
const STATUS_ERROR = 2;

export interface Span {
  readonly traceId: string;
  readonly spanId: string;
  readonly parentSpanId?: string;
  readonly name: string;
  readonly kind: number;
  readonly startTimeUnixNano: string;
  readonly endTimeUnixNano: string;
  readonly attributes: readonly KeyValue[];
  readonly status?: { readonly code: number; readonly message: string };
}

/** Simulated ms since the run began. */
export interface Period {
  readonly startMs: number;
  readonly endMs: number;
}

export interface SpanInput {
  /** What the span stands for: unique in the run, and the source of its id. */
  readonly key: string;
  /** Key of the span around it, null for the run itself. */
  readonly parent: string | null;
  readonly name: string;
  readonly kind: (typeof KIND)[keyof typeof KIND];
  readonly period: Period;
  readonly attributes: readonly KeyValue[];
  /** What people see of a failure; null when all went well. */
  readonly error?: string | null;
}

/** From the first send to the last arrival of some messages. */
export function periodOf(messages: readonly TraceMessage[]): Period {
  let startMs = Number.POSITIVE_INFINITY;
  let endMs = 0;
  for (const message of messages) {
    startMs = Math.min(startMs, message.sentMs);
    endMs = Math.max(endMs, message.receivedMs);
  }
  return { startMs, endMs };
}

/** Nanoseconds since 1970 as decimal digits: more than a JavaScript number can hold. */
const nanos = (ms: number): string => `${EPOCH_MS + Math.round(ms)}000000`;

/** Raise it to give every run other ids. */
const ID_SCHEME = 1;

/** Makes the spans of one run. Ids are hashes of the run and of what a span stands for: same run, same ids. */
export function spanMaker(run: Run, scenario: ScenarioId): (input: SpanInput) => Span {
  const traceId = hexHash(JSON.stringify([ID_SCHEME, scenario, run.origin.config]), 16);
  const idOf = (key: string): string => hexHash(`${traceId} ${key}`, 8);
  return ({ key, parent, name, kind, period, attributes, error = null }) => ({
    traceId,
    spanId: idOf(key),
    ...(parent === null ? {} : { parentSpanId: idOf(parent) }),
    name,
    kind,
    startTimeUnixNano: nanos(period.startMs),
    endTimeUnixNano: nanos(period.endMs),
    attributes,
    ...(error === null ? {} : { status: { code: STATUS_ERROR, message: error } }),
  });
}
