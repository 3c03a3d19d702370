import { describe, expect, it } from 'vitest';
import { type Frame, frameAt, markOf, type Trace, type TraceMessage } from '../../../src/simulation/trace.ts';
import { runOf } from './fixtures.ts';

const SHORT_ONES = 100_000;
const HALF_AN_HOUR_MS = 1_800_000;
const EVERY_MS = HALF_AN_HOUR_MS / SHORT_ONES;

/** One message that takes half an hour and, meanwhile, 100,000 that take 5 to 40 ms, of which some overlap. */
const { trace: TRACE } = runOf(
  [
    { sentMs: 0, receivedMs: HALF_AN_HOUR_MS },
    ...Array.from({ length: SHORT_ONES }, (_, index) => {
      const sentMs = 1 + index * EVERY_MS;
      return { sentMs, receivedMs: sentMs + 5 + ((index * 7) % 36) };
    }),
  ],
  HALF_AN_HOUR_MS + 100,
);

/** What is true at one moment, by looking at every message. */
function everyMessageAt({ messages, durationMs }: Trace, atMs: number): Frame {
  const at = Math.min(Math.max(atMs, 0), durationMs);
  const inFlight = messages.flatMap(({ sentMs, receivedMs }, index) =>
    sentMs <= at && at < receivedMs ? [{ index, progress: (at - sentMs) / (receivedMs - sentMs) }] : [],
  );
  const distanceMs = (index: number): number => Math.abs(markOf(messages[index] as TraceMessage) - at);
  const last = messages.findLastIndex(({ sentMs }) => sentMs <= at);
  const current = inFlight.reduce(
    (nearest, { index }) => (nearest < 0 || distanceMs(index) < distanceMs(nearest) ? index : nearest),
    -1,
  );
  return { atMs: at, current: inFlight.length > 0 ? current : last, inFlight };
}

/** The same trace, which counts how often one of its messages is looked at. */
function counting(trace: Trace): { readonly trace: Trace; readonly count: () => number } {
  let count = 0;
  const messages = new Proxy(trace.messages, {
    get(target, name, receiver) {
      if (typeof name === 'string' && /^\d+$/.test(name)) count += 1;
      return Reflect.get(target, name, receiver);
    },
  });
  return { trace: { ...trace, messages }, count: () => count };
}

describe('frameAt, in a run with one long message and 100,000 short ones', () => {
  const times = Array.from({ length: 60 }, (_, index) => (index * 30_011.7) % (TRACE.durationMs + 50));
  const edges = [0, 1, 2, 6, HALF_AN_HOUR_MS - 1, HALF_AN_HOUR_MS, TRACE.durationMs];

  it('is what looking at every message gives', () => {
    for (const atMs of [...times, ...edges]) expect(frameAt(TRACE, atMs)).toEqual(everyMessageAt(TRACE, atMs));
  });

  it('looks at a few messages only, once it has seen all of them', () => {
    const { trace, count } = counting(TRACE);
    frameAt(trace, 0);
    for (const atMs of times) {
      const before = count();
      const { inFlight } = frameAt(trace, atMs);
      // Once in each step of a binary search among 100,001, and the ones on their way.
      expect(count() - before).toBeLessThanOrEqual(17 + inFlight.length);
    }
  });
});
