import { useCallback, useLayoutEffect, useMemo, useRef } from 'react';
import { landsAfter, simulatedAt } from '../../machines/score.ts';
import { specOf } from '../simulation/run.ts';
import { useReducedMotion } from '../state/media.ts';
import { useFrame, useIsMoving, usePart, useSpeed } from '../state/playback.ts';
import { usePlayer, useRun } from '../state/session.tsx';
import { stagePill } from '../views/stage.ts';
import { Pill } from './Pill.tsx';
import { useLayout } from './view.ts';

/** Positions along the way that the browser's compositor moves between. */
const SAMPLES = 49;

/**
 * A message on its way. Its place is a function of the cursor: paused it is set, and while time passes the compositor
 * moves it along the same positions as the message that is told travels, is held at the boundary and rests.
 */
export function MessagePill({ index }: { readonly index: number }) {
  const player = usePlayer();
  const element = useRef<HTMLDivElement>(null);
  const run = useRun();
  const layout = useLayout();
  const message = run.trace.messages[index];
  const part = usePart();
  const speed = useSpeed();
  const reducedMotion = useReducedMotion();
  const moving = useIsMoving() && !reducedMotion;
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
    if (!moving || !message || !part || !element.current) return;
    const { sentMs, receivedMs } = message;
    const movesMs = landsAfter(part);
    const transforms = Array.from({ length: SAMPLES }, (_, sample) => {
      const atMs = simulatedAt(part, (movesMs * sample) / (SAMPLES - 1));
      return positionAt(Math.min(1, Math.max(0, (atMs - sentMs) / (receivedMs - sentMs))));
    });
    const animation = element.current.animate({ transform: transforms }, { duration: movesMs, fill: 'both' });
    // A start time instead of play(): play() would rewind an animation that the cursor has already passed.
    const { elapsedMs } = player.getSnapshot().context;
    animation.playbackRate = speed;
    animation.startTime = Number(document.timeline.currentTime) - elapsedMs / speed;
    return () => animation.cancel();
  }, [moving, message, part, positionAt, player, speed]);

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
