import { fromCallback } from 'xstate';
import type { PlayerEvent } from '../../machines/player.machine.ts';

/** A hidden tab gets no frames; when it is shown again, playback goes on where it was instead of leaping. */
const LONGEST_TICK_MS = 100;

/** Real time for the player: one tick for each frame that the browser draws. */
export const frameTicker = fromCallback<PlayerEvent>(({ sendBack }) => {
  let previousMs: number | undefined;
  let request = requestAnimationFrame(function tick(nowMs) {
    const deltaMs = previousMs === undefined ? 0 : Math.min(nowMs - previousMs, LONGEST_TICK_MS);
    previousMs = nowMs;
    request = requestAnimationFrame(tick);
    sendBack({ type: 'ticker.tick', deltaMs } satisfies PlayerEvent);
  });
  return () => cancelAnimationFrame(request);
});
