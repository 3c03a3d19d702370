import { type ComponentId, DATA_CLASS_IDS, type DataClassId } from '../../machines/model.ts';
import type { ItemMark } from '../model/message-types.ts';
import { classesOf } from '../model/wording.ts';
import { type Run, specOf } from '../simulation/run.ts';

/** How many messages with something of a class a component has received. */
export interface ReceivedCount {
  readonly dataClass: DataClassId;
  readonly count: number;
}

/** When messages arrived, ascending, by what they held. */
type Arrivals = ReadonlyMap<DataClassId, readonly number[]>;

const arrivalsOfRuns = new WeakMap<Run, ReadonlyMap<ComponentId, Arrivals>>();

function arrivalsIn(run: Run): ReadonlyMap<ComponentId, Arrivals> {
  let arrivals = arrivalsOfRuns.get(run);
  if (!arrivals) {
    const found = new Map<ComponentId, Map<DataClassId, number[]>>();
    for (const message of run.trace.messages.toSorted((a, b) => a.receivedMs - b.receivedMs)) {
      if (message.status === 'failed') continue;
      const spec = specOf(run, message);
      const own = found.get(spec.to) ?? new Map<DataClassId, number[]>();
      found.set(spec.to, own);
      for (const dataClass of classesOf(spec)) {
        const times = own.get(dataClass);
        if (times) times.push(message.receivedMs);
        else own.set(dataClass, [message.receivedMs]);
      }
    }
    arrivals = found;
    arrivalsOfRuns.set(run, arrivals);
  }
  return arrivals;
}

/** How many of some numbers, ascending, are at most `last`. Takes O(log n). */
export function countUntil(ascending: ArrayLike<number>, last: number): number {
  let low = 0;
  let high = ascending.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((ascending[middle] ?? 0) <= last) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** What a component has received up to a moment, by data class, most first. */
export function receivedBy(run: Run, component: ComponentId, atMs: number): readonly ReceivedCount[] {
  const arrivals = arrivalsIn(run).get(component);
  return DATA_CLASS_IDS.map((dataClass) => ({ dataClass, count: countUntil(arrivals?.get(dataClass) ?? [], atMs) }))
    .filter(({ count }) => count > 0)
    .sort((a, b) => b.count - a.count);
}

/** One thing that a component has received. */
export interface ReceivedItem {
  readonly text: string;
  readonly dataClass: DataClassId;
  readonly mark: ItemMark | null;
  /** Indices of the messages that brought it so far, in the order in which they arrived; 1 or more. */
  readonly messages: readonly number[];
}

/** All that arrives at a component, in the order in which it does. */
interface Inbox {
  readonly arrivedMs: readonly number[];
  /** For each thing, where in that order it comes, and with which messages. */
  readonly items: readonly (ReceivedItem & { readonly orders: readonly number[] })[];
}

const inboxesOfRuns = new WeakMap<Run, Map<ComponentId, Inbox>>();

function inboxOf(run: Run, component: ComponentId): Inbox {
  const inboxes = inboxesOfRuns.get(run) ?? new Map<ComponentId, Inbox>();
  inboxesOfRuns.set(run, inboxes);
  let inbox = inboxes.get(component);
  if (!inbox) {
    const arrived = run.trace.messages
      .map((message, index) => ({ message, index }))
      .filter(({ message }) => message.status === 'delivered' && specOf(run, message).to === component)
      .sort((a, b) => a.message.receivedMs - b.message.receivedMs);
    const items = new Map<string, ReceivedItem & { readonly messages: number[]; readonly orders: number[] }>();
    for (const [order, { message, index }] of arrived.entries()) {
      for (const { text, dataClass, mark = null } of specOf(run, message).items) {
        const key = `${dataClass} ${mark} ${text}`;
        const item = items.get(key) ?? { text, dataClass, mark, messages: [], orders: [] };
        items.set(key, item);
        item.messages.push(index);
        item.orders.push(order);
      }
    }
    inbox = { arrivedMs: arrived.map(({ message }) => message.receivedMs), items: [...items.values()] };
    inboxes.set(component, inbox);
  }
  return inbox;
}

/** How many messages a component has received up to a moment. Takes O(log n). */
export const arrivedAt = (run: Run, component: ComponentId, atMs: number): number =>
  countUntil(inboxOf(run, component).arrivedMs, atMs);

/**
 * What a component has received with its first messages, each thing once, in the order in which it first came.
 * @param arrived how many messages have arrived; see `arrivedAt`
 */
export const itemsReceived = (run: Run, component: ComponentId, arrived: number): readonly ReceivedItem[] =>
  inboxOf(run, component).items.flatMap(({ orders, messages, ...item }) => {
    const times = countUntil(orders, arrived - 1);
    return times === 0 ? [] : [{ ...item, messages: messages.slice(0, times) }];
  });
