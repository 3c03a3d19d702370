import { COMPONENT_IDS, type ComponentId, type ScenarioId } from '../../machines/model.ts';
import { SCENARIOS } from '../catalogue/index.ts';
import { specOf } from './describe.ts';
import type { Trace } from './trace.ts';

const lanesOfTraces = new WeakMap<Trace, readonly ComponentId[]>();

/** The components that send or receive something in a run, in the order of the diagram's columns. */
export function lanesOf(trace: Trace): readonly ComponentId[] {
  const known = lanesOfTraces.get(trace);
  if (known) return known;
  const seen = new Set<ComponentId>();
  for (const message of trace.messages) {
    const { from, to } = specOf(message);
    seen.add(from).add(to);
  }
  const lanes = COMPONENT_IDS.filter((id) => seen.has(id));
  lanesOfTraces.set(trace, lanes);
  return lanes;
}

/**
 * After how many lanes the boundary stands. Placement is a chain along the columns, so what is yours always comes
 * first, and one line is enough.
 * @returns a whole number in [0, lanes.length]
 */
export function lanesBeforeBoundary(lanes: readonly ComponentId[], scenario: ScenarioId): number {
  const { placement } = SCENARIOS[scenario];
  return lanes.findLastIndex((id) => placement[id] === 'customer') + 1;
}
