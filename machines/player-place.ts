import { type ActorRefFrom, fromCallback, type SnapshotFrom } from 'xstate';
import type { playerMachine } from './player.machine.ts';

/** Whether a player is at the start of its run, at the end, or between them. */
export type PlayerPlace = 'start' | 'between' | 'end';

export interface PlaceEvent {
  readonly type: 'player.placed';
  readonly place: PlayerPlace;
}

export function placeIn({ context: { atMs, part, score } }: SnapshotFrom<typeof playerMachine>): PlayerPlace {
  if (atMs >= score.durationMs) return 'end';
  return part < 0 ? 'start' : 'between';
}

/** Says once where the player is, and again whenever it comes to another place. */
export const playerPlace = fromCallback<PlaceEvent, { readonly player: ActorRefFrom<typeof playerMachine> }>(
  ({ input: { player }, sendBack }) => {
    let last: PlayerPlace | null = null;
    const tell = (): void => {
      const place = placeIn(player.getSnapshot());
      if (place === last) return;
      last = place;
      sendBack({ type: 'player.placed', place } satisfies PlaceEvent);
    };
    tell();
    const subscription = player.subscribe(tell);
    return () => subscription.unsubscribe();
  },
);
