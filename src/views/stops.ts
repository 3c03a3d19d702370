import type { DataClassId, ScenarioId } from '../../machines/model.ts';
import { isWithin } from '../layout/layout.ts';
import { classesOf } from '../model/wording.ts';
import { crossingIn } from '../simulation/describe.ts';
import { type Run, specOf } from '../simulation/run.ts';
import { type Folded, type Scenes, scenesOf } from './scenes.ts';
import { tellingOf } from './telling.ts';

/** Where the story stops. */
export interface Stop {
  /** Index of its message in the run. */
  readonly message: number;
  /** How many messages are told between the stop before and this one. */
  readonly between: number;
  /** The pipeline steps that it tells as a whole; null when it tells its message. */
  readonly folded: Folded | null;
}

const stopsOfRuns = new WeakMap<Run, Map<ScenarioId, readonly Stop[]>>();

/**
 * The stops of a run's story in a scenario, in the order in which they are told: its turning points; each data class that
 * crosses, on a message with which it crosses; what fails; and one stop for each of the later pipeline steps or, if there
 * are many, one for the second step and one for all others. The first stop is a message that travels.
 * @returns the same array for the same run and scenario
 */
export function stopsOf(run: Run, scenario: ScenarioId): readonly Stop[] {
  const scenarios = stopsOfRuns.get(run) ?? new Map<ScenarioId, readonly Stop[]>();
  stopsOfRuns.set(run, scenarios);
  let stops = scenarios.get(scenario);
  if (!stops) {
    stops = findStops(run, scenario);
    scenarios.set(scenario, stops);
  }
  return stops;
}

function findStops(run: Run, scenario: ScenarioId): readonly Stop[] {
  const scenes = scenesOf(run);
  const chosen = new Set([
    ...turningPoints(run, scenario, scenes),
    ...scenes.failures,
    ...scenes.folds.map(({ message }) => message),
  ]);
  addClasses(run, scenario, scenes, chosen);
  const foldedBy = new Map(scenes.folds.map(({ message, folded }) => [message, folded]));
  const { partOf } = tellingOf(run);
  const inOrder = [...chosen]
    .map((message) => ({ message, part: partOf[message] ?? 0 }))
    .sort((one, other) => one.part - other.part)
    .filter(({ part }, order, all) => part !== all[order - 1]?.part);
  const begins = inOrder.findIndex(({ message }) => travels(run, message));
  return inOrder.slice(Math.max(0, begins)).map(
    ({ message, part }, order, all): Stop => ({
      message,
      between: part - (all[order - 1]?.part ?? -1) - 1,
      folded: foldedBy.get(message) ?? null,
    }),
  );
}

function travels(run: Run, index: number): boolean {
  const message = run.trace.messages[index];
  if (!message) return false;
  const { from, to } = specOf(run, message);
  return !isWithin(from, to);
}

function crosses(run: Run, scenario: ScenarioId, index: number): boolean {
  const message = run.trace.messages[index];
  return message !== undefined && crossingIn(run, scenario, message).border === 'zenml';
}

function turningPoints(run: Run, scenario: ScenarioId, { sentFirst, beats }: Scenes): readonly number[] {
  const { turningPoints } = run.model;
  if (turningPoints.length === 0) return beats;
  return turningPoints.flatMap((alternatives) => {
    const candidates = alternatives.flatMap((spec) => sentFirst.get(spec) ?? []);
    return candidates.find((index) => crosses(run, scenario, index)) ?? candidates.at(-1) ?? [];
  });
}

/** Adds a stop for each data class that crosses but is not shown crossing at any stop. */
function addClasses(run: Run, scenario: ScenarioId, { sent }: Scenes, chosen: Set<number>): void {
  const classes = new Set<DataClassId>();
  const classesAt = (index: number): readonly DataClassId[] => {
    const message = run.trace.messages[index];
    return message && crosses(run, scenario, index) ? classesOf(specOf(run, message)) : [];
  };
  const show = (index: number): void => {
    for (const dataClass of classesAt(index)) classes.add(dataClass);
  };
  for (const index of chosen) show(index);
  for (const index of sent.values()) {
    if (classesAt(index).every((dataClass) => classes.has(dataClass))) continue;
    chosen.add(index);
    show(index);
  }
}
