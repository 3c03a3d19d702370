import type { ComponentId, DataClassId, ScenarioId } from '../../machines/model.ts';
import { crossingIn } from '../simulation/describe.ts';
import { type Run, specOf } from '../simulation/run.ts';
import { countUntil } from './received.ts';

/** What a channel has carried: how many messages, and the class of the last. */
export interface Trail {
  readonly count: number;
  readonly dataClass: DataClassId;
}

const keyOf = (one: ComponentId, other: ComponentId): string => (one < other ? `${one} ${other}` : `${other} ${one}`);

const sentOfRuns = new WeakMap<Run, ReadonlyMap<string, readonly number[]>>();

/** The messages between each two components by index, ascending. Work inside a component is left out. */
function sentOf(run: Run): ReadonlyMap<string, readonly number[]> {
  const known = sentOfRuns.get(run);
  if (known) return known;
  const sent = new Map<string, number[]>();
  for (const [index, message] of run.trace.messages.entries()) {
    const { from, to } = specOf(run, message);
    if (from === to) continue;
    const key = keyOf(from, to);
    const indices = sent.get(key);
    if (indices) indices.push(index);
    else sent.set(key, [index]);
  }
  sentOfRuns.set(run, sent);
  return sent;
}

/**
 * What has been sent between two components, in either direction, up to a message. Takes O(log n).
 * @param last index of that message, itself included; -1 for none
 * @returns null when nothing has been
 */
export function trailAt(run: Run, [one, other]: readonly [ComponentId, ComponentId], last: number): Trail | null {
  const indices = sentOf(run).get(keyOf(one, other)) ?? [];
  const count = countUntil(indices, last);
  const message = run.trace.messages[indices[count - 1] ?? -1];
  return message ? { count, dataClass: specOf(run, message).dataClass } : null;
}

const crossedOfRuns = new WeakMap<Run, Map<ScenarioId, Uint32Array>>();

/**
 * How many messages up to one cross between you and ZenML in a scenario.
 * @param last index of that message, itself included; -1 for none
 */
export function crossedAt(run: Run, scenario: ScenarioId, last: number): number {
  const ofRun = crossedOfRuns.get(run) ?? new Map<ScenarioId, Uint32Array>();
  crossedOfRuns.set(run, ofRun);
  let counts = ofRun.get(scenario);
  if (!counts) {
    let count = 0;
    counts = Uint32Array.from(run.trace.messages, (message) => {
      if (crossingIn(run, scenario, message).border === 'zenml') count += 1;
      return count;
    });
    ofRun.set(scenario, counts);
  }
  return counts[Math.min(last, counts.length - 1)] ?? 0;
}
