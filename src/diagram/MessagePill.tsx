import { X } from 'lucide-react';
import { useLayoutEffect, useMemo, useRef } from 'react';
import { DATA_CLASSES } from '../catalogue/index.ts';
import { flightAlong } from '../layout/flight.ts';
import { pointsOf, routeOf } from '../layout/layout.ts';
import { specOf } from '../simulation/describe.ts';
import type { TraceMessage } from '../simulation/trace.ts';
import { useReducedMotion } from '../state/media.ts';
import { useFrame, usePlayerState, useSpeed } from '../state/playback.ts';
import { PlayerContext } from '../state/session.tsx';

/** Positions along the way that the browser's compositor moves between. */
const SAMPLES = 49;

/** Where the pill of a message is at a share of its flight, as a CSS transform. */
function positions(message: TraceMessage): (progress: number) => string {
  const spec = specOf(message);
  const pointAt = flightAlong(pointsOf(routeOf(spec.from, spec.to)), message.status === 'failed');
  return (progress) => {
    const { x, y } = pointAt(progress);
    return `translate(${x.toFixed(2)}px, ${y.toFixed(2)}px)`;
  };
}

/**
 * A message on its way. Its place is a function of the cursor: paused it is set, and playing the compositor moves it
 * along the same positions, slaved to the cursor's time.
 */
export function MessagePill({ index }: { readonly index: number }) {
  const player = PlayerContext.useActorRef();
  const element = useRef<HTMLDivElement>(null);
  const message = useFrame((_, trace) => trace.messages[index]);
  const playing = usePlayerState() === 'playing';
  const speed = useSpeed();
  const reducedMotion = useReducedMotion();
  const moving = playing && !reducedMotion;
  const progress = useFrame((frame) => {
    if (reducedMotion) return 0.5;
    return moving ? null : (frame.inFlight.find((flight) => flight.index === index)?.progress ?? 0);
  });
  const positionAt = useMemo(() => (message ? positions(message) : () => ''), [message]);

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

  if (!message) return null;
  const { dataClass } = specOf(message);
  const failed = message.status === 'failed';
  return (
    <div
      ref={element}
      className="pill"
      data-class={dataClass}
      data-failed={failed}
      data-message={message.id}
      style={progress === null ? undefined : { transform: positionAt(progress) }}
    >
      <span className="pill-label">
        {failed ? <X size={12} strokeWidth={3} aria-hidden="true" /> : null}
        {DATA_CLASSES[dataClass].short}
        {failed ? ' failed' : null}
      </span>
    </div>
  );
}
