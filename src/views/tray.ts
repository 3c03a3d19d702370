import type { DataClassId, OwnerId, ScenarioId } from '../../machines/model.ts';
import type { ItemMark } from '../model/message-types.ts';
import { zoneIn } from '../simulation/describe.ts';
import { receiptsIn } from '../simulation/received.ts';
import type { Run } from '../simulation/run.ts';
import { countUntil } from './received.ts';

/** Something that an owner has come to know from others. */
export interface TrayItem {
  readonly text: string;
  readonly dataClass: DataClassId;
  readonly mark: ItemMark | null;
  /** How many messages have brought it so far, 1 or more. */
  readonly times: number;
  /** Index of the message that brought it first. */
  readonly first: number;
  /** Indices of all messages of the run that bring it, ascending: the first `times` of them have done so. */
  readonly messages: readonly number[];
}

interface Delivery {
  readonly text: string;
  readonly dataClass: DataClassId;
  readonly mark: ItemMark | null;
  /** Indices of the messages that bring it, ascending. */
  readonly messages: readonly number[];
}

const deliveriesOfRuns = new WeakMap<Run, Map<string, readonly Delivery[]>>();

/** Everything that a run brings to the places of an owner from those of others, in the order in which it is first sent. */
function deliveriesTo(run: Run, scenario: ScenarioId, owner: OwnerId): readonly Delivery[] {
  const ofRun = deliveriesOfRuns.get(run) ?? new Map<string, readonly Delivery[]>();
  deliveriesOfRuns.set(run, ofRun);
  const key = `${scenario} ${owner}`;
  const known = ofRun.get(key);
  if (known) return known;
  const found = new Map<string, Delivery & { readonly messages: number[] }>();
  for (const { spec, item, messages } of receiptsIn(run)) {
    if (zoneIn(run, scenario, spec.to).owner !== owner || zoneIn(run, scenario, spec.from).owner === owner) continue;
    const { text, dataClass, mark = null } = item;
    const id = `${dataClass} ${mark} ${text}`;
    const delivery = found.get(id) ?? { text, dataClass, mark, messages: [] };
    found.set(id, delivery);
    delivery.messages.push(...messages);
  }
  for (const { messages } of found.values()) messages.sort((a, b) => a - b);
  const deliveries = [...found.values()].sort((a, b) => (a.messages[0] ?? 0) - (b.messages[0] ?? 0));
  ofRun.set(key, deliveries);
  return deliveries;
}

/**
 * What an owner has come to know from others, in the order in which it came. An item is told once, with how often it came.
 * @param last index of the last message that has come so far; -1 for none
 */
export function trayAt(run: Run, scenario: ScenarioId, owner: OwnerId, last: number): readonly TrayItem[] {
  return deliveriesTo(run, scenario, owner).flatMap(({ text, dataClass, mark, messages }) => {
    const times = countUntil(messages, last);
    return times === 0 ? [] : [{ text, dataClass, mark, times, first: messages[0] ?? 0, messages }];
  });
}
