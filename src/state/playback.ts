import { useSelector } from '@xstate/react';
import { useMemo } from 'react';
import type { SnapshotFrom } from 'xstate';
import type { playerMachine } from '../../machines/player.machine.ts';
import type { Granularity, ScorePart, Track } from '../../machines/score.ts';
import type { Run } from '../simulation/run.ts';
import { type Frame, frameAt, markOf, timeAt } from '../simulation/trace.ts';
import { sentenceAt } from '../views/score.ts';
import { isSameScene } from '../views/stage.ts';
import { stopsOf } from '../views/stops.ts';
import { tellingOf } from '../views/telling.ts';
import { REDUCED_MOTION } from './media.ts';
import { usePlayer, useRun, useScenario } from './session.tsx';

const framesOfRuns = new WeakMap<Run, Frame>();

/** All selectors ask for the same moment, one after another; it is worked out once. */
function frameOf(run: Run, atMs: number): Frame {
  const before = framesOfRuns.get(run);
  if (before?.atMs === atMs) return before;
  const frame = frameAt(run.trace, atMs);
  framesOfRuns.set(run, frame);
  return frame;
}

const scenesOfRuns = new WeakMap<Run, Frame>();

/** A frame that shows the same but for how far its messages have come: one object from one scene to the next. */
function sceneOf(run: Run, atMs: number): Frame {
  const frame = frameOf(run, atMs);
  const before = scenesOfRuns.get(run);
  if (before && isSameScene(run, before, frame)) return before;
  scenesOfRuns.set(run, frame);
  return frame;
}

/** True for plain data that says the same. For small values that a selector makes anew each time. */
export const sameData = (one: unknown, other: unknown): boolean =>
  one === other || JSON.stringify(one) === JSON.stringify(other);

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

/**
 * A value that stays the same while messages only come further. Asked for at each change of the scene instead of at each
 * frame: for what has many subscribers, such as boxes and channels.
 * @param select gets a frame of the scene, which may be an earlier one
 * @param isSame whether two values are alike; by `===` without
 */
export function useScene<Value>(
  select: (scene: Frame, run: Run) => Value,
  isSame?: (one: Value, other: Value) => boolean,
): Value {
  const run = useRun();
  let last: { readonly scene: Frame; readonly value: Value } | null = null;
  return useSelector(
    usePlayer(),
    (snapshot) => {
      const scene = sceneOf(run, snapshot.context.atMs);
      if (last?.scene !== scene) last = { scene, value: select(scene, run) };
      return last.value;
    },
    isSame,
  );
}

/** Index of the message that the moment is about, -1 before the first. */
export const useCurrentIndex = (): number => useFrame((frame) => frame.current);

export type PlayerState = 'paused' | 'playing' | 'ended';

type PlayerSnapshot = SnapshotFrom<typeof playerMachine>;

const selectPlayerState = (snapshot: PlayerSnapshot): PlayerState =>
  snapshot.matches('playing') ? 'playing' : snapshot.matches('ended') ? 'ended' : 'paused';

const selectIsMoving = (snapshot: PlayerSnapshot): boolean =>
  snapshot.matches('playing') || snapshot.matches('stepping');
const selectPart = ({ context: { score, part } }: PlayerSnapshot): ScorePart | undefined => score.parts[part];
const selectSpeed = ({ context }: PlayerSnapshot): number => context.speed;
const selectTrack = ({ context }: PlayerSnapshot): Track => context.track;

/** Whether the run plays. While one message travels because one stepped to it, the player is still paused. */
export const usePlayerState = (): PlayerState => useSelector(usePlayer(), selectPlayerState);

/** True while time passes: the run plays, or a message travels because one stepped to it. */
export const useIsMoving = (): boolean => useSelector(usePlayer(), selectIsMoving);

/** What is told now, and how; undefined before the first message and at the end. */
export const usePart = (): ScorePart | undefined => useSelector(usePlayer(), selectPart);

export const useSpeed = (): number => useSelector(usePlayer(), selectSpeed);

/** What is told of the run: the story in a few stops, or every message. */
export const useTrack = (): Track => useSelector(usePlayer(), selectTrack);

/** The sentence of the caption for the message that the moment is about; empty before the first. */
export function useSentence(): string {
  return sentenceAt(useRun(), useScenario(), useTrack(), useCurrentIndex());
}

/** Where the moment is among the stops of the story. */
export interface StopPlace {
  /** The last stop at or before the moment, from 1; 0 before the first. */
  readonly number: number;
  readonly of: number;
  /** How many messages lie between the stop before and this one. */
  readonly between: number;
  /** True when the stop tells pipeline steps as a whole. */
  readonly isFolded: boolean;
  /** True when the moment is about the message of the stop, false when it lies after it. */
  readonly isAtStop: boolean;
}

const selectStop = ({ context: { score, part } }: PlayerSnapshot) => {
  const order = score.story.findLastIndex((stop) => stop <= part);
  return { order, isAtStop: order >= 0 && score.story[order] === part };
};

/** The stop of the story at the moment or before it, whatever the track. */
export function useStop(): StopPlace {
  const stops = stopsOf(useRun(), useScenario());
  const { order, isAtStop } = useSelector(usePlayer(), selectStop, sameData);
  const stop = stops[order];
  return {
    number: order + 1,
    of: stops.length,
    between: stop?.between ?? 0,
    isFolded: (stop?.folded ?? null) !== null,
    isAtStop,
  };
}

export interface Playback {
  readonly toggle: () => void;
  /** Steps on: the message travels once and rests, unless the device asks for less motion. */
  readonly next: (granularity: Granularity) => void;
  readonly previous: (granularity: Granularity) => void;
  readonly toStart: () => void;
  readonly toEnd: () => void;
  /** Goes to the moment of the message with this index. */
  readonly toMessage: (index: number) => void;
  /** Goes to a position in [0, number of messages]; see `positionAt`. */
  readonly toPosition: (position: number) => void;
  readonly setSpeed: (speed: number) => void;
  readonly setTrack: (track: Track) => void;
  /** Tells every message from the first after the last stop: what lies between it and the stop of the moment. */
  readonly openBetween: () => void;
}

/** Asked at each step: a change of the setting needs no render. */
export const travels = (): boolean => !matchMedia(REDUCED_MOTION).matches;

/** The commands of the player. The object stays the same as long as the run does. */
export function usePlayback(): Playback {
  const player = usePlayer();
  const run = useRun();
  return useMemo(() => {
    const { trace } = run;
    const toMessage = (index: number): void => {
      const message = trace.messages[index];
      if (message) player.send({ type: 'seek', atMs: markOf(message) });
    };
    return {
      toggle: () => player.send({ type: player.getSnapshot().matches('playing') ? 'pause' : 'play' }),
      next: (granularity) => player.send({ type: 'step.next', granularity, travels: travels() }),
      previous: (granularity) => player.send({ type: 'step.previous', granularity, travels: travels() }),
      toStart: () => player.send({ type: 'seek', atMs: 0 }),
      toEnd: () => player.send({ type: 'seek', atMs: trace.durationMs }),
      toMessage,
      toPosition: (position) => player.send({ type: 'seek', atMs: timeAt(trace, position) }),
      setSpeed: (speed) => player.send({ type: 'speed.set', speed }),
      setTrack: (track) => player.send({ type: 'track.set', track }),
      openBetween: () => {
        const snapshot = player.getSnapshot();
        const { story } = snapshot.context.score;
        const { order } = selectStop(snapshot);
        const first = (story[order - 1] ?? -1) + 1;
        player.send({ type: 'track.set', track: 'every' });
        toMessage(tellingOf(run).parts[order < 0 ? 0 : first]?.message ?? 0);
      },
    };
  }, [player, run]);
}
