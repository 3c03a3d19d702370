import type { Connection, Crossing, Placement } from '../../machines/model.ts';
import type { MessageSpec } from '../catalogue/index.ts';

export interface BoundaryCrossing {
  /** Where the data goes, seen from your infrastructure. */
  readonly crossing: Crossing;
  /** Who opens the connection, seen from your infrastructure. `none` when nothing crosses. */
  readonly connection: Connection;
}

/** Whether a message crosses the boundary under a placement: computed from where its two ends stand, never drawn. */
export function crossingOf(message: MessageSpec, placement: Placement): BoundaryCrossing {
  const from = placement[message.from];
  const to = placement[message.to];
  if (from === to) return { crossing: 'none', connection: 'none' };
  const opener = message.opener === 'sender' ? from : to;
  return {
    crossing: from === 'customer' ? 'leaves' : 'enters',
    connection: opener === 'customer' ? 'outbound' : 'inbound',
  };
}
