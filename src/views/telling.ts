import type { Run } from '../simulation/run.ts';
import { markOf, type TraceMessage } from '../simulation/trace.ts';

/** When a message is the one that is told, in simulated ms. */
export interface Told {
  /** Index of the message in the run. */
  readonly message: number;
  readonly fromMs: number;
  readonly toMs: number;
}

/** In which order the messages of a run are told, and when: one after the other, also where several are on their way. */
export interface Telling {
  /** Their times ascend and do not overlap. */
  readonly parts: readonly Told[];
  /** Index of its part by the index of a message. Messages that are half way at the same moment share one. */
  readonly partOf: Int32Array;
}

const tellings = new WeakMap<Run, Telling>();

/** A message rests this share of its flight before it arrives: it is still seen, and so are its line and both ends. */
const REST_SHARE = 0.001;

/** Just short of half of the way to a neighbour. */
const NEAR = 0.49;

/**
 * How the messages of a run are told one by one. All through its part a message is the one that the moment is about:
 * `frameAt(...).current` is its index.
 * @returns the same object for the same run
 */
export function tellingOf(run: Run): Telling {
  const known = tellings.get(run);
  if (known) return known;
  const { messages } = run.trace;
  const order = orderOf(messages);
  const partOf = new Int32Array(messages.length);
  // The first of those that are half way at the same moment stands for them all, as it does in a frame.
  const heads: { readonly index: number; readonly markMs: number; readonly place: number }[] = [];
  for (const [place, index] of order.entries()) {
    const message = messages[index];
    if (!message) continue;
    const markMs = markOf(message);
    if (heads.at(-1)?.markMs !== markMs) heads.push({ index, markMs, place });
    partOf[index] = heads.length - 1;
  }
  const nextSentMs = nextSentAfter(messages, order);
  let receivedMs = Number.NEGATIVE_INFINITY;
  const parts = heads.map(({ index, markMs, place }, part): Told => {
    const [before, after] = [heads[part - 1], heads[part + 1]];
    const ends = after?.place ?? order.length;
    const message = messages[index];
    const [ownSentMs, ownReceivedMs] = [message?.sentMs ?? 0, message?.receivedMs ?? 0];
    // A little on this side of half way to its neighbour, so that rounding does not put the moment on the other.
    const nearFromMs = before ? markMs - NEAR * (markMs - before.markMs) : ownSentMs;
    const nearToMs = after ? markMs + NEAR * (after.markMs - markMs) : ownReceivedMs;
    // After all earlier ones have arrived, and until a later one is on its way, it does not matter which is nearer.
    const fromMs = Math.max(ownSentMs, Math.min(nearFromMs, receivedMs));
    const latestMs = Math.min(ownReceivedMs, Math.max(nearToMs, nextSentMs[ends] ?? 0));
    for (let other = place; other < ends; other++) {
      receivedMs = Math.max(receivedMs, messages[order[other] ?? 0]?.receivedMs ?? 0);
    }
    return { message: index, fromMs, toMs: Math.max(markMs, latestMs - (ownReceivedMs - ownSentMs) * REST_SHARE) };
  });
  const telling = { parts, partOf };
  tellings.set(run, telling);
  return telling;
}

/** Indices of messages in the order in which they are half way. */
function orderOf(messages: readonly TraceMessage[]): readonly number[] {
  const marksMs = Float64Array.from(messages, markOf);
  const markMs = (index: number): number => marksMs[index] ?? 0;
  const order = messages.map((_, index) => index);
  if (marksMs.every((ms, index) => index === 0 || ms >= markMs(index - 1))) return order;
  return order.sort((one, other) => markMs(one) - markMs(other) || one - other);
}

/** When, from each place of an order on, the first message is sent; `Infinity` after the last. */
function nextSentAfter(messages: readonly TraceMessage[], order: readonly number[]): Float64Array {
  const sentMs = new Float64Array(order.length + 1).fill(Number.POSITIVE_INFINITY);
  for (let place = order.length - 1; place >= 0; place--) {
    sentMs[place] = Math.min(sentMs[place + 1] ?? 0, messages[order[place] ?? 0]?.sentMs ?? 0);
  }
  return sentMs;
}
