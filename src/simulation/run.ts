import type { ComponentId, PipelineStep, RunConfig } from '../../machines/model.ts';
import { componentIdsOf, type Model, stackOf } from '../model/model.ts';
import type { MessageSpec } from '../model/types.ts';
import { pipelineOf } from './pipeline.ts';
import type { Trace, TraceMessage } from './trace.ts';

/** Where a run comes from. */
export type Origin =
  | {
      readonly kind: 'simulated';
      readonly config: RunConfig;
      /** Version of the model that it was simulated with: older than `Run.model` in a file that says so. */
      readonly modelVersion: number;
    }
  | {
      readonly kind: 'recorded';
      /** The options whose words fit it best. Its steps are those of `pipeline`. */
      readonly config: RunConfig;
      readonly pipeline: readonly PipelineStep[];
      /** Where it was recorded, for people: a file name. */
      readonly source: string;
    };

/** A trace with everything that its readers need, whatever its model and wherever it comes from. */
export interface Run {
  readonly model: Model;
  readonly trace: Trace;
  /** What the messages of the trace are, by the ids that they give in `spec`; in the words of this run. */
  readonly specs: Readonly<Record<string, MessageSpec>>;
  readonly origin: Origin;
}

/** What a message of the run is. The same object for the same spec. Throws when the run lacks it. */
export function specOf(run: Run, { spec }: Pick<TraceMessage, 'spec'>): MessageSpec {
  const found = run.specs[spec];
  if (!found) throw new Error(`[run] Unknown message: ${spec}. Expected one of the specs of the run.`);
  return found;
}

/** The steps of the run's pipeline, in their order. */
export function stepsOf({ origin }: Run): readonly PipelineStep[] {
  if (origin.kind === 'recorded') return origin.pipeline;
  const { steps, width, cached } = origin.config;
  return pipelineOf(steps, width, cached);
}

/** Version of the model that a run was made with. */
export const modelVersionOf = ({ model, origin }: Run): number =>
  origin.kind === 'simulated' ? origin.modelVersion : model.version;

/** True for a run that an older model made: what it says may no longer be what ZenML does. */
export const isOfOlderModel = (run: Run): boolean => modelVersionOf(run) < run.model.version;

/** The two ends of a message. */
export type Ends = Pick<MessageSpec, 'from' | 'to'>;

const endsOfRuns = new WeakMap<Run, readonly Ends[]>();

/** Who sends to whom in a run, each pair and direction once, in the order in which they first do. */
export function endsOf(run: Run): readonly Ends[] {
  const known = endsOfRuns.get(run);
  if (known) return known;
  const found = new Map<string, Ends>();
  for (const message of run.trace.messages) {
    const { from, to } = specOf(run, message);
    const key = `${from} ${to}`;
    if (!found.has(key)) found.set(key, { from, to });
  }
  const ends = [...found.values()];
  endsOfRuns.set(run, ends);
  return ends;
}

/** True when a component sends or receives something in a run. */
export function takesPart(run: Run, component: ComponentId): boolean {
  return endsOf(run).some(({ from, to }) => from === component || to === component);
}

const presentOfRuns = new WeakMap<Run, ReadonlySet<ComponentId>>();

/** The components of the model that a run has: all but those that its stack has nothing of, unless they take part. */
export function presentIn(run: Run): ReadonlySet<ComponentId> {
  let present = presentOfRuns.get(run);
  if (!present) {
    const { absent = [] } = stackOf(run.model, run.origin.config.stack);
    present = new Set(componentIdsOf(run.model).filter((id) => !absent.includes(id) || takesPart(run, id)));
    presentOfRuns.set(run, present);
  }
  return present;
}
