import { frameAt, lastSentAt, type Trace, type TraceMessage } from '../simulation/trace.ts';

/** What has become of a message at a moment. `ahead`: not sent yet. */
export type MessageState = 'ahead' | 'in-flight' | 'delivered' | 'failed';

/** What a list of messages has to know of a moment. Stays the same between two sends or arrivals. */
export interface Moment {
  /** Index of the message that the moment is about, -1 before the first one is sent. */
  readonly current: number;
  /** Index of the last message that was sent, -1 when there is none. */
  readonly lastSent: number;
  /** Indices of the messages on their way. */
  readonly inFlight: ReadonlySet<number>;
}

/**
 * The moment of a run at one cursor time, read from the same frame as the diagram's.
 * @param atMs ms since the run began; clamped to [0, trace.durationMs]
 */
export function momentAt(trace: Trace, atMs: number): Moment {
  const frame = frameAt(trace, atMs);
  return {
    current: frame.current,
    lastSent: lastSentAt(trace, frame.atMs),
    inFlight: new Set(frame.inFlight.map(({ index }) => index)),
  };
}

/** True when two moments mark every message alike. */
export function sameMoment(one: Moment, other: Moment): boolean {
  return (
    one.current === other.current &&
    one.lastSent === other.lastSent &&
    one.inFlight.size === other.inFlight.size &&
    [...one.inFlight].every((index) => other.inFlight.has(index))
  );
}

/** Where the message with this index stands at a moment. */
export function stateIn(moment: Moment, message: TraceMessage, index: number): MessageState {
  if (index > moment.lastSent) return 'ahead';
  return moment.inFlight.has(index) ? 'in-flight' : message.status;
}
