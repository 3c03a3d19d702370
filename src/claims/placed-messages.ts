import type { ComponentId, OwnerId, ScenarioId } from '../../machines/model.ts';
import type { BoundaryCrossing } from '../model/crossing.ts';
import type { MessageSpec } from '../model/types.ts';
import { crossingIn } from '../simulation/describe.ts';
import { type Run, specOf } from '../simulation/run.ts';
import type { TraceMessage } from '../simulation/trace.ts';

/** A message of a run with what it is and where its ends stand in a scenario. */
export interface PlacedMessage extends BoundaryCrossing {
  /** Index in the trace. */
  readonly index: number;
  readonly message: TraceMessage;
  readonly spec: MessageSpec;
}

/** All messages of a run, in send order, as they are in a scenario. */
export function placedMessages(run: Run, scenario: ScenarioId): readonly PlacedMessage[] {
  return run.trace.messages.map((message, index) => {
    // Named one by one: a check of all claims makes six million of these, and a spread takes three times as long.
    const { fromZone, toZone, openerZone, crossing, connection, border } = crossingIn(run, scenario, message);
    return { index, message, spec: specOf(run, message), fromZone, toZone, openerZone, crossing, connection, border };
  });
}

/** Who opens the connection of a message, and who accepts it. */
export function connectionEnds(spec: Pick<MessageSpec, 'from' | 'to' | 'opener'>): {
  readonly opener: ComponentId;
  readonly acceptor: ComponentId;
} {
  return spec.opener === 'sender' ? { opener: spec.from, acceptor: spec.to } : { opener: spec.to, acceptor: spec.from };
}

/** True when a message crosses, and an owner runs one of the places. */
export const crossesTo = ({ crossing, fromZone, toZone }: PlacedMessage, owner: OwnerId): boolean =>
  crossing !== 'none' && (fromZone.owner === owner || toZone.owner === owner);
