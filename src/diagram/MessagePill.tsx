import { useCallback, useLayoutEffect, useMemo, useRef } from 'react';
import { specOf } from '../simulation/run.ts';
import { useReducedMotion } from '../state/media.ts';
import { useFrame, usePlayerState, useSpeed } from '../state/playback.ts';
import { usePlayer, useRun } from '../state/session.tsx';
import { stagePill } from '../views/stage.ts';
import { Pill } from './Pill.tsx';
import { useLayout } from './view.ts';

/** Positions along the way that the browser's compositor moves between. */
const SAMPLES = 49;

/**
 * A message on its way. Its place is a function of the cursor: paused it is set, and playing the compositor moves it
 * along the same positions, slaved to the cursor's time.
 */
export function MessagePill({ index }: { readonly index: number }) {
  const player = usePlayer();
  const element = useRef<HTMLDivElement>(null);
  const run = useRun();
  const layout = useLayout();
  const message = run.trace.messages[index];
  const playing = usePlayerState() === 'playing';
  const speed = useSpeed();
  const reducedMotion = useReducedMotion();
  const moving = playing && !reducedMotion;
  const progress = useFrame((frame) => {
    if (reducedMotion) return 0.5;
    return moving ? null : (frame.inFlight.find((flight) => flight.index === index)?.progress ?? 0);
  });
  const pill = useMemo(() => stagePill(layout, run, index), [layout, run, index]);
  const positionAt = useCallback(
    (share: number) => {
      const { x, y } = pill?.positionAt(share) ?? { x: 0, y: 0 };
      return `translate(${x.toFixed(2)}px, ${y.toFixed(2)}px)`;
    },
    [pill],
  );

  useLayoutEffect(() => {
    if (!moving || !message || !element.current) return;
    const transforms = Array.from({ length: SAMPLES }, (_, sample) => positionAt(sample / (SAMPLES - 1)));
    const animation = element.current.animate(
      { transform: transforms },
      { duration: message.receivedMs - message.sentMs, fill: 'both' },
    );
    // A start time instead of play(): play() would rewind an animation that the cursor has already passed.
    const flownMs = player.getSnapshot().context.atMs - message.sentMs;
    animation.playbackRate = speed;
    animation.startTime = Number(document.timeline.currentTime) - flownMs / speed;
    return () => animation.cancel();
  }, [moving, message, positionAt, player, speed]);

  if (!pill) return null;
  return (
    <Pill
      ref={element}
      pill={pill}
      dataClass={message && specOf(run, message).dataClass}
      style={progress === null ? undefined : { transform: positionAt(progress) }}
    />
  );
}
