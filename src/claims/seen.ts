import type { ComponentId, InfrastructureId, Placement, ScenarioId } from '../../machines/model.ts';
import { type MessageSpec, SCENARIOS } from '../catalogue/index.ts';
import { type BoundaryCrossing, crossingOf } from '../simulation/crossing.ts';
import { specOf } from '../simulation/describe.ts';
import type { Trace, TraceMessage } from '../simulation/trace.ts';

/** Where the words of a message and the places of components come from. Tests pass altered ones. */
export interface Lookup {
  spec(message: TraceMessage, trace: Trace): MessageSpec;
  placement(scenario: ScenarioId, trace: Trace): Placement;
}

/** The catalogue as it is. */
export const CATALOGUE: Lookup = {
  spec: specOf,
  placement: (scenario) => SCENARIOS[scenario].placement,
};

/** A recorded message with what the catalogue says about it and where its ends stand in a scenario. */
export interface SeenMessage extends BoundaryCrossing {
  /** Index in the trace. */
  readonly index: number;
  readonly message: TraceMessage;
  readonly spec: MessageSpec;
  readonly fromSide: InfrastructureId;
  readonly toSide: InfrastructureId;
}

/** All messages of a trace, in send order, as they look in a scenario. */
export function seenIn(trace: Trace, scenario: ScenarioId, lookup: Lookup = CATALOGUE): readonly SeenMessage[] {
  const placement = lookup.placement(scenario, trace);
  return trace.messages.map((message, index) => {
    const spec = lookup.spec(message, trace);
    return {
      index,
      message,
      spec,
      fromSide: placement[spec.from],
      toSide: placement[spec.to],
      ...crossingOf(spec, placement),
    };
  });
}

/** Who opens the connection of a message, and who accepts it. */
export function connectionEnds(spec: MessageSpec): { readonly opener: ComponentId; readonly acceptor: ComponentId } {
  return spec.opener === 'sender' ? { opener: spec.from, acceptor: spec.to } : { opener: spec.to, acceptor: spec.from };
}
