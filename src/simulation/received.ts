import type { MessageSpec, PayloadItem } from '../model/types.ts';
import { type Run, specOf } from './run.ts';

/** A thing that messages of one kind bring to the component that they go to. */
export interface Receipt {
  readonly spec: MessageSpec;
  readonly item: PayloadItem;
  /** Indices of the messages that bring it, in the order in which they arrive; 1 or more. */
  readonly messages: readonly number[];
}

interface Received {
  readonly arrivals: ReadonlyMap<MessageSpec, readonly number[]>;
  readonly receipts: readonly Receipt[];
}

const receivedInRuns = new WeakMap<Run, Received>();

function receivedIn(run: Run): Received {
  const known = receivedInRuns.get(run);
  if (known) return known;
  const arrivals = new Map<MessageSpec, number[]>();
  const arrived = run.trace.messages
    .map((message, index) => ({ message, index }))
    .filter(({ message }) => message.status === 'delivered')
    .sort((a, b) => a.message.receivedMs - b.message.receivedMs);
  for (const { message, index } of arrived) {
    const spec = specOf(run, message);
    const messages = arrivals.get(spec);
    if (messages) messages.push(index);
    else arrivals.set(spec, [index]);
  }
  const receipts = [...arrivals].flatMap(([spec, messages]) => spec.items.map((item) => ({ spec, item, messages })));
  const received = { arrivals, receipts };
  receivedInRuns.set(run, received);
  return received;
}

/** Indices of the messages of a run that arrive, by what they are, each list in the order in which they do. */
export const arrivalsIn = (run: Run): ReadonlyMap<MessageSpec, readonly number[]> => receivedIn(run).arrivals;

/**
 * All that is received in a run, once for each kind of message that brings it, in the order in which it first comes. What
 * somebody has come to know, the tray, a component's list and the holdings of a review, is a selection of it.
 */
export const receiptsIn = (run: Run): readonly Receipt[] => receivedIn(run).receipts;
