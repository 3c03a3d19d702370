import { useSelector } from '@xstate/react';
import { useMemo } from 'react';
import type { SnapshotFrom } from 'xstate';
import type { Granularity, playerMachine } from '../../machines/player.machine.ts';
import type { Run } from '../simulation/run.ts';
import { type Frame, frameAt, markOf, timeAt } from '../simulation/trace.ts';
import { usePlayer, useRun } from './session.tsx';

const framesOfRuns = new WeakMap<Run, Frame>();

/** All selectors ask for the same moment, one after another; it is worked out once. */
function frameOf(run: Run, atMs: number): Frame {
  const before = framesOfRuns.get(run);
  if (before?.atMs === atMs) return before;
  const frame = frameAt(run.trace, atMs);
  framesOfRuns.set(run, frame);
  return frame;
}

/** True for plain data that says the same. For small values that a selector makes anew each time. */
export const sameData = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other);

/**
 * A value read from the moment under the cursor. Renders again only when the value changes.
 * @param isSame whether two values are alike; by `===` without
 */
export function useFrame<Value>(
  select: (frame: Frame, run: Run) => Value,
  isSame?: (one: Value, other: Value) => boolean,
): Value {
  const run = useRun();
  return useSelector(usePlayer(), (snapshot) => select(frameOf(run, snapshot.context.atMs), run), isSame);
}

/** Index of the message that the moment is about, -1 before the first. */
export const useCurrentIndex = (): number => useFrame((frame) => frame.current);

export type PlayerState = 'paused' | 'playing' | 'ended';

type PlayerSnapshot = SnapshotFrom<typeof playerMachine>;

const selectPlayerState = (snapshot: PlayerSnapshot): PlayerState =>
  snapshot.matches('playing') ? 'playing' : snapshot.matches('ended') ? 'ended' : 'paused';

const selectSpeed = ({ context }: PlayerSnapshot): number => context.speed;

export const usePlayerState = (): PlayerState => useSelector(usePlayer(), selectPlayerState);

export const useSpeed = (): number => useSelector(usePlayer(), selectSpeed);

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
  const player = usePlayer();
  const { trace } = useRun();
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
