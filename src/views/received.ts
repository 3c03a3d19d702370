import { type ComponentId, DATA_CLASS_IDS, type DataClassId } from '../../machines/model.ts';
import type { ItemMark } from '../model/message-types.ts';
import { classesOf } from '../model/wording.ts';
import { arrivalsIn, receiptsIn } from '../simulation/received.ts';
import type { Run } from '../simulation/run.ts';

/** How many messages with something of a class a component has received. */
export interface ReceivedCount {
  readonly dataClass: DataClassId;
  readonly count: number;
}

/** When messages arrived, ascending, by what they held. */
type Arrivals = ReadonlyMap<DataClassId, readonly number[]>;

const arrivalsOfRuns = new WeakMap<Run, ReadonlyMap<ComponentId, Arrivals>>();

function arrivalsByClass(run: Run): ReadonlyMap<ComponentId, Arrivals> {
  const known = arrivalsOfRuns.get(run);
  if (known) return known;
  const found = new Map<ComponentId, Map<DataClassId, number[]>>();
  for (const [spec, messages] of arrivalsIn(run)) {
    const own = found.get(spec.to) ?? new Map<DataClassId, number[]>();
    found.set(spec.to, own);
    const times = messages.map((index) => run.trace.messages[index]?.receivedMs ?? 0);
    for (const dataClass of classesOf(spec)) own.set(dataClass, [...(own.get(dataClass) ?? []), ...times]);
  }
  for (const own of found.values()) for (const times of own.values()) times.sort((a, b) => a - b);
  arrivalsOfRuns.set(run, found);
  return found;
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
  const arrivals = arrivalsByClass(run).get(component);
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
    const arrived = [...arrivalsIn(run)]
      .flatMap(([spec, messages]) => (spec.to === component ? messages : []))
      .map((index) => ({ index, ms: run.trace.messages[index]?.receivedMs ?? 0 }))
      .sort((a, b) => a.ms - b.ms || a.index - b.index);
    const orderOf = new Map(arrived.map(({ index }, order) => [index, order]));
    const found = new Map<string, ReceivedItem & { readonly orders: number[] }>();
    for (const { spec, item, messages } of receiptsIn(run)) {
      if (spec.to !== component) continue;
      const { text, dataClass, mark = null } = item;
      const key = `${dataClass} ${mark} ${text}`;
      const own = found.get(key) ?? { text, dataClass, mark, messages: [], orders: [] };
      found.set(key, own);
      own.orders.push(...messages.map((index) => orderOf.get(index) ?? 0));
    }
    const items = [...found.values()].map(({ orders, ...item }) => {
      orders.sort((a, b) => a - b);
      return { ...item, orders, messages: orders.map((order) => arrived[order]?.index ?? 0) };
    });
    inbox = { arrivedMs: arrived.map(({ ms }) => ms), items };
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
