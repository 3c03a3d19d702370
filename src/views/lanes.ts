import type { ComponentId, OwnerId, ScenarioId } from '../../machines/model.ts';
import { componentIdsOf } from '../model/model.ts';
import type { ZoneSpec } from '../model/types.ts';
import { zoneIn } from '../simulation/describe.ts';
import { endsOf, type Run } from '../simulation/run.ts';

const lanesOfRuns = new WeakMap<Run, readonly ComponentId[]>();

/** The components that send or receive something in a run, in the order of the diagram's columns. */
export function lanesOf(run: Run): readonly ComponentId[] {
  const known = lanesOfRuns.get(run);
  if (known) return known;
  const active = new Set(endsOf(run).flatMap(({ from, to }) => [from, to]));
  const lanes = componentIdsOf(run.model).filter((id) => active.has(id));
  lanesOfRuns.set(run, lanes);
  return lanes;
}

/** Lanes side by side that stand in the same zone. */
export interface LaneBand {
  readonly zone: ZoneSpec;
  /** Index of its first lane. */
  readonly first: number;
  /** How many lanes it has, 1 or more. */
  readonly count: number;
}

/**
 * The zones above the lanes, from left to right. Where placement is a chain along the columns, each zone is one band;
 * otherwise a zone has several.
 */
export function bandsOf(run: Run, lanes: readonly ComponentId[], scenario: ScenarioId): readonly LaneBand[] {
  const bands: LaneBand[] = [];
  for (const [index, lane] of lanes.entries()) {
    const zone = zoneIn(run, scenario, lane);
    const last = bands.at(-1);
    if (last?.zone.id === zone.id) bands[bands.length - 1] = { ...last, count: last.count + 1 };
    else bands.push({ zone, first: index, count: 1 });
  }
  return bands;
}

/**
 * Before which lane a message meets the border between two owners on its way from one lane to another. Of several, it
 * is the one between the two, or else the one next to whoever is not you. Null when both are lanes of one owner.
 * @param owners who runs the place in which the component of each lane stands
 */
export function borderBetween(owners: readonly OwnerId[], from: number, to: number): number | null {
  if (owners[from] === owners[to]) return null;
  const [left, right] = from < to ? [from, to] : [to, from];
  const isEnd = (owner: OwnerId | undefined): boolean => owner === owners[from] || owner === owners[to];
  const borders = owners.flatMap((owner, lane) =>
    left < lane && lane <= right && owners[lane - 1] !== owner ? [lane] : [],
  );
  const between = borders.find((lane) => isEnd(owners[lane - 1]) && isEnd(owners[lane]));
  return between ?? borders.at(owners[left] === 'you' ? -1 : 0) ?? null;
}
