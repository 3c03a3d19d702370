import type { ComponentId, InfrastructureId, PhaseId, ScenarioId } from '../../machines/model.ts';
import { FAILURES, SCENARIOS } from '../catalogue/index.ts';
import { specOf } from '../simulation/describe.ts';
import { type Beat, storyOf } from '../simulation/story.ts';
import type { Trace } from '../simulation/trace.ts';

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
 * @param trace a run without a fault
 */
export function duringOutage(trace: Trace, down: readonly ComponentId[]): readonly BeatDuringOutage[] {
  return storyOf(trace).flatMap(({ phase, beats }) =>
    beats.map((beat): BeatDuringOutage => {
      const lost = beat.messages.filter((index) => {
        const message = trace.messages[index];
        if (!message) return false;
        const { from, to } = specOf(message);
        return down.includes(from) || down.includes(to);
      });
      const [first = null] = lost;
      if (first === null) return { beat, phase, state: 'works', first };
      const tolerated = lost.every((index) => {
        const message = trace.messages[index];
        return message === undefined || FAILURES[specOf(message).failure].tolerated;
      });
      return { beat, phase, state: tolerated ? 'degraded' : 'stops', first };
    }),
  );
}

/** The components that stand in an infrastructure in a scenario. */
export function componentsIn(infrastructure: InfrastructureId, scenario: ScenarioId): readonly ComponentId[] {
  const places = Object.entries(SCENARIOS[scenario].placement) as [ComponentId, InfrastructureId][];
  return places.flatMap(([component, place]) => (place === infrastructure ? [component] : []));
}
