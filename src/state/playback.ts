import { useMemo } from 'react';
import type { Granularity } from '../../machines/player.machine.ts';
import { type Frame, frameAt, markOf, type Trace, timeAt } from '../simulation/trace.ts';
import { PlayerContext, useSession } from './session.tsx';

let latest: { readonly trace: Trace; readonly frame: Frame } | undefined;

/** All selectors ask for the same moment, one after another; it is worked out once. */
function frameOf(trace: Trace, atMs: number): Frame {
  if (latest?.trace !== trace || latest.frame.atMs !== atMs) latest = { trace, frame: frameAt(trace, atMs) };
  return latest.frame;
}

/** A value read from the moment under the cursor. Renders again only when the value changes by `===`. */
export function useFrame<Value>(select: (frame: Frame, trace: Trace) => Value): Value {
  const { trace } = useSession();
  return PlayerContext.useSelector((snapshot) => select(frameOf(trace, snapshot.context.atMs), trace));
}

/** Index of the message that the moment is about, -1 before the first. */
export const useCurrentIndex = (): number => useFrame((frame) => frame.current);

export type PlayerState = 'paused' | 'playing' | 'ended';

export const usePlayerState = (): PlayerState =>
  PlayerContext.useSelector((snapshot) =>
    snapshot.context.atMs >= snapshot.context.durationMs ? 'ended' : snapshot.value,
  );

export const useSpeed = (): number => PlayerContext.useSelector((snapshot) => snapshot.context.speed);

export interface Playback {
  readonly toggle: () => void;
  readonly next: (granularity: Granularity) => void;
  readonly previous: (granularity: Granularity) => void;
  readonly toStart: () => void;
  readonly toEnd: () => void;
  /** Goes to the moment of the message with this index. */
  readonly toMessage: (index: number) => void;
  /** Goes to a position in [0, number of messages]; see `positionAt`. */
  readonly toPosition: (position: number) => void;
  readonly setSpeed: (speed: number) => void;
}

/** The commands of the player. The object stays the same as long as the run does. */
export function usePlayback(): Playback {
  const player = PlayerContext.useActorRef();
  const { trace } = useSession();
  return useMemo(
    () => ({
      toggle: () => player.send({ type: player.getSnapshot().matches('playing') ? 'pause' : 'play' }),
      next: (granularity) => player.send({ type: 'mark.next', granularity }),
      previous: (granularity) => player.send({ type: 'mark.previous', granularity }),
      toStart: () => player.send({ type: 'seek', atMs: 0 }),
      toEnd: () => player.send({ type: 'seek', atMs: trace.durationMs }),
      toMessage: (index) => {
        const message = trace.messages[index];
        if (message) player.send({ type: 'seek', atMs: markOf(message) });
      },
      toPosition: (position) => player.send({ type: 'seek', atMs: timeAt(trace, position) }),
      setSpeed: (speed) => player.send({ type: 'speed.set', speed }),
    }),
    [player, trace],
  );
}
