import type { ComponentId, OwnerId, PhaseId, ScenarioId } from '../../machines/model.ts';
import { componentIdsOf } from '../model/model.ts';
import { failureOf, zoneIn } from '../simulation/describe.ts';
import { type Run, specOf } from '../simulation/run.ts';
import { type Beat, storyOf } from '../simulation/story.ts';

/** What a beat of a run becomes while some components cannot be reached. */
export interface BeatDuringOutage {
  readonly beat: Beat;
  readonly phase: PhaseId;
  /** `works`: it needs none of them; `degraded`: the run goes on without what needs them; `stops`: it cannot finish. */
  readonly state: 'works' | 'degraded' | 'stops';
  /** Index of the first message that cannot be delivered, null when all can. */
  readonly first: number | null;
}

/**
 * Which beats of a run get through while components are down, each beat by itself: a run that is in progress has the
 * earlier ones behind it. Messages inside one component need nobody else.
 * @param run a run without a fault
 */
export function duringOutage(run: Run, down: readonly ComponentId[]): readonly BeatDuringOutage[] {
  return storyOf(run).flatMap(({ phase, beats }) =>
    beats.map((beat): BeatDuringOutage => {
      const lost = beat.messages.filter((index) => {
        const message = run.trace.messages[index];
        if (!message) return false;
        const { from, to } = specOf(run, message);
        return down.includes(from) || down.includes(to);
      });
      const [first = null] = lost;
      if (first === null) return { beat, phase, state: 'works', first };
      const tolerated = lost.every((index) => {
        const message = run.trace.messages[index];
        return message === undefined || failureOf(run, message).tolerated;
      });
      return { beat, phase, state: tolerated ? 'degraded' : 'stops', first };
    }),
  );
}

/** The components that stand in a place of an owner in a scenario, in the order of the diagram's columns. */
export function componentsOf(run: Run, owner: OwnerId, scenario: ScenarioId): readonly ComponentId[] {
  return componentIdsOf(run.model).filter((component) => zoneIn(run, scenario, component).owner === owner);
}
