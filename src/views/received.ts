import { type ComponentId, DATA_CLASS_IDS, type DataClassId } from '../../machines/model.ts';
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
